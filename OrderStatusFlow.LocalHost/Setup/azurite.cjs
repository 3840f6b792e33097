// Runs Azurite for one host: node azurite.cjs NODE_MODULES [Azurite's arguments].
// It ends, with everything written, when its standard input closes: when the host stops it, or when the host has died.
"use strict";

const Module = require("node:module");
const path = require("node:path");

const modules = process.argv[2];
const azurite = path.join(modules, "azurite", "dist", "src");

// Azurite loads its store in SQL servers and its telemetry client even if it uses neither. Without them it starts in two thirds of the processor time, with 35 MB less.
// The data of a host is in its own folder, so the variable that selects the SQL store has no effect.
delete process.env.AZURITE_DB;
for (const unused of [path.join(azurite, "blob", "SqlBlobServer"), "applicationinsights"]) {
  const id = require.resolve(unused, { paths: [azurite] });
  require.cache[id] = Object.assign(new Module(id), { filename: id, loaded: true });
}

const Loki = require(require.resolve("lokijs", { paths: [azurite] }));
const ServerBase = require(path.join(azurite, "common", "ServerBase")).default;

require("./azurite-index.cjs")(Loki);
require("./azurite-tables.cjs")(Loki, path.join(azurite, "table", "persistence"));

// Azurite compares each request with the template of every operation, and parses each template again each time.
const templatesPath = require.resolve("uri-templates", { paths: [azurite] });
const parseTemplate = require(templatesPath);
const templates = new Map();
require.cache[templatesPath].exports = (text) => templates.get(text) ?? templates.set(text, parseTemplate(text)).get(text);

const closesWithin = 5000;

// A signal such as Ctrl+C reaches every process of a terminal at once, but the host still writes while it stops: only the host ends this process.
const once = process.once;
process.once = (event, listener) => (String(event).startsWith("SIG") ? process : once.call(process, event, listener));
for (const signal of process.platform === "win32" ? ["SIGINT", "SIGBREAK", "SIGHUP"] : ["SIGINT", "SIGTERM", "SIGHUP", "SIGQUIT"]) {
  process.on(signal, () => {});
}

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

const sockets = new Set();
const start = ServerBase.prototype.start;
ServerBase.prototype.start = function () {
  this.httpServer.on("connection", (socket) => sockets.add(socket.once("close", () => sockets.delete(socket))));
  return start.call(this);
};

// Azurite saves its index while requests are still under way: what these write would be acknowledged, and lost.
ServerBase.prototype.close = async function () {
  const server = this.httpServer;
  const closed = new Promise((resolve) => server.close(resolve));
  const idle = setInterval(() => {
    server.closeIdleConnections();
    // To Node.js, a connection that never had a request is not idle.
    [...sockets].filter((socket) => socket.server === server && socket.bytesRead === 0).forEach((socket) => socket.destroy());
  }, 10);
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
