/** Certificates: what they say, and their names. */
import './enums.js';
import './oid.js';
import './x500-name.js';
import './x509-extensions.js';
import './x509-certificate.js';
import './x509-collection.js';
