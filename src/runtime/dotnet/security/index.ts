/** Registers the types of System.Security. */
import './secure-string.js';
import './certificates/index.js';
