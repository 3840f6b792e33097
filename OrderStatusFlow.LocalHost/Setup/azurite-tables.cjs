// The entities of Azurite's tables.
"use strict";

const path = require("node:path");

// Azurite keeps the entities of a table in two sorted indexes, so each new entity moves those behind it, and takes longer the more there are. A query looks at all
// entities of the table. A map of the partitions replaces the indexes: an entity is found by its keys, and a query of one partition looks at its entities only.
const partitionsOf = new WeakMap();

module.exports = (Loki, persistence) => {
  const { insertOne, update, remove, findOne } = Loki.Collection.prototype;
  Object.assign(Loki.Collection.prototype, {
    insertOne(entity, ...rest) {
      const partitions = partitionsIn(this);
      const inserted = insertOne.call(this, entity, ...rest);
      if (partitions) {
        put(partitions, inserted);
      }
      return inserted;
    },
    update(entity) {
      const partitions = partitionsIn(this);
      const updated = update.call(this, entity);
      if (partitions) {
        put(partitions, this.get(entity.$loki));
      }
      return updated;
    },
    remove(entity) {
      const partitions = partitionsIn(this);
      const rows = partitions?.get(entity.PartitionKey);
      rows?.delete(entity.RowKey);
      if (rows?.size === 0) {
        partitions.delete(entity.PartitionKey);
      }
      return remove.call(this, entity);
    },
    findOne(query) {
      const partitions = "PartitionKey" in (query ?? {}) && "RowKey" in query ? partitionsIn(this) : undefined;
      return partitions ? (partitions.get(query.PartitionKey)?.get(query.RowKey) ?? null) : findOne.call(this, query);
    },
  });

  const Store = require(path.join(persistence, "LokiTableMetadataStore")).default;
  const partitionOf = partitionReader(path.join(persistence, "QueryInterpreter"));
  const { queryTableEntities } = Store.prototype;
  Store.prototype.queryTableEntities = function (context, account, table, options, ...next) {
    const partition = partitionOf(options.filter);
    if (partition === undefined) {
      return queryTableEntities.call(this, context, account, table, options, ...next);
    }
    const partitions = partitionsIn(this.getEntityCollection(account, table, context));
    const entities = { chain: () => chain([...(partitions.get(partition)?.values() ?? [])]) };
    return queryTableEntities.call(Object.create(this, { getEntityCollection: { value: () => entities } }), context, account, table, options, ...next);
  };
};

function partitionsIn(collection) {
  // The collection of a table is named "account$table". The names of all others begin with "$".
  if (collection.name.indexOf("$") <= 0) {
    return undefined;
  }
  if (!partitionsOf.has(collection)) {
    const partitions = new Map();
    collection.data.forEach((entity) => put(partitions, entity));
    partitionsOf.set(collection, partitions);
    collection.binaryIndices = {};
  }
  return partitionsOf.get(collection);
}

function put(partitions, entity) {
  let rows = partitions.get(entity.PartitionKey);
  if (!rows) {
    partitions.set(entity.PartitionKey, (rows = new Map()));
  }
  rows.set(entity.RowKey, entity);
}

// What Azurite calls of a Loki query.
function chain(entities) {
  return {
    where: (isMatch) => chain(entities.filter(isMatch)),
    sort: (compare) => chain(entities.sort(compare)),
    limit: (count) => chain(entities.slice(0, count)),
    data: () => entities,
  };
}

// Returns a function that reads from a filter the partition that every match is in; undefined if the filter names none, or is invalid, which Azurite then reports.
function partitionReader(interpreter) {
  const parse = require(path.join(interpreter, "QueryParser")).default;
  const [And, Equals, Constant] = ["AndNode", "EqualsNode", "ConstantNode"].map((name) => require(path.join(interpreter, "QueryNodes", name)).default);

  const partitionIn = (node) =>
    node instanceof And
      ? (partitionIn(node.left) ?? partitionIn(node.right))
      : node instanceof Equals && node.left.identifier === "PartitionKey" && node.right instanceof Constant && typeof node.right.value === "string"
        ? node.right.value
        : undefined;

  return (filter) => {
    try {
      return filter ? partitionIn(parse(filter)) : undefined;
    } catch {
      return undefined;
    }
  };
}
