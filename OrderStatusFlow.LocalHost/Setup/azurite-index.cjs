// The index of Azurite: how it is saved and read.
"use strict";

const { createReadStream } = require("node:fs");
const fs = require("node:fs/promises");

const minSaveInterval = 1000;
const maxSaveInterval = 5000;
const recordsInLine = 200;

// Loki makes one text of the whole index. Meanwhile Azurite does not respond, and the text must be shorter than 512 MB. Lines are written one after another
// instead: the database, then for each collection its settings and its records. A record that changes meanwhile is written before or after its change, and its
// collection is written again with the next save.
const [collectionsFollow, recordsFollow, end] = ['"collections":[', '"data":[', "]}"];

module.exports = (Loki) => {
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

  const closeDatabase = Loki.prototype.close;
  Loki.prototype.close = function (callback) {
    this.isClosing = true;
    closeDatabase.call(this, callback);
  };

  Loki.prototype.serialize = function () {
    const open = (value) => `${JSON.stringify(value, this.serializeReplacer).slice(0, -1)},`;
    const { collections, ...database } = this;
    return indexLines(open(database), collections.map(({ data, ...collection }) => [open(collection), data.slice()]));
  };

  Object.assign(Loki.LokiFsAdapter.prototype, {
    saveDatabase(name, lines, callback) {
      fs.writeFile(`${name}~`, lines).then(() => fs.rename(`${name}~`, name)).then(() => callback(), callback);
    },
    loadDatabase(name, callback) {
      readIndex(name).then(callback, callback);
    },
  });
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
