/** Export-Clixml writes objects to a file from which Import-Clixml makes them again. */
import { openOutputFile } from '../../formatting/output-file.js';
import { encodingParameter, formatOf } from '../../providers/filesystem/encoding-argument.js';
import { ClixmlDocument } from '../../serialization/index.js';
import { cmdlet, t } from '../cmdlet.js';

export const ExportClixml = cmdlet('Export-Clixml', [], () => ({
  module: 'Microsoft.PowerShell.Utility',
  synopsis: 'Writes objects to an XML file that keeps their types and properties.',
  defaultSet: 'ByPath',
  supportsShouldProcess: true,
  parameters: {
    Depth: {
      type: t.int,
      validate: [{ range: [1, 2147483647] }],
      help: 'How many levels of contained objects keep their properties.',
      defaultText: '2',
    },
    Path: { type: t.string, mandatory: true, position: 0, sets: ['ByPath'], help: 'Path of the file.' },
    LiteralPath: {
      type: t.string,
      mandatory: true,
      sets: ['ByLiteralPath'],
      aliases: ['PSPath', 'LP'],
      help: 'Path of the file, in which wildcard characters stand for themselves.',
    },
    InputObject: { type: t.psobject, mandatory: true, from: 'pipeline', allowNull: true, help: 'The objects.' },
    Force: { type: t.switch, default: false, help: 'Write a read-only file, too.' },
    NoClobber: {
      type: t.switch,
      default: false,
      aliases: ['NoOverwrite'],
      help: 'Do not overwrite a file that is there already.',
    },
    Encoding: { ...encodingParameter, defaultText: 'utf8NoBOM' },
  },
  examples: [
    { code: "Get-Date '2024-03-05' | Export-Clixml day.xml; (Import-Clixml day.xml).DayOfWeek", output: 'Tuesday' },
    { code: "'a', 1, $null | Export-Clixml all.xml; (Import-Clixml all.xml).Count", output: '3' },
  ],
  run(cmd, { Path, LiteralPath, Depth, Encoding, Force, NoClobber }) {
    const path = Path ?? LiteralPath ?? '';
    if (!cmd.shouldProcess(path)) return undefined;
    const isLiteral = LiteralPath !== undefined;
    const format = formatOf(Encoding);
    const file = openOutputFile(cmd, { path, isLiteral, format, append: false, force: Force, noClobber: NoClobber });
    const document = new ClixmlDocument(Depth);
    return {
      process: ({ InputObject }) => document.add(InputObject),
      end() {
        file.write(document.finish());
        file.close();
      },
      dispose: () => file.close(),
    };
  },
}));
