// The worker that an engine at a terminal runs in.
'use strict';
const { workerData } = require('node:worker_threads');
require('./load-shell.cjs').serveWorker(workerData);
