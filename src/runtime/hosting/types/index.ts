/** Registers the types of System.Management.Automation by which scripts run engines of their own. */
import './initial-session-state.js';
import './powershell.js';
import './ps-command.js';
import './runspace-debug.js';
import './runspaces.js';
