/** Registers the types of System.Diagnostics. */
import './stopwatch.js';
import './enums.js';
import './process-module.js';
import './process-start-info.js';
import './process-type.js';
