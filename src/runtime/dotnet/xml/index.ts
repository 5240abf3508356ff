/** Registers System.Xml, System.Xml.XPath and the properties that PowerShell gives XML nodes. */
import './enums.js';
import './node-lists.js';
import './node-type.js';
import './element-type.js';
import './text-types.js';
import './document-type.js';
import './namespace-manager.js';
import './qualified-name.js';
import './xml-convert.js';
import './reader-types.js';
import './writer-types.js';
import './xpath/xpath-types.js';
import './linq/x-name.js';
import './linq/x-types.js';
import './linq/x-document-type.js';
import './linq/x-leaf-types.js';
import './xml-adapter.js';
