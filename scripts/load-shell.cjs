// Loads the engine's bundle through V8's code cache, which saves most of the time to compile it. The cache is made by the
// build for the Node that built; another Node refuses it and gets one of its own in the user's cache folder.
'use strict';
const { readFileSync, writeFileSync, mkdirSync, renameSync } = require('node:fs');
const { dirname, join } = require('node:path');
const { Script } = require('node:vm');

const file = join(__dirname, 'shell.cjs');
// The build writes ASCII, wrapped in a function already: read like this it is not copied again.
const source = readFileSync(file, 'latin1');

function read(path) {
  try {
    return readFileSync(path);
  } catch {
    return undefined; // no cache yet
  }
}

const own = join(__dirname, 'shell.cache');
let cachedData = read(own);
let script = new Script(source, { filename: file, cachedData });
if (cachedData === undefined || script.cachedDataRejected) {
  const folder = process.env.XDG_CACHE_HOME || (process.env.HOME && join(process.env.HOME, '.cache'));
  const users = folder && join(folder, 'periwinkle', `shell-${process.version}-${process.arch}.cache`);
  cachedData = users && read(users);
  script = new Script(source, { filename: file, cachedData });
  if (users && (cachedData === undefined || script.cachedDataRejected)) process.on('exit', () => save(users));
}
function save(path) {
  try {
    mkdirSync(dirname(path), { recursive: true });
    writeFileSync(`${path}.${process.pid}`, script.createCachedData());
    renameSync(`${path}.${process.pid}`, path);
  } catch {
    // A read-only home: the shell starts more slowly next time, nothing else.
  }
}
// What few scripts need of Node costs a millisecond each: it is loaded when something of it is first used.
const loadedLater = ['child_process', 'crypto', 'net', 'tty', 'worker_threads', 'zlib'].map((name) => `node:${name}`);
function requireLater(name) {
  if (!loadedLater.includes(name)) return require(name);
  let loaded;
  return new Proxy({}, { get: (_target, key) => (loaded ??= require(name))[key] });
}

const shell = { exports: {} };
script.runInThisContext()(shell.exports, requireLater, shell, file, __dirname);
if (process.env.PERIWINKLE_MAKE_CACHE) process.on('exit', () => save(process.env.PERIWINKLE_MAKE_CACHE));
module.exports = shell.exports;
