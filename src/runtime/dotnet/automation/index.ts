/** Registers the types of System.Management.Automation. */
import './exception-types.js';
import '../../objects/object-types.js';
