/** Registers the types of System.Security, and Marshal, by which secure strings are read. */
import './secure-string.js';
import './marshal.js';
import './certificates/index.js';
