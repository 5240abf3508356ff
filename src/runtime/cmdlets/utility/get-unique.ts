/** Get-Unique compares each item with the one before it: sorting is the caller's business. */
import { CompareOptions } from '../../dotnet/globalization/compare-info.js';
import { currentCulture } from '../../dotnet/globalization/culture-info.js';
import { toText } from '../../language/index.js';
import { typeNamesOf } from '../../objects/type-names.js';
import { cmdlet, t } from '../cmdlet.js';
import { objectComparer } from './object-comparer.js';

export const GetUnique = cmdlet('Get-Unique', ['gu'], () => ({
  module: 'Microsoft.PowerShell.Utility',
  synopsis: 'Drops neighbours that repeat, so that a sorted list holds each item once.',
  defaultSet: 'AsString',
  parameters: {
    InputObject: { type: t.psobject, from: 'pipeline', help: 'The items, already sorted.' },
    AsString: { type: t.switch, default: false, sets: ['AsString'], help: 'Compare the items as text.' },
    OnType: { type: t.switch, default: false, sets: ['UniqueByType'], help: 'Keep one item of each type.' },
    CaseInsensitive: { type: t.switch, default: false, help: 'Do not tell upper from lower case.' },
  },
  outputs: ['System.Management.Automation.PSObject'],
  examples: [
    { code: '1, 1, 2, 2, 1 | Get-Unique', output: '1\n2\n1', remarks: 'Only neighbours count: sort first.' },
    { code: "'a', 'A', 'b' | Get-Unique -CaseInsensitive", output: 'a\nb' },
    { code: "1, 2, 'x', 'y' | Get-Unique -OnType", output: '1\nx' },
  ],
  run(cmd, { AsString, OnType, CaseInsensitive }) {
    const culture = currentCulture();
    const options = CaseInsensitive ? CompareOptions.IgnoreCase : CompareOptions.None;
    const compare = objectComparer(culture, !CaseInsensitive);
    const isSame = (a: unknown, b: unknown): boolean => {
      if (OnType) return typeNamesOf(a)[0] === typeNamesOf(b)[0];
      if (AsString) return culture.compareInfo.compare(toText(a), toText(b), options) === 0;
      return compare(a, b) === 0;
    };
    let previous: unknown;
    return {
      process({ InputObject }) {
        if (InputObject === undefined || (previous !== undefined && isSame(InputObject, previous))) return;
        previous = InputObject;
        cmd.writeObject(InputObject);
      },
    };
  },
}));
