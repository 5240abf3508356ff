/** Out-File writes what Out-Host would print into a file; `>` is this command. Lines are as long as they need. */
import { EngineFormattingSession } from '../../formatting/engine-formatting-session.js';
import { TextLineOutput, unlimitedColumns } from '../../formatting/layout/line-output.js';
import { OutLineOutput } from '../../formatting/out-line-output.js';
import { openOutputFile } from '../../formatting/output-file.js';
import { encodingParameter, formatOf } from '../../providers/filesystem/encoding-argument.js';
import { cmdlet, t } from '../cmdlet.js';

export const OutFile = cmdlet('Out-File', [], () => ({
  module: 'Microsoft.PowerShell.Utility',
  synopsis: 'Sends output to a file.',
  defaultSet: 'ByPath',
  supportsShouldProcess: true,
  confirmImpact: 'Medium',
  parameters: {
    FilePath: {
      type: t.string,
      mandatory: true,
      position: 0,
      aliases: ['Path'],
      sets: ['ByPath'],
      help: 'Path of the file.',
    },
    LiteralPath: {
      type: t.string,
      mandatory: true,
      from: 'propertyName',
      aliases: ['PSPath', 'LP'],
      sets: ['ByLiteralPath'],
      help: 'Path of the file, in which wildcard characters stand for themselves.',
    },
    Encoding: { ...encodingParameter, position: 1, defaultText: 'utf8NoBOM' },
    Append: { type: t.switch, default: false, help: 'Add to the end of the file.' },
    Force: { type: t.switch, default: false, help: 'Write a read-only file, too.' },
    NoClobber: {
      type: t.switch,
      default: false,
      aliases: ['NoOverwrite'],
      help: 'Do not overwrite a file that is there already.',
    },
    Width: { type: t.int, validate: [{ range: [2, 2147483647] }], help: 'Characters in a line of formatted output.' },
    NoNewline: { type: t.switch, default: false, help: 'Leave out the line breaks that formatting adds.' },
    InputObject: { type: t.psobject, from: 'pipeline', help: 'The objects.' },
  },
  examples: [
    { code: "'one', 'two' | Out-File list.txt; Get-Content list.txt", output: 'one\ntwo' },
    {
      code: "[pscustomobject]@{ Name = 'ant'; Legs = 6 } | Out-File ant.txt; 'more' | Out-File ant.txt -Append; Get-Content ant.txt -Raw",
      output: '\nName Legs\n---- ----\nant     6\n\nmore\n',
    },
  ],
  run(cmd, parameters) {
    const { FilePath, LiteralPath, Encoding, Append, Force, NoClobber, Width, NoNewline } = parameters;
    const path = FilePath ?? LiteralPath ?? '';
    if (!cmd.shouldProcess(path, 'Output to File')) return undefined;
    const file = openOutputFile(cmd, {
      path,
      isLiteral: FilePath === undefined,
      format: formatOf(Encoding),
      append: Append,
      force: Force,
      noClobber: NoClobber,
    });
    let text = '';
    const lines = new TextLineOutput(Width ?? unlimitedColumns, cmd.host, (line) => {
      text += NoNewline ? line : `${line}\n`;
    });
    const output = new OutLineOutput(lines, new EngineFormattingSession(cmd));
    const flush = () => {
      const written = text;
      text = '';
      file.write(written);
    };
    return {
      process({ InputObject }) {
        output.process(InputObject);
        flush();
      },
      end() {
        output.end();
        flush();
        file.close();
      },
      dispose: () => file.close(),
    };
  },
}));
