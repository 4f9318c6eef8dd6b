// Where a thread starts: plain JavaScript, because a thread does not inherit the loader that reads TypeScript. That loader is
// put into this thread by way of `require`, where it needs no second thread of its own.
const { workerData } = require('node:worker_threads');
const { register } = require('tsx/cjs/api');

register();
require(workerData.module);
