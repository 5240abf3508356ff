/** The types of System.Net and the namespaces below it, and System.Web.HttpUtility. */
import './enums.js';
import './ip-address.js';
import './addresses.js';
import './web-utility.js';
import './network-credential.js';
import './cookies.js';
import './web-settings.js';
import './dns.js';
import './http/http-headers.js';
import './http/http-messages.js';
import './unix-endpoint.js';
import './tcp-client.js';
