/** System.Uri and UriBuilder. */
import './uri-types.js';
import './uri-builder.js';
