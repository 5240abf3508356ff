/** Registers delegates and the types of System.Linq. */
import './delegates.js';
