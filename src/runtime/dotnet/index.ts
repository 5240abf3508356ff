/** The emulated .NET class library: importing this file registers every type, by namespace. Definitions load when used. */
import './system/core-types.js';
import './collections/interfaces.js';
import './collections/read-only-collection.js';
import './collections/list.js';
import './collections/array-list.js';
import './automation/exception-types.js';
