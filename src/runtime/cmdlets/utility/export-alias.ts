/** Export-Alias writes aliases to a file: as values for Import-Alias, or as a script of Set-Alias lines. */
import { hostname, userInfo } from 'node:os';
import { DateTime } from '../../dotnet/system/date-time.js';
import { aliasesIn, visibleAliases } from '../../engine/aliases.js';
import type { AliasInfo } from '../../engine/command-info.js';
import { openOutputFile } from '../../formatting/output-file.js';
import { argumentText } from '../../language/format/index.js';
import { toText, WildcardPattern } from '../../language/index.js';
import { netError } from '../../objects/errors.js';
import { requireType } from '../../objects/net-type.js';
import { formatOf, toEncoding } from '../../providers/filesystem/encoding-argument.js';
import { cmdlet, t } from '../cmdlet.js';
import { scopeOf, scopeParameter } from './variable-scope.js';

export const ExportAlias = cmdlet('Export-Alias', ['epal'], () => ({
  module: 'Microsoft.PowerShell.Utility',
  synopsis: 'Writes aliases to a file.',
  defaultSet: 'ByPath',
  supportsShouldProcess: true,
  confirmImpact: 'Medium',
  parameters: {
    Path: { type: t.string, mandatory: true, position: 0, sets: ['ByPath'], help: 'Path of the file.' },
    LiteralPath: {
      type: t.string,
      mandatory: true,
      from: 'propertyName',
      sets: ['ByLiteralPath'],
      aliases: ['PSPath', 'LP'],
      help: 'Path of the file, in which wildcard characters stand for themselves.',
    },
    Name: {
      type: t.array(t.string),
      position: 1,
      from: 'propertyName',
      default: ['*'],
      wildcards: true,
      help: 'Names of the aliases.',
    },
    PassThru: { type: t.switch, default: false, help: 'Also writes the aliases to the output.' },
    As: {
      type: t.enum('Microsoft.PowerShell.Commands.ExportAliasFormat'),
      default: 'Csv',
      help: 'Csv for Import-Alias, Script for commands.',
    },
    Append: { type: t.switch, default: false, help: 'Adds to the end of the file.' },
    Force: { type: t.switch, default: false, help: 'Also writes a read-only file.' },
    NoClobber: {
      type: t.switch,
      default: false,
      aliases: ['NoOverwrite'],
      help: 'Does not overwrite a file that is there already.',
    },
    Description: { type: t.string, help: 'A comment for the head of the file.' },
    Scope: scopeParameter,
  },
  outputs: ['System.Management.Automation.AliasInfo'],
  examples: [
    {
      code: 'Set-Alias say Write-Output; Export-Alias mine.csv say; Get-Content mine.csv -Tail 1',
      output: '"say","Write-Output","","None"',
    },
    {
      code: 'Set-Alias say Write-Output; Export-Alias mine.ps1 say -As Script; Get-Content mine.ps1 -Tail 1',
      output: 'set-alias -Name:"say" -Value:"Write-Output" -Description:"" -Option:"None"',
    },
  ],
  run(cmd, parameters) {
    const { Path, LiteralPath, Scope, As, PassThru, Description } = parameters;
    const found: AliasInfo[] = [];
    return {
      process({ Name }) {
        const aliases = Scope ? aliasesIn(scopeOf(cmd, Scope)) : visibleAliases(cmd.session.currentScope);
        for (const name of Name) {
          const pattern = new WildcardPattern(name);
          const matching = aliases.filter((alias) => pattern.isMatch(alias.name));
          found.push(...matching);
          if (matching.length === 0 && !WildcardPattern.containsWildcard(name))
            cmd.writeError(aliasNotFound(name).errorRecord!);
        }
      },
      end() {
        const path = LiteralPath ?? Path ?? '';
        if (!cmd.shouldProcess(path)) return;
        const file = openOutputFile(cmd, {
          path,
          isLiteral: LiteralPath !== undefined,
          format: formatOf(toEncoding('unicode')),
          append: parameters.Append,
          force: parameters.Force,
          noClobber: parameters.NoClobber,
        });
        file.write(headerLines(Description).map(withNewLine).join(''));
        for (const alias of found) {
          file.write(withNewLine(lineOf(alias, As)));
          if (PassThru) cmd.writeObject(alias);
        }
        file.close();
      },
    };
  },
}));

const withNewLine = (line: string) => `${line}\n`;

function headerLines(description: string | undefined): string[] {
  const lines = [
    '# Alias File',
    `# Exported by : ${userInfo().username}`,
    `# Date/Time : ${argumentText(DateTime.fromDate(new Date()), 'F')}`,
    `# Computer : ${hostname()}`,
  ];
  if (description !== undefined) lines.push('#', ...description.split('\n').map((line) => `# ${line}`));
  return lines;
}

function lineOf(alias: AliasInfo, format: string): string {
  const { name, definition, description } = alias;
  const options = toText(requireType('System.Management.Automation.ScopedItemOptions').enumValue(alias.options));
  return format === 'Csv'
    ? `"${name}","${definition}","${description}","${options}"`
    : `set-alias -Name:"${name}" -Value:"${definition}" -Description:"${description}" -Option:"${options}"`;
}

function aliasNotFound(name: string) {
  return netError(
    'ItemNotFoundException',
    'AliasNotFound',
    `Cannot find alias because alias '${name}' does not exist.`,
    'ObjectNotFound',
    name,
  );
}
