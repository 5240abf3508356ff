/** Export-FormatData writes views to a ps1xml file. Views of the shell's own whose code is no script have none there. */
import { FormatDefinition } from '../../formatting/format-definition-types.js';
import { formatXml } from '../../formatting/format-xml/write-format-xml.js';
import { openOutputFile } from '../../formatting/output-file.js';
import { baseOf } from '../../objects/ps-object.js';
import { utf8WithoutPreamble } from '../../providers/filesystem/text-codec.js';
import { cmdlet, t } from '../cmdlet.js';

export const ExportFormatData = cmdlet('Export-FormatData', [], () => ({
  module: 'Microsoft.PowerShell.Utility',
  synopsis: 'Saves formatting data from the current session in a formatting file.',
  defaultSet: 'ByPath',
  parameters: {
    InputObject: {
      type: t.array(t.net<FormatDefinition>('System.Management.Automation.ExtendedTypeDefinition')),
      mandatory: true,
      from: 'pipeline',
      help: 'The views, from Get-FormatData.',
    },
    Path: { type: t.string, sets: { ByPath: { mandatory: true } }, aliases: ['FilePath'], help: 'The file.' },
    LiteralPath: {
      type: t.string,
      sets: { ByLiteralPath: { mandatory: true } },
      aliases: ['PSPath', 'LP'],
      help: 'A path in which wildcard characters stand for themselves.',
    },
    Force: { type: t.switch, default: false, help: 'Write a file that is read-only, too.' },
    NoClobber: { type: t.switch, default: false, aliases: ['NoOverwrite'], help: 'Keep a file that exists.' },
    IncludeScriptBlock: { type: t.switch, default: false, help: 'Write the scripts of views, too.' },
  },
  examples: [
    {
      code: 'Get-FormatData System.Guid | Export-FormatData -Path g.ps1xml; (Select-Xml //TypeName g.ps1xml).Node.InnerText',
      output: 'System.Guid',
    },
    {
      code: 'Get-FormatData System.Version | Export-FormatData -Path v.ps1xml; Update-FormatData -PrependPath ./v.ps1xml; [version]"1.2"',
      output: '\nMajor  Minor  Build  Revision\n-----  -----  -----  --------\n1      2      -1     -1',
    },
  ],
  run(cmd, { Path, LiteralPath, Force, NoClobber, IncludeScriptBlock }) {
    const definitions: FormatDefinition[] = [];
    return {
      process({ InputObject }) {
        for (const given of InputObject) {
          const definition = baseOf(given);
          if (definition instanceof FormatDefinition) definitions.push(definition);
        }
      },
      end() {
        const file = openOutputFile(cmd, {
          path: LiteralPath ?? Path ?? '',
          isLiteral: LiteralPath !== undefined,
          format: utf8WithoutPreamble,
          append: false,
          force: Force,
          noClobber: NoClobber,
        });
        file.write(formatXml(definitions, IncludeScriptBlock));
        file.close();
      },
    };
  },
}));
