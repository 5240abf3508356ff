/** Running code within a module: `& $module { }`, and the module cmdlets for a session. */
import { runtimeError } from '../../objects/errors.js';
import type { ExecutionContext } from '../execution-context.js';
import { Frame } from '../frame.js';
import type { SessionState } from '../session-state.js';
import type { PSModuleInfo } from './module-info.js';

/** A frame whose code runs in another session, for this while. */
export function frameIn(engine: ExecutionContext, session: SessionState): Frame {
  const { frame } = engine;
  const inside = new Frame(engine, session.currentScope, frame.out, frame.streams, frame, frame.block, null);
  inside.position = frame.position;
  return inside;
}

/** Throws a RuntimeException for a module that was not imported. */
export function invocableSession(module: PSModuleInfo): SessionState {
  if (module.session !== null) return module.session;
  if (module.moduleType === 'Binary')
    throw runtimeError(
      'CantInvokeInBinaryModule',
      `Cannot use '&' to invoke in the context of binary module '${module.name}'. Specify a non-binary module after the '&' and try the operation again.`,
      'InvalidOperation',
    );
  throw runtimeError(
    'CantInvokeInNonImportedModule',
    `Cannot use '&' to invoke in the context of module '${module.name}' because it is not imported. Import the module '${module.name}' and try the operation again.`,
    'InvalidOperation',
  );
}
