/** The types of the web cmdlets. */
import './web-enums.js';
import './web-session.js';
import './web-response-object.js';
import './http-client-types.js';
import './web-client.js';
