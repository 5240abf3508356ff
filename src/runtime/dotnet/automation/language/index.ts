/** Registers System.Management.Automation.Language. */
import './syntax-objects.js';
import './language-types.js';
