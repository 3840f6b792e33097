// Runs Azurite for one host: node azurite.cjs NODE_MODULES [Azurite's arguments].
// It ends, with everything written, when its standard input closes: when the host stops it, or when the host has died.
"use strict";

const { createReadStream } = require("node:fs");
const fs = require("node:fs/promises");
const path = require("node:path");

const modules = process.argv[2];
const azurite = path.join(modules, "azurite", "dist", "src");
const Loki = require(require.resolve("lokijs", { paths: [azurite] }));
const ServerBase = require(path.join(azurite, "common", "ServerBase")).default;

// Azurite compares each request with the template of every operation, and parses each template again each time.
const templatesPath = require.resolve("uri-templates", { paths: [azurite] });
const parseTemplate = require(templatesPath);
const templates = new Map();
require.cache[templatesPath].exports = (text) => templates.get(text) ?? templates.set(text, parseTemplate(text)).get(text);

const minSaveInterval = 1000;
const maxSaveInterval = 5000;
const closesWithin = 5000;
const recordsInLine = 200;

// A signal such as Ctrl+C reaches every process of a terminal at once, but the host still writes while it stops: only the host ends this process.
const once = process.once;
process.once = (event, listener) => (String(event).startsWith("SIG") ? process : once.call(process, event, listener));
for (const signal of process.platform === "win32" ? ["SIGINT", "SIGBREAK", "SIGHUP"] : ["SIGINT", "SIGTERM", "SIGHUP", "SIGQUIT"]) {
  process.on(signal, () => {});
}

// Azurite keeps its index in memory and writes it whole, every five seconds. A small index is written more often; a large one would take too much time for that.
Loki.prototype.autosaveEnable = function () {
  const self = this;
  let failed = false;
  this.autosave = true;
  saveIn(minSaveInterval);

  function saveIn(delay) {
    if (self.isClosing) {
      return;
    }
    self.autosaveHandle = setTimeout(() => {
      if (!self.autosaveDirty()) {
        saveIn(minSaveInterval);
        return;
      }
      const began = performance.now();
      self.saveDatabase((error) => {
        if (error) {
          // Loki regards the changes as saved from the beginning of a save.
          self.collections.forEach((collection) => (collection.dirty = true));
        }
        if (error && !failed) {
          console.error(`Cannot save ${self.filename}: ${error.message}. Azurite tries again every few seconds. If it is killed before, the last changes are lost.`);
        } else if (failed && !error) {
          console.error(`Saved ${self.filename} again.`);
        }
        failed = Boolean(error);
        saveIn(Math.min(Math.max(20 * (performance.now() - began), minSaveInterval), maxSaveInterval));
      });
    }, delay);
  }
};

// Loki makes one text of the whole index. Meanwhile Azurite does not respond, and the text must be shorter than 512 MB. Lines are written one after another
// instead: the database, then for each collection its settings and its records. A record that changes meanwhile is written before or after its change, and its
// collection is written again with the next save.
const [collectionsFollow, recordsFollow, end] = ['"collections":[', '"data":[', "]}"];

Loki.prototype.serialize = function () {
  const open = (value) => `${JSON.stringify(value, this.serializeReplacer).slice(0, -1)},`;
  const { collections, ...database } = this;
  return indexLines(open(database), collections.map(({ data, ...collection }) => [open(collection), data.slice()]));
};

function* indexLines(database, collections) {
  yield `${database}${collectionsFollow}\n`;
  for (const [number, [collection, records]] of collections.entries()) {
    yield `${number > 0 ? "," : ""}${collection}${recordsFollow}\n`;
    for (let from = 0; from < records.length; from += recordsInLine) {
      yield `${from > 0 ? "," : ""}${JSON.stringify(records.slice(from, from + recordsInLine)).slice(1, -1)}\n`;
    }
    yield `${end}\n`;
  }
  yield end;
}

Object.assign(Loki.LokiFsAdapter.prototype, {
  saveDatabase(name, lines, callback) {
    fs.writeFile(`${name}~`, lines).then(() => fs.rename(`${name}~`, name)).then(() => callback(), callback);
  },
  loadDatabase(name, callback) {
    readIndex(name).then(callback, callback);
  },
});

// The object that Loki loads; null if there is no file. Azurite itself, and earlier releases, wrote one line.
async function readIndex(name) {
  let database = null;
  try {
    for await (const line of linesOf(createReadStream(name, "utf8"))) {
      const text = line.startsWith(",") ? line.slice(1) : line;
      if (database === null) {
        database = JSON.parse(text.endsWith(collectionsFollow) ? text + end : text);
      } else if (text.endsWith(recordsFollow)) {
        database.collections.push(JSON.parse(text + end));
      } else if (text !== end) {
        database.collections.at(-1).data.push(...JSON.parse(`[${text}]`));
      }
    }
  } catch (error) {
    if (error.code !== "ENOENT") {
      throw error;
    }
  }
  return database;
}

// Some versions of Node.js also end a line at U+2028, which JSON does not escape.
async function* linesOf(stream) {
  let parts = [];
  for await (const chunk of stream) {
    const [first, ...others] = chunk.split("\n");
    parts.push(first);
    for (const other of others) {
      yield parts.join("");
      parts = [other];
    }
  }
  const last = parts.join("");
  if (last !== "") {
    yield last;
  }
}

const closeDatabase = Loki.prototype.close;
Loki.prototype.close = function (callback) {
  this.isClosing = true;
  closeDatabase.call(this, callback);
};

// A query of several properties uses the index of the first one only. Azurite names the account first, which every blob may share: the property that fewest records share comes first.
const find = Loki.Resultset.prototype.find;
Loki.Resultset.prototype.find = function (query, firstOnly) {
  const { binaryIndices } = this.collection;
  const count = (name) => {
    const [from, to] = this.collection.calculateRange("$eq", name, query[name]);
    return to - from;
  };
  if (!this.filterInitialized && query && typeof query === "object") {
    const indexed = Object.keys(query).filter((name) => typeof query[name] === "string" && binaryIndices[name]);
    if (indexed.length > 1) {
      const [fewest] = indexed.map((name) => ({ name, count: count(name) })).sort((a, b) => a.count - b.count);
      query = { [fewest.name]: query[fewest.name], ...query };
    }
  }
  return find.call(this, query, firstOnly);
};

// The removal of several records sorts every index anew; the removal of one does not.
const removeBatch = Loki.Collection.prototype.removeBatchByPositions;
Loki.Collection.prototype.removeBatchByPositions = function (positions) {
  return positions.length === 1 ? this.remove(this.data[positions[0]]) : removeBatch.call(this, positions);
};

// Azurite keeps the entities of a table in two sorted indexes, so each new entity moves those behind it, and takes longer the more there are. It looks for an
// entity by both keys only, and looks at all of them otherwise: a map of both keys replaces the indexes.
const entityMaps = new WeakMap();
const keysOf = (entity) => `${entity.PartitionKey}\0${entity.RowKey}`;

function entitiesOf(collection) {
  // The collection of a table is named "account$table". The names of all others begin with "$".
  if (collection.name.indexOf("$") <= 0) {
    return undefined;
  }
  if (!entityMaps.has(collection)) {
    entityMaps.set(collection, new Map(collection.data.map((entity) => [keysOf(entity), entity])));
    collection.binaryIndices = {};
  }
  return entityMaps.get(collection);
}

const { insertOne, update, remove, findOne } = Loki.Collection.prototype;
Object.assign(Loki.Collection.prototype, {
  insertOne(entity, ...rest) {
    const entities = entitiesOf(this);
    const inserted = insertOne.call(this, entity, ...rest);
    entities?.set(keysOf(inserted), inserted);
    return inserted;
  },
  update(entity) {
    const entities = entitiesOf(this);
    const updated = update.call(this, entity);
    entities?.set(keysOf(entity), this.get(entity.$loki));
    return updated;
  },
  remove(entity) {
    entitiesOf(this)?.delete(keysOf(entity));
    return remove.call(this, entity);
  },
  findOne(query) {
    const entities = "PartitionKey" in (query ?? {}) && "RowKey" in query ? entitiesOf(this) : undefined;
    return entities ? (entities.get(keysOf(query)) ?? null) : findOne.call(this, query);
  },
});

// Azurite saves its index while requests are still under way: what these write would be acknowledged, and lost.
ServerBase.prototype.close = async function () {
  const server = this.httpServer;
  const closed = new Promise((resolve) => server.close(resolve));
  const idle = setInterval(() => server.closeIdleConnections(), 10);
  await Promise.race([closed, new Promise((resolve) => setTimeout(resolve, closesWithin).unref())]);
  clearInterval(idle);
  server.closeAllConnections();
  await this.afterClose();
};

// The host may be gone, and nobody reads what Azurite says.
process.stdout.on("error", () => {});
process.stderr.on("error", () => {});
process.on("unhandledRejection", (error) => {
  console.error(`Azurite failed: ${error?.message ?? error}`);
  process.exitCode = 1;
});

process.stdin.on("error", stop).on("end", stop).resume();
process.argv.splice(1, 2, path.join(azurite, "azurite.js"));
require(process.argv[1]);

function stop() {
  // Azurite's own message for this; it listens for it once it has started, and holds nothing before.
  if (!process.emit("message", "shutdown")) {
    process.exit();
  }
}
