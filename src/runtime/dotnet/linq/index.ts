/** Registers delegates and the types of System.Linq. */
import './delegates.js';
import './grouping.js';
import './enumerable.js';
