/** The types of System.Threading and System.Threading.Tasks. */
import './enums.js';
import './thread.js';
import './monitor.js';
import './interlocked.js';
import './cancellation.js';
import './wait-handles.js';
import './slim-locks.js';
import './tasks.js';
import './timer.js';
