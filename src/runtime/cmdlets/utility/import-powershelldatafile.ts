/** Import-PowerShellDataFile reads the hash table of a psd1 file, which may hold constants and nothing that runs. */
import { statSync } from 'node:fs';
import { findAll, parse } from '../../../parser/index.js';
import { safeValue } from '../../engine/safe-value.js';
import { scriptText } from '../../engine/script-file.js';
import { resolveFilePath } from '../../formatting/output-file.js';
import { cmdlet, t } from '../cmdlet.js';
import type { CmdletRuntime } from '../cmdlet-runtime.js';

export const ImportPowerShellDataFile = cmdlet('Import-PowerShellDataFile', [], () => ({
  module: 'Microsoft.PowerShell.Utility',
  synopsis: 'Reads the hash table of a data file without running anything.',
  defaultSet: 'ByPath',
  parameters: {
    Path: {
      type: t.array(t.string),
      mandatory: true,
      position: 0,
      sets: ['ByPath'],
      validate: [{ notNullOrEmpty: true }],
      help: 'Paths of the files.',
    },
    LiteralPath: {
      type: t.array(t.string),
      mandatory: true,
      position: 0,
      from: 'propertyName',
      aliases: ['PSPath', 'LP'],
      sets: ['ByLiteralPath'],
      validate: [{ notNullOrEmpty: true }],
      help: 'Paths of the files, in which wildcard characters stand for themselves.',
    },
    SkipLimitCheck: {
      type: t.switch,
      default: false,
      help: 'Also read tables of more than 500 keys, and more than 5000 values.',
    },
  },
  outputs: ['System.Collections.Hashtable'],
  examples: [
    { code: "Set-Content a.psd1 '@{ Legs = 6 }'; (Import-PowerShellDataFile a.psd1).Legs", output: '6' },
    {
      code: "Set-Content a.psd1 '@{ Now = Get-Date }'; try { Import-PowerShellDataFile a.psd1 } catch { 'refused' }",
      output: 'refused',
    },
  ],
  run: (cmd, { SkipLimitCheck }) => ({
    process({ Path, LiteralPath }) {
      const isLiteral = Path === undefined;
      for (const path of Path ?? LiteralPath ?? []) importFile(cmd, path, isLiteral, SkipLimitCheck);
    },
  }),
}));

function importFile(cmd: CmdletRuntime, path: string, isLiteral: boolean, skipLimits: boolean): void {
  const file = resolveFilePath(cmd, path, isLiteral);
  if (!statSync(file, { throwIfNoEntry: false })?.isFile()) {
    const message = `Cannot find path '${path}' because it does not exist.`;
    cmd.writeError(cmd.error('PathNotFound', 'InvalidArgument', path, message, 'System.ArgumentException'));
    return;
  }
  const { ast, errors } = parse(scriptText(file), file);
  if (errors.length > 0) {
    refuse(cmd, file, 'CouldNotParseAsPowerShellDataFile');
    return;
  }
  const [table] = findAll(ast, (node) => node.kind === 'HashtableAst', false);
  if (table === undefined) refuse(cmd, file, 'CouldNotParseAsPowerShellDataFileNoHashtableRoot');
  else cmd.writeObject(safeValue(cmd.context, ast, table, skipLimits));
}

function refuse(cmd: CmdletRuntime, file: string, id: string): void {
  const message = `The file '${file}' could not be parsed as a PowerShell Data File.`;
  cmd.writeError(cmd.error(id, 'InvalidData', file, message, 'System.InvalidOperationException'));
}
