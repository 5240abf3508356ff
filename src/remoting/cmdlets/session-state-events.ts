/**
 * StateChanged of a session's Runspace: raised for what commands of this shell do to it (Remove-, Disconnect-, Connect-PSSession). A
 * session that breaks by itself is told of by the command that notices.
 */
import { raise } from '../../runtime/events/event-source.js';
import { RunspaceStateInfo } from '../../runtime/hosting/hosted-runspace.js';
import { defineType, type NetType } from '../../runtime/objects/net-type.js';
import type { PSSession } from './ps-session.js';

const runspaces = 'System.Management.Automation.Runspaces.';

class RunspaceStateEventArgs {
  declare readonly netType: NetType;
  constructor(readonly info: RunspaceStateInfo) {}
}

defineType(`${runspaces}RunspaceStateEventArgs`, { class: RunspaceStateEventArgs }, () => ({
  base: 'System.EventArgs',
  members: {
    [`${runspaces}RunspaceStateInfo RunspaceStateInfo {get;}`]: (self: RunspaceStateEventArgs) => self.info,
  },
}));

/** Call it when a command has changed the session's state. */
export function raiseStateChanged(session: PSSession): void {
  const args = new RunspaceStateEventArgs(new RunspaceStateInfo(session.current().state));
  raise(session.runspace, 'StateChanged', args);
}
