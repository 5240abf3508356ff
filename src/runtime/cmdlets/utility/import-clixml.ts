/** Import-Clixml makes the objects again that Export-Clixml wrote: simple values as they were, others as copies of their properties. */
import { readInputFile } from '../../data-formats/input-file.js';
import { DictionaryEntry } from '../../dotnet/collections/pairs.js';
import { enumerableOf } from '../../language/index.js';
import { isDictionary } from '../../objects/hashtable.js';
import { baseOf } from '../../objects/ps-object.js';
import { allObjects, totalCountObject } from '../../pipeline/paging.js';
import { utf8WithoutPreamble } from '../../providers/filesystem/text-codec.js';
import { clixmlValues } from '../../serialization/index.js';
import { cmdlet, t } from '../cmdlet.js';
import type { CmdletRuntime } from '../cmdlet-runtime.js';

export const ImportClixml = cmdlet('Import-Clixml', [], () => ({
  module: 'Microsoft.PowerShell.Utility',
  synopsis: 'Makes objects of a file that Export-Clixml wrote.',
  defaultSet: 'ByPath',
  supportsPaging: true,
  parameters: {
    Path: {
      type: t.array(t.string),
      mandatory: true,
      position: 0,
      from: 'both',
      sets: ['ByPath'],
      help: 'Paths of the files.',
    },
    LiteralPath: {
      type: t.array(t.string),
      mandatory: true,
      from: 'propertyName',
      sets: ['ByLiteralPath'],
      aliases: ['PSPath', 'LP'],
      help: 'Paths of the files, in which wildcard characters stand for themselves.',
    },
  },
  examples: [
    { code: '1..5 | Export-Clixml n.xml; "$(Import-Clixml n.xml -Skip 1 -First 2)"', output: '2 3' },
    {
      code: "[pscustomobject]@{ Name = 'ant' } | Export-Clixml ant.xml; (Import-Clixml ant.xml).PSObject.TypeNames[0]",
      output: 'Deserialized.System.Management.Automation.PSCustomObject',
    },
  ],
  run: (cmd) => ({
    process({ Path, LiteralPath }) {
      for (const path of Path ?? LiteralPath ?? []) {
        const { text } = readInputFile(cmd, path, Path === undefined, utf8WithoutPreamble);
        writePage(cmd, text.replace(/^#< CLIXML\r?\n/, ''));
      }
    },
  }),
}));

/** With paging, the elements of collections count as objects of their own. */
function writePage(cmd: CmdletRuntime, text: string): void {
  const { skip, first, includeTotalCount } = cmd.paging;
  // How many there are is not known before.
  if (includeTotalCount) cmd.writeObject(totalCountObject(0n, 0));
  const isPaged = skip !== 0n || first !== allObjects;
  let passed = 0n;
  let written = 0n;
  for (const { value } of clixmlValues(text))
    for (const item of isPaged ? elements(value) : [value]) {
      if (written >= first) return;
      if (passed++ < skip) continue;
      written++;
      cmd.writeObject(item);
    }
}

function elements(value: unknown): unknown[] {
  const base = baseOf(value);
  if (isDictionary(base)) return [...base.entries()].map(([key, item]) => new DictionaryEntry(key, item));
  const items = enumerableOf(base);
  return items === null ? [value] : [...items];
}
