/** Tee-Object passes its input on, and puts it into a file or a variable as well: by Out-File and Set-Variable. */
import { CommandWrapper } from '../../engine/command-wrapper.js';
import { encodingParameter } from '../../providers/filesystem/encoding-argument.js';
import { cmdlet, t } from '../cmdlet.js';
import { OutFile } from './out-file.js';
import { SetVariable } from './set-variable.js';

export const TeeObject = cmdlet('Tee-Object', [], () => ({
  module: 'Microsoft.PowerShell.Utility',
  synopsis: 'Passes objects on and keeps them in a file or a variable.',
  defaultSet: 'File',
  parameters: {
    InputObject: { type: t.psobject, from: 'pipeline', help: 'The objects.' },
    FilePath: {
      type: t.string,
      sets: { File: { mandatory: true, position: 0 } },
      aliases: ['Path'],
      help: 'A file for what Out-File makes of the objects.',
    },
    LiteralPath: {
      type: t.string,
      sets: { LiteralFile: { mandatory: true } },
      aliases: ['PSPath', 'LP'],
      help: 'The same, in whose path wildcard characters stand for themselves.',
    },
    Append: { type: t.switch, default: false, sets: ['File'], help: 'Add to the end of the file.' },
    Encoding: { ...encodingParameter, sets: ['File', 'LiteralFile'], defaultText: 'utf8NoBOM' },
    Variable: { type: t.string, sets: { Variable: { mandatory: true } }, help: 'A variable for the objects.' },
  },
  outputs: ['System.Management.Automation.PSObject'],
  examples: [
    { code: '1..3 | Tee-Object -Variable all | Measure-Object | ForEach-Object Count; "$all"', output: '3\n1 2 3' },
    { code: "'ant' | Tee-Object ant.txt | ForEach-Object ToUpper; Get-Content ant.txt", output: 'ANT\nant' },
  ],
  run(cmd, { FilePath, LiteralPath, Append, Encoding, Variable }) {
    const { frame } = cmd.context;
    const inner =
      Variable !== undefined
        ? new CommandWrapper(frame, SetVariable, { Name: Variable })
        : new CommandWrapper(frame, OutFile, { FilePath, LiteralPath, Append, Encoding });
    return {
      process({ InputObject }) {
        inner.process(InputObject ?? null);
        cmd.writeObject(InputObject);
      },
      end: () => inner.end(),
      dispose: () => inner.dispose(),
    };
  },
}));
