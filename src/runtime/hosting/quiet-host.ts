/** The host of a runspace that was made without one: nothing is shown, and nobody can be asked. */
import { type EngineHost, type HostMethod, hostMethodsWithoutResult } from '../host/host-call.js';
import { refusal } from '../host/refusal.js';

export function quietHost(): EngineHost {
  return {
    name: 'Default Host',
    supportsPush: false,
    interactive: false,
    supportsVirtualTerminal: false,
    flush() {},
    call: ((method: HostMethod) => {
      if (hostMethodsWithoutResult.has(method)) return undefined;
      throw refusal(
        'A command that prompts the user failed because the host program or the command type does not support user interaction. The host was attempting to request confirmation with the following message: ',
      );
    }) as EngineHost['call'],
  };
}
