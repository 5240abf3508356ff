/** PSRunspaceDebug: whether breakpoints in a runspace wait for a debugger. Only the session's own has one, and it always stops. */
import { defineType, type NetType } from '../../objects/net-type.js';
import type { HostedRunspace } from '../hosted-runspace.js';

export class PSRunspaceDebug {
  declare readonly netType: NetType;
  constructor(readonly runspace: HostedRunspace) {}
}

defineType('Microsoft.PowerShell.Commands.PSRunspaceDebug', { class: PSRunspaceDebug }, () => ({
  members: {
    'bool Enabled {get;}': () => false,
    'bool BreakAll {get;}': () => false,
    'string RunspaceName {get;}': (self: PSRunspaceDebug) => self.runspace.name,
    'int RunspaceId {get;}': (self: PSRunspaceDebug) => self.runspace.id,
  },
}));
