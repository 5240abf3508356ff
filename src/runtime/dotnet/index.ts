/** The emulated .NET class library: importing this file registers every type, by namespace. Definitions load when used. */
import './system/index.js';
import './globalization/index.js';
import './reflection/index.js';
import './collections/index.js';
import './automation/index.js';
import './linq/index.js';
import '../formatting/format-data-types.js';
import '../formatting/ps-style-types.js';
import './text/regular-expressions/index.js';
import './security/index.js';
import './io/index.js';
import './xml/index.js';
import './diagnostics/index.js';
import './text/index.js';
import './uri/index.js';
import './security/cryptography/index.js';
import './threading/index.js';
