/** Select-Xml finds the nodes of XML documents that an XPath expression names. */
import { convertTo, toText } from '../../language/index.js';
import type { Hashtable } from '../../objects/hashtable.js';
import { construct, getProperty, invokeMethod, setProperty } from '../../objects/members.js';
import { NetException } from '../../objects/net-exception.js';
import { requireType } from '../../objects/net-type.js';
import { isNull } from '../../objects/values.js';
import { ProviderContext } from '../../providers/provider-context.js';
import { cmdlet, t } from '../cmdlet.js';
import type { CmdletRuntime } from '../cmdlet-runtime.js';
import { SelectXmlInfo } from './select-xml-info.js';

const notEmpty = [{ notNullOrEmpty: true }] as const;

export const SelectXml = cmdlet('Select-Xml', [], () => ({
  module: 'Microsoft.PowerShell.Utility',
  synopsis: 'Finds nodes of XML documents by an XPath expression.',
  defaultSet: 'Xml',
  parameters: {
    Path: {
      type: t.array(t.string),
      sets: { Path: { mandatory: true, position: 1, from: 'propertyName' } },
      validate: notEmpty,
      wildcards: true,
      help: 'Paths of files.',
    },
    LiteralPath: {
      type: t.array(t.string),
      sets: { LiteralPath: { mandatory: true, from: 'propertyName' } },
      aliases: ['PSPath', 'LP'],
      validate: notEmpty,
      help: 'Paths of files, in which wildcard characters stand for themselves.',
    },
    Xml: {
      type: t.array(t.net('System.Xml.XmlNode')),
      sets: { Xml: { mandatory: true, position: 1, from: 'both' } },
      aliases: ['Node'],
      validate: notEmpty,
      help: 'Documents, or other nodes to search from.',
    },
    Content: {
      type: t.array(t.string),
      sets: { Content: { mandatory: true, from: 'pipeline' } },
      validate: notEmpty,
      help: 'XML texts.',
    },
    XPath: { type: t.string, mandatory: true, position: 0, validate: notEmpty, help: 'The XPath expression.' },
    Namespace: {
      type: t.hashtable,
      validate: notEmpty,
      help: 'Namespaces by the prefixes that stand for them in the expression.',
    },
  },
  outputs: ['Microsoft.PowerShell.Commands.SelectXmlInfo'],
  examples: [
    { code: "(Select-Xml -Content '<a><b>x</b><b>y</b></a>' -XPath '//b').Node.InnerText", output: 'x\ny' },
    {
      code: "Set-Content z.xml '<z:a xmlns:z=\"urn:z\">deep</z:a>'; (Select-Xml '/q:a' z.xml -Namespace @{ q = 'urn:z' }).Node.InnerText",
      output: 'deep',
    },
  ],
  run: (cmd, { XPath, Namespace }) => ({
    process({ Path, LiteralPath, Xml, Content }) {
      const select = (node: unknown, path: string) => writeNodes(cmd, node, path, XPath, Namespace);
      for (const node of Xml ?? []) select(node, '');
      for (const text of Content ?? []) selectInText(cmd, text, select);
      const files = [...(Path ?? []).flatMap((path) => filesOf(cmd, path))];
      for (const path of LiteralPath ?? []) files.push(cmd.session.providers.paths.providerPath(path));
      for (const file of files) selectInFile(cmd, file, select);
    },
  }),
}));

type Select = (node: unknown, path: string) => void;

function writeNodes(
  cmd: CmdletRuntime,
  node: unknown,
  path: string,
  xpath: string,
  namespaces: Hashtable | undefined,
): void {
  const args = namespaces === undefined ? [xpath] : [xpath, namespaceManager(cmd, namespaces)];
  const list = unwrapped(() => invokeMethod(node, 'SelectNodes', args));
  const count = Number(getProperty(list, 'Count'));
  for (let i = 0; i < count; i++) cmd.writeObject(new SelectXmlInfo(invokeMethod(list, 'Item', [i]), path, xpath));
}

/** What a method throws, not that it was called. */
function unwrapped<T>(call: () => T): T {
  try {
    return call();
  } catch (error) {
    throw error instanceof NetException && error.innerException !== null ? error.innerException : error;
  }
}

function namespaceManager(cmd: CmdletRuntime, namespaces: Hashtable): unknown {
  const names = construct(requireType('System.Xml.NameTable'), []);
  const manager = construct(requireType('System.Xml.XmlNamespaceManager'), [names]);
  for (const [prefix, uri] of namespaces.entries())
    if (!isNull(uri)) invokeMethod(manager, 'AddNamespace', [toText(prefix), toText(uri)]);
    else {
      const message =
        'This command cannot be run because the prefix value in the Namespace parameter is null. Provide a valid value for the prefix, and then run the command again.';
      cmd.writeError(
        cmd.error('PrefixError', 'InvalidOperation', namespaces, message, 'System.InvalidOperationException'),
      );
    }
  return manager;
}

function selectInText(cmd: CmdletRuntime, text: string, select: Select): void {
  let document: unknown;
  try {
    document = convertTo(text, requireType('System.Xml.XmlDocument'));
  } catch (error) {
    if (!(error instanceof NetException) || error.errorRecord === null) throw error;
    cmd.writeError(error.errorRecord);
    return;
  }
  select(document, '');
}

function filesOf(cmd: CmdletRuntime, path: string): string[] {
  const found = cmd.session.providers.paths.resolve(path, new ProviderContext(null));
  const wrong = found.find(({ provider }) => !provider.nameEquals('FileSystem'));
  if (wrong === undefined) return found.map(({ providerPath }) => providerPath);
  const message = `Cannot open the file because the current provider (${wrong.provider.fullName}) cannot open files.`;
  const id = 'ProcessingFile';
  cmd.writeError(cmd.error(id, 'InvalidOperation', path, message, 'System.InvalidOperationException'));
  return [];
}

function selectInFile(cmd: CmdletRuntime, file: string, select: Select): void {
  try {
    const document = construct(requireType('System.Xml.XmlDocument'), []);
    setProperty(document, 'PreserveWhitespace', true);
    unwrapped(() => invokeMethod(document, 'Load', [file]));
    select(document, file);
  } catch (error) {
    if (!(error instanceof NetException) || !isFileProblem(error)) throw error;
    const message = `The file '${file}' cannot be read: ${error.message}`;
    const exception = new NetException('System.ArgumentException', message, error);
    cmd.writeError(cmd.error('ProcessingFile', 'InvalidArgument', file, message, exception));
  }
}

function isFileProblem({ netType }: NetException): boolean {
  return /^System\.(IO\.|Xml\.XmlException|UnauthorizedAccess|NotSupported|InvalidOperation|Security\.Security)/.test(
    netType.fullName,
  );
}
