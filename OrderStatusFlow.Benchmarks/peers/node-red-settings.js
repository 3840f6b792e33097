// Node-RED without its editor, its telemetry and a log of each message.
module.exports = {
    uiHost: "127.0.0.1",
    uiPort: Number(process.env.NODE_RED_PORT),
    flowFile: "flows.json",
    httpAdminRoot: false,
    credentialSecret: false,
    telemetry: {enabled: false},
    logging: {console: {level: "info"}},
};
