/** The environment of the session, which is the process's where no engine runs. */
import { currentEngine, hasEngine } from '../../engine/current-engine.js';

export function environmentVariables(): NodeJS.ProcessEnv {
  return hasEngine() ? currentEngine().environment : process.env;
}
