/** Measure-Command runs a script block and tells how long it took. Its output is thrown away. */

import { timeSpanFromMilliseconds } from '../../engine/time-values.js';
import { NullSink } from '../../pipeline/sink.js';
import { cmdlet, t } from '../cmdlet.js';

export const MeasureCommand = cmdlet('Measure-Command', [], () => ({
  module: 'Microsoft.PowerShell.Utility',
  synopsis: 'Measures how long a script block takes.',
  parameters: {
    InputObject: { type: t.psobject, from: 'pipeline', help: 'Objects for the block, as $_.' },
    Expression: { type: t.scriptBlock, mandatory: true, position: 0, help: 'What to run.' },
  },
  outputs: ['System.TimeSpan'],
  examples: [{ code: '(Measure-Command { 1..10 }).GetType().Name', output: 'TimeSpan' }],
  run(cmd, { Expression }) {
    const runner = cmd.blockRunner(Expression, NullSink.instance);
    let elapsed = 0;
    return {
      process({ InputObject }) {
        const start = performance.now();
        runner.run(InputObject);
        elapsed += performance.now() - start;
      },
      end() {
        cmd.writeObject(timeSpanFromMilliseconds(elapsed));
      },
    };
  },
}));
