/** The engine's own classes as .NET types. */
import '../../completion/command-completion-type.js';
import './call-stack-frame.js';
import './cmdlet.js';
import './command-parameters.js';
import './commands.js';
import './dictionaries.js';
import '../experimental-features.js';
import './host.js';
import './module-info.js';
import './ps-cmdlet.js';
import './script-block.js';
import './session-items.js';
import './session-state.js';
import '../../hosting/types/index.js';
import '../../jobs/types/index.js';
