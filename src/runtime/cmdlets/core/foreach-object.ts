/** ForEach-Object runs script blocks, or one member, for each object. Its blocks run in the caller's scope. */

import type { BlockRunner } from '../../engine/invoke.js';
import type { ScriptBlock } from '../../engine/script-block.js';
import { isNull } from '../../objects/values.js';
import { cmdlet, t } from '../cmdlet.js';
import { forEachParallel } from './foreach-parallel.js';
import { MemberOfEach } from './member-of-each.js';

const parallelSet = 'ParallelParameterSet';

export const ForEachObject = cmdlet('ForEach-Object', ['%', 'foreach'], () => ({
  module: 'Microsoft.PowerShell.Core',
  synopsis: 'Does something with each object of the pipeline.',
  defaultSet: 'ScriptBlockSet',
  supportsShouldProcess: true,
  parameters: {
    InputObject: { type: t.object, from: 'pipeline', help: 'The objects.' },
    Begin: { type: t.scriptBlock, sets: ['ScriptBlockSet'], help: 'Runs before the first object.' },
    Process: {
      type: t.array(t.scriptBlock),
      sets: { ScriptBlockSet: { mandatory: true, position: 0 } },
      allowNull: true,
      allowEmptyCollection: true,
      help: 'Runs for each object, which is `$_`. Of several blocks the first runs before, the last after all objects.',
    },
    End: { type: t.scriptBlock, sets: ['ScriptBlockSet'], help: 'Runs after the last object.' },
    RemainingScripts: {
      type: t.array(t.scriptBlock),
      sets: { ScriptBlockSet: { remaining: true } },
      allowNull: true,
      allowEmptyCollection: true,
      help: 'Further blocks for each object.',
    },
    MemberName: {
      type: t.string,
      sets: { PropertyAndMethodSet: { mandatory: true, position: 0 } },
      validate: [{ notNullOrEmpty: true }],
      wildcards: true,
      help: 'A property to read or a method to call.',
    },
    ArgumentList: {
      type: t.array(t.object),
      sets: { PropertyAndMethodSet: { remaining: true } },
      aliases: ['Args'],
      help: 'Arguments of the method.',
    },
    Parallel: {
      type: t.scriptBlock,
      sets: { [parallelSet]: { mandatory: true } },
      help: 'Runs for each object in an engine of its own, several at a time. `$using:` hands it values of the session.',
    },
    ThrottleLimit: {
      type: t.int,
      default: 5,
      sets: [parallelSet],
      validate: [{ range: [1, 2147483647] }],
      help: 'How many blocks run at a time.',
    },
    TimeoutSeconds: {
      type: t.int,
      default: 0,
      sets: [parallelSet],
      validate: [{ range: [0, 2147483] }],
      help: 'After so many seconds the blocks are stopped; 0 for no limit.',
    },
    AsJob: { type: t.switch, default: false, sets: [parallelSet], help: 'Write a job, and do not wait for it.' },
    UseNewRunspace: {
      type: t.switch,
      default: false,
      sets: [parallelSet],
      help: 'A new engine for each object, as it is in any case.',
    },
  },
  examples: [
    { code: '1..3 | ForEach-Object { $_ * 2 }', output: '2\n4\n6' },
    { code: "'a', 'bb' | ForEach-Object Length", output: '1\n2', remarks: 'A property by its name.' },
    {
      code: "'a b' | ForEach-Object -MemberName Split -ArgumentList ' '",
      output: 'a\nb',
      remarks: 'A method with an argument.',
    },
    {
      code: '$f = 10; 1..3 | ForEach-Object -Parallel { $_ * $using:f } -ThrottleLimit 1',
      output: '10\n20\n30',
    },
    { code: '1, 2 | ForEach-Object -Begin { $sum = 0 } -Process { $sum += $_ } -End { $sum }', output: '3' },
  ],
  run(cmd, parameters) {
    const { Begin, Process, End, RemainingScripts, MemberName, ArgumentList, Parallel } = parameters;
    if (Parallel !== undefined) return forEachParallel(cmd, { ...parameters, Parallel });
    if (MemberName !== undefined) {
      const member = new MemberOfEach(cmd, MemberName, ArgumentList ?? []);
      return { process: ({ InputObject }) => member.process(InputObject) };
    }
    if (cmd.isBound('WhatIf') || cmd.isBound('Confirm')) {
      const message = 'The -WhatIf and -Confirm parameters are not supported for script blocks.';
      cmd.throwTerminating(cmd.error('NoShouldProcessForScriptBlockSet', 'InvalidOperation', null, message));
    }
    const blocks = [...((Process as ScriptBlock[] | undefined) ?? []), ...(RemainingScripts ?? [])];
    let begin = Begin;
    let end = End;
    // Two or more blocks by position: the first begins, and of three the last ends.
    if (begin === undefined && blocks.length > 1) begin = blocks.shift();
    if (end === undefined && blocks.length > 1) end = blocks.pop();
    const runners: BlockRunner[] = blocks.filter((b) => !isNull(b)).map((b) => cmd.blockRunner(b));
    if (begin && !isNull(begin)) cmd.blockRunner(begin).run(undefined, none, none);
    const only = runners.length === 1 ? (runners[0] as BlockRunner) : null;
    return {
      process({ InputObject }) {
        const item = InputObject === undefined ? null : InputObject;
        const input = [item];
        if (only !== null) only.run(item, none, input);
        else for (const runner of runners) runner.run(item, none, input);
      },
      end() {
        if (end && !isNull(end)) cmd.blockRunner(end).run(undefined, none, none);
      },
    };
  },
}));

const none: readonly unknown[] = [];
