/** The types of System.Reflection. */
import './member-info.js';
import './assembly.js';
