/** New-Module makes a module of a script block. Its commands are there at once; Get-Module knows it only after Import-Module. */
import { randomUUID } from 'node:crypto';
import { createModule, nested, writeOwnRecord } from '../../engine/modules/create-module.js';
import { asCustomObject } from '../../engine/modules/custom-object.js';
import { exportMembers } from '../../engine/modules/export-members.js';
import { importMembers } from '../../engine/modules/import-members.js';
import { everything } from '../../engine/modules/load-request.js';
import { dynamicModulePrefix, type PSModuleInfo } from '../../engine/modules/module-info.js';
import { fullPath } from '../../engine/modules/resolve-path.js';
import { raisedFrom } from '../../engine/raised-error.js';
import type { ScriptBlock } from '../../engine/script-block.js';
import type { SessionState } from '../../engine/session-state.js';
import { isSignal } from '../../engine/signals.js';
import { cmdlet, t } from '../cmdlet.js';
import type { CmdletRuntime } from '../cmdlet-runtime.js';
import { memberPatterns } from './module-members.js';

export const NewModule = cmdlet('New-Module', ['nmo'], () => ({
  module: 'Microsoft.PowerShell.Core',
  synopsis: 'Makes a module of a script block.',
  defaultSet: 'ScriptBlock',
  parameters: {
    Name: {
      type: t.string,
      sets: { Name: { mandatory: true, position: 0, from: 'pipeline' } },
      help: 'Name of the module; without it the name is made up.',
    },
    ScriptBlock: {
      type: t.scriptBlock,
      sets: { Name: { mandatory: true, position: 1 }, ScriptBlock: { mandatory: true, position: 0 } },
      validate: [{ notNull: true }],
      help: 'The code of the module: what it defines is what the module has.',
    },
    Function: {
      type: t.array(t.string),
      validate: [{ notNull: true }],
      wildcards: true,
      help: 'Only these functions.',
    },
    Cmdlet: { type: t.array(t.string), validate: [{ notNull: true }], wildcards: true, help: 'Only these cmdlets.' },
    ReturnResult: { type: t.switch, default: false, help: 'Gives what the code writes, not the module.' },
    AsCustomObject: {
      type: t.switch,
      default: false,
      help: 'Gives an object: exported functions are its methods, exported variables its properties.',
    },
    ArgumentList: {
      type: t.array(t.object),
      default: [],
      remaining: true,
      aliases: ['Args'],
      help: 'Arguments of the code.',
    },
  },
  outputs: ['System.Management.Automation.PSModuleInfo'],
  examples: [
    {
      code: '$counter = New-Module -AsCustomObject { $n = 0; function Next { $script:n++; $n } }; $counter.Next(); $counter.Next()',
      output: '1\n2',
    },
    {
      code: "New-Module -Name Greet { function Get-Greeting { 'hello' } } | Import-Module; Greet\\Get-Greeting",
      output: 'hello',
    },
  ],
  run(cmd, parameters) {
    return {
      end() {
        const {
          Name,
          ScriptBlock,
          Function: functions,
          Cmdlet,
          ReturnResult,
          AsCustomObject,
          ArgumentList,
        } = parameters;
        const id = randomUUID();
        const name = Name || dynamicModulePrefix + id;
        nested(cmd, name, () => {
          const made = make(cmd, name, fullPath(cmd.context, id) ?? id, ScriptBlock as ScriptBlock, ArgumentList);
          if (made === null) return;
          const { module, output } = made;
          const session = module.session as SessionState;
          const chosen = { functions: memberPatterns(functions), cmdlets: memberPatterns(Cmdlet) };
          if (!session.exports.isDecided)
            exportMembers(
              session,
              {
                functions: chosen.functions ?? everything,
                cmdlets: chosen.cmdlets ?? everything,
                aliases: null,
                variables: null,
              },
              (text) => cmd.writeVerbose(text),
            );
          if (AsCustomObject && !ReturnResult) {
            cmd.writeObject(asCustomObject(module));
            return;
          }
          importMembers(module, '', {
            cmd,
            target: cmd.session,
            members: { ...chosen, aliases: null, variables: null },
            noClobber: false,
            isLocal: false,
            checksNames: true,
          });
          if (ReturnResult) for (const value of output) cmd.writeObject(value);
          else cmd.writeObject(module);
        });
      },
    };
  },
}));

/** Null when the code failed, which was reported. */
function make(
  cmd: CmdletRuntime,
  name: string,
  path: string,
  block: ScriptBlock,
  args: readonly unknown[],
): { module: PSModuleInfo; output: unknown[] } | null {
  try {
    return createModule(cmd, { name, path, block, command: null, session: null, privateData: null, args });
  } catch (thrown) {
    if (isSignal(thrown)) throw thrown;
    const { record } = raisedFrom(thrown);
    cmd.context.addError(record);
    writeOwnRecord(cmd, record);
    return null;
  }
}
