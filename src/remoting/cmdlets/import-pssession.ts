/**
 * Import-PSSession makes commands of a session look like commands of this one: a module of proxies, in a temporary folder, that is
 * gone when the session is closed.
 */
import { randomBytes, randomUUID } from 'node:crypto';
import { mkdirSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { cmdlet, t } from '../../runtime/cmdlets/cmdlet.js';
import type { CmdletRuntime } from '../../runtime/cmdlets/cmdlet-runtime.js';
import type { PSModuleInfo } from '../../runtime/engine/modules/module-info.js';
import { parseScript } from '../../runtime/engine/script-file.js';
import { baseOf } from '../../runtime/objects/ps-object.js';
import { utf8WithoutPreamble } from '../../runtime/providers/filesystem/text-codec.js';
import { implicitMessages } from '../implicit/implicit-messages.js';
import { implicitParameters, implicitRequest } from '../implicit/implicit-parameters.js';
import { askSession, writeProxyModule } from '../implicit/proxy-module.js';
import type { PSSession } from './ps-session.js';

export const ImportPSSession = cmdlet('Import-PSSession', ['ipsn'], () => ({
  module: 'Microsoft.PowerShell.Utility',
  synopsis: 'Brings commands of another session into this one: they run there when they are called here.',
  description:
    'What comes back are copies, as with Invoke-Command. Commands that have the name of one of this session are left out, unless -AllowClobber or a -Prefix is given. Each proxy has -AsJob.',
  parameters: {
    ...implicitParameters,
    Prefix: {
      type: t.string,
      validate: [{ notNullOrEmpty: true }],
      help: 'Put before the noun of each command.',
    },
    DisableNameChecking: { type: t.switch, default: false, help: 'No warnings about names of commands.' },
  },
  outputs: ['System.Management.Automation.PSModuleInfo'],
  examples: [
    {
      code: '$s = New-PSSession; Invoke-Command $s { function Get-There { "there: $args" } }; $null = Import-PSSession $s -CommandName Get-There; Get-There 1; Remove-PSSession $s',
      output: 'there: 1',
    },
    {
      code: '$s = New-PSSession; (Import-PSSession $s -CommandName Get-Date -Prefix Far).ExportedFunctions.Keys; Remove-PSSession $s',
      output: 'Get-FarDate',
    },
  ],
  run: (cmd, values) => ({
    end() {
      const request = implicitRequest(cmd, values);
      const folder = temporaryFolder();
      const contents = askSession(cmd, request);
      const id = randomUUID();
      const manifest = writeProxyModule(cmd, request, contents, { folder, id, format: utf8WithoutPreamble });
      const module = importProxies(cmd, manifest, request.session, values.Prefix ?? '', values.DisableNameChecking);
      removeWithSession(cmd, module, request.session, id);
      cmd.writeObject(module);
    },
  }),
}));

/** A folder of a name that no other has, for this user alone. */
function temporaryFolder(): string {
  const text = Array.from(randomBytes(11), (byte) => (byte % 32).toString(32)).join('');
  const folder = join(tmpdir(), `tmp_${text.slice(0, 8)}.${text.slice(8)}`);
  mkdirSync(folder, { mode: 0o700 });
  return folder;
}

const importScript = `param($Manifest, $Session, $Prefix, $DisableNameChecking)
Microsoft.PowerShell.Core\\Import-Module -Name $Manifest -Alias * -Function * -Prefix $Prefix -DisableNameChecking:$DisableNameChecking -PassThru -ArgumentList @($Session)`;

function importProxies(
  cmd: CmdletRuntime,
  manifest: string,
  session: PSSession,
  prefix: string,
  disableNameChecking: boolean,
): PSModuleInfo {
  const block = parseScript(importScript, null, cmd.session);
  return baseOf(cmd.invokeBlock(block, null, [manifest, session, prefix, disableNameChecking])) as PSModuleInfo;
}

const closedScript = `if ('Closed' -ne $EventArgs.RunspaceStateInfo.State) { return }
$module = $Event.MessageData
Microsoft.PowerShell.Core\\Remove-Module -ModuleInfo $module -Force -ErrorAction SilentlyContinue
Microsoft.PowerShell.Management\\Remove-Item -LiteralPath $module.ModuleBase -Recurse -Force -ErrorAction SilentlyContinue`;

const unsubscribeScript = `param($Events, $Subscriber, $Module)
$previous = $Module.OnRemove
$Module.OnRemove = {
    $Events.UnsubscribeEvent($Subscriber)
    if ($previous) { & $previous $args }
}.GetNewClosure()`;

/** The module and its files go when the session is closed; the subscription to that goes with the module. */
function removeWithSession(cmd: CmdletRuntime, module: PSModuleInfo, session: PSSession, id: string): void {
  const { events } = cmd.context;
  const subscriber = events.subscribe({
    source: session.runspace,
    eventName: 'StateChanged',
    sourceIdentifier: implicitMessages.eventIdentifier(session.info.instanceId, id),
    messageData: module,
    action: parseScript(closedScript, null, cmd.session),
    supportEvent: true,
    forward: false,
    maxTriggerCount: 0,
  });
  cmd.invokeBlock(parseScript(unsubscribeScript, null, cmd.session), null, [events, subscriber, module]);
}
