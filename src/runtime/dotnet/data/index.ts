/** System.Data: tables in memory. */
import './enums.js';
import './property-collection.js';
import './data-column.js';
import './data-row.js';
import './data-collections.js';
import './table-type.js';
import './data-view.js';
import './data-set.js';
