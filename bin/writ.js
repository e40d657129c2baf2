#!/usr/bin/env node
// This file must be understood by any Node, however old, so that the answer is a sentence and not a syntax error:
// - the package is ESM, but Nodes before 12.17 cannot load that; the package.json beside this file makes this folder CommonJS, which all can;
// - ES5 words only (var, function, string +), and no import(): Nodes before 9 cannot even parse it;
// - Node 24 can require() an ES module, so one process is enough and nothing is started twice.
"use strict";

var fs = require("fs");
var path = require("path");
var NEEDED = 24;
var root = path.dirname(__dirname);

if (major(process.versions.node) >= NEEDED) start();
else handOver();

function major(version) {
  return parseInt(String(version).replace(/^v/, ""), 10);
}

/** Sources when they are there (a checkout, no build step), else what the tarball holds. */
function start() {
  var sources = path.join(root, "src", "cli", "main.ts");
  var inCheckout = fs.existsSync(sources);
  quietExperimentalWarnings();
  require("./hold-memory.js");
  // stripped and compiled sources are kept inside the checkout, where whoever could alter them could alter the sources too
  // by the environment, which threads have too: each would strip and compile the same sources again
  if (inCheckout) {
    process.env.NODE_COMPILE_CACHE = path.join(root, "node_modules", ".cache", "writ");
    require("module").enableCompileCache(process.env.NODE_COMPILE_CACHE);
  }
  require(inCheckout ? sources : path.join(root, "dist", "cli", "main.js")).start(root);
}

/** What --disable-warning=ExperimentalWarning does, without a second process: node:sqlite says it is experimental on each start. */
function quietExperimentalWarnings() {
  process.removeAllListeners("warning");
  process.on("warning", function (warning) {
    if (warning.name !== "ExperimentalWarning") process.stderr.write("writ: " + warning.name + ": " + warning.message + "\n");
  });
}

/** Too old: the `node` package installed beside us takes over, unseen; without one, a sentence and exit 2. */
function handOver() {
  var newer = findNewer();
  if (newer === null) {
    var how = fs.existsSync(path.join(root, "src")) ? "npm ci" : "npm install node@" + NEEDED;
    var remedy = "run `" + how + "` in the folder where writ is installed, which puts it beside writ, or get it from https://nodejs.org";
    console.error("writ needs Node " + NEEDED + " or newer and this is " + process.version + ": " + remedy + ".");
    process.exit(2);
    return;
  }
  var args = ["--disable-warning=ExperimentalWarning", __filename].concat(process.argv.slice(2));
  var child = require("child_process").spawn(newer, args, { stdio: "inherit" });
  ["SIGINT", "SIGTERM", "SIGHUP", "SIGQUIT", "SIGUSR2", "SIGCONT"].forEach(function (signal) {
    process.on(signal, function () {
      child.kill(signal);
    });
  });
  child.on("error", function (error) {
    console.error("writ could not start " + newer + ": " + error.message);
    process.exit(2);
  });
  child.on("exit", function (code, signal) {
    if (signal === null) process.exit(code);
    // die of the same signal, so that a shell sees what it would have seen without us in between
    process.removeAllListeners(signal);
    process.kill(process.pid, signal);
  });
}

/** Only folders that belong to the installation are looked into, never the one the user stands in. */
function findNewer() {
  var name = process.platform === "win32" ? "node.exe" : "node";
  var beside = [path.join(root, "node_modules")];
  if (path.basename(path.dirname(root)) === "node_modules") beside.push(path.dirname(root));
  for (var i = 0; i < beside.length; i++) {
    var candidates = [path.join(beside[i], "node", "bin", name), path.join(beside[i], ".bin", name)];
    for (var j = 0; j < candidates.length; j++) {
      if (isNewEnough(candidates[j])) return candidates[j];
    }
  }
  return null;
}

function isNewEnough(file) {
  if (!fs.existsSync(file)) return false;
  var said = require("child_process").spawnSync(file, ["--version"], { encoding: "utf8" });
  return said.status === 0 && major(said.stdout) >= NEEDED;
}
