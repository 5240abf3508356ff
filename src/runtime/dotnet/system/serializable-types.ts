/** Type.IsSerializable: which types say so in .NET 10. Most newer ones do not. */
import type { NetType } from '../../objects/net-type.js';

const collections = 'System.Collections.';
const classes = new Set([
  'System.Array',
  'System.Attribute',
  'System.DBNull',
  'System.Delegate',
  'System.Enum',
  'System.EventArgs',
  'System.MulticastDelegate',
  'System.Object',
  'System.String',
  'System.StringComparer',
  'System.TimeZoneInfo',
  'System.Uri',
  'System.ValueType',
  'System.Version',
  'System.WeakReference',
  'System.Globalization.CompareInfo',
  'System.Management.Automation.PSCredential',
  'System.Net.Cookie',
  'System.Net.CookieCollection',
  'System.Net.CookieContainer',
  'System.Text.StringBuilder',
  ...'ArrayList BitArray Comparer Hashtable ListDictionaryInternal Queue SortedList Stack'
    .split(' ')
    .map((name) => collections + name),
  ...'Dictionary`2 HashSet`1 LinkedList`1 List`1 Queue`1 SortedDictionary`2 SortedList`2 SortedSet`1 Stack`1'
    .split(' ')
    .map((name) => `${collections}Generic.${name}`),
  ...'Collection`1 ObservableCollection`1 ReadOnlyCollection`1 ReadOnlyDictionary`2'
    .split(' ')
    .map((name) => `${collections}ObjectModel.${name}`),
  ...'HybridDictionary ListDictionary OrderedDictionary StringCollection StringDictionary'
    .split(' ')
    .map((name) => `${collections}Specialized.${name}`),
]);
const otherStructs = new Set([
  'System.ConsoleKeyInfo',
  'System.DateOnly',
  'System.Half',
  'System.Index',
  'System.Int128',
  'System.Net.IPNetwork',
  'System.Range',
  'System.Text.Rune',
  'System.TimeOnly',
  'System.UInt128',
  'System.Void',
]);

export function isSerializable(type: NetType): boolean {
  if (type.isArray || type.kind === 'enum' || type.kind === 'delegate') return true;
  const { fullName } = type.genericDefinition ?? type;
  if (type.isValueType) return !otherStructs.has(fullName);
  if (classes.has(fullName) || fullName.startsWith('System.Tuple`')) return true;
  return (
    fullName.endsWith('Exception') &&
    fullName.startsWith('System.') &&
    !/^System\.(Management|Net\.Http)\./.test(fullName)
  );
}
