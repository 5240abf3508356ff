/** Registers the types of jobs and events. */
import './events.js';
import './jobs.js';
