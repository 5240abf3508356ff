/**
 * The WSMan: drive: `WSMan:\localhost\Client` with what the client goes by (client-settings.ts), and below the names of computers
 * that Connect-WSMan has added what they say of themselves. There is no service of ours, so localhost has nothing else.
 */

import type { ParameterSpecs } from '../../../runtime/cmdlets/cmdlet.js';
import { t } from '../../../runtime/cmdlets/cmdlet.js';
import { toText } from '../../../runtime/language/to-text.js';
import { PSDriveInfo } from '../../../runtime/providers/drive-info.js';
import { errorRecord, itemNotFound, notSupported } from '../../../runtime/providers/errors.js';
import type { ProviderOperation } from '../../../runtime/providers/provider.js';
import type { ProviderContext } from '../../../runtime/providers/provider-context.js';
import { type TreeNode, TreeProvider } from '../../../runtime/providers/tree-provider.js';
import { authSwitches, type ClientSettings, readClientSettings, writeClientSettings } from '../client-settings.js';
import { computerElement, WSManConfigLeafElement } from './config-element-types.js';
import { driveMessages } from './messages.js';

/** Further computers, by their names: nodes below each. */
export const connectedComputers = new Map<string, readonly TreeNode[]>();

export const container = (name: string, children: () => readonly TreeNode[]): TreeNode => ({
  name,
  children,
  item: () => new WSManConfigLeafElement(name, null),
});
export const leaf = (name: string, value: string): TreeNode => ({
  name,
  children: null,
  item: () => new WSManConfigLeafElement(name, value),
});
const computer = (name: string, children: () => readonly TreeNode[]): TreeNode => ({
  name,
  children,
  item: () => computerElement(name),
});

/** A setting as the drive shows it, and how a text changes it. Throws Error for one that does not fit. */
interface Setting {
  read(settings: ClientSettings): string;
  change(settings: ClientSettings, text: string): ClientSettings;
}
const asBoolean = (text: string): boolean => {
  if (!/^(true|false)$/i.test(text)) throw new Error(driveMessages.notBoolean(text));
  return text.toLowerCase() === 'true';
};
const asNumber = (text: string, least: number, greatest: number): number => {
  const number = Number(text);
  if (!/^\d+$/.test(text) || number < least || number > greatest)
    throw new Error(driveMessages.notNumber(text, least, greatest));
  return number;
};
const capital = (name: string) => (name === 'credssp' ? 'CredSSP' : name[0]?.toUpperCase() + name.slice(1));

/** By their paths below Client. */
const settings: Readonly<Record<string, Setting>> = {
  NetworkDelayms: {
    read: ({ networkDelay }) => String(networkDelay),
    change: (all, text) => ({ ...all, networkDelay: asNumber(text, 0, 2_147_483_647) }),
  },
  AllowUnencrypted: {
    read: ({ allowUnencrypted }) => String(allowUnencrypted),
    change: (all, text) => ({ ...all, allowUnencrypted: asBoolean(text) }),
  },
  ...Object.fromEntries(
    authSwitches.map((name): [string, Setting] => [
      `Auth\\${capital(name)}`,
      {
        read: ({ auth }) => String(auth[name]),
        change: (all, text) => ({ ...all, auth: { ...all.auth, [name]: asBoolean(text) } }),
      },
    ]),
  ),
  'DefaultPorts\\HTTP': {
    read: ({ defaultPorts }) => String(defaultPorts.http),
    change: (all, text) => ({ ...all, defaultPorts: { ...all.defaultPorts, http: asNumber(text, 1, 65_535) } }),
  },
  'DefaultPorts\\HTTPS': {
    read: ({ defaultPorts }) => String(defaultPorts.https),
    change: (all, text) => ({ ...all, defaultPorts: { ...all.defaultPorts, https: asNumber(text, 1, 65_535) } }),
  },
  TrustedHosts: {
    read: ({ trustedHosts }) => trustedHosts,
    change: (all, text) => ({ ...all, trustedHosts: text }),
  },
};

/** The settings as nodes: names with a backslash lie in a container. */
function clientNodes(): TreeNode[] {
  const current = readClientSettings();
  const nodes: TreeNode[] = [];
  for (const [path, setting] of Object.entries(settings)) {
    const [first = '', below] = path.split('\\');
    if (below === undefined) nodes.push(leaf(first, setting.read(current)));
    else if (!nodes.some(({ name }) => name === first)) {
      const inside = Object.entries(settings).filter(([name]) => name.startsWith(`${first}\\`));
      nodes.push(
        container(first, () => inside.map(([name, one]) => leaf(name.slice(first.length + 1), one.read(current)))),
      );
    }
  }
  return nodes;
}

export class WSManProvider extends TreeProvider {
  readonly name = 'WSMan';
  readonly implementingType = 'Microsoft.WSMan.Management.WSManConfigProvider';
  override readonly moduleName = 'Microsoft.WSMan.Management';
  override readonly capabilities = ['ShouldProcess', 'Credentials'] as const;

  override defaultDrives(): PSDriveInfo[] {
    return [new PSDriveInfo('WSMan', this.info, '', 'Root of WsMan Config Storage.')];
  }

  override parametersOf(operation: ProviderOperation): ParameterSpecs | undefined {
    if (operation !== 'setItem') return undefined;
    return { Concatenate: { type: t.switch, help: 'Adds to the list in place of replacing it (TrustedHosts).' } };
  }

  protected roots(): readonly TreeNode[] {
    const said = (name: string) => connectedComputers.get(name) ?? [];
    const others = [...connectedComputers.keys()].filter((name) => name !== 'localhost');
    // A service of this computer stands beside the client's part.
    const service = () => said('localhost').filter(({ name }) => name !== 'Client');
    const local = computer('localhost', () => [container('Client', clientNodes), ...service()]);
    return [local, ...others.map((name) => computer(name, () => said(name)))];
  }

  override setItem(path: string, value: unknown, context: ProviderContext): void {
    const node = this.nodeAt(path);
    if (node === undefined) throw itemNotFound(path);
    const inClient =
      /^localhost[\\/]Client[\\/](.+)$/i.exec(path.replace(/^[\\/]+/, ''))?.[1]?.replaceAll('/', '\\') ?? '';
    const name = Object.keys(settings).find((known) => known.toLowerCase() === inClient.toLowerCase());
    if (name === undefined) throw notSupported(driveMessages.readOnly);
    const given = toText(value);
    if (!context.shouldProcess(`Item: ${path} Value: ${given}`, 'Set Item')) return;
    if (name === 'TrustedHosts' && !context.force && !this.#agrees(given, context)) return;
    this.attempt('WsManError', path, context, () => {
      const current = readClientSettings();
      const setting = settings[name] as Setting;
      const before = setting.read(current);
      const joins = name === 'TrustedHosts' && context.dynamic['Concatenate'] === true && before !== '';
      writeClientSettings(setting.change(current, joins ? `${before},${given}` : given));
      if (context.isBound('PassThru')) this.getItem(path, context);
    });
  }

  override clearItem(path: string, context: ProviderContext): void {
    this.setItem(path, '', context);
  }

  #agrees(hosts: string, context: ProviderContext): boolean {
    if (context.caller === null) return true;
    return context.caller.shouldContinue(driveMessages.trustQuestion(hosts), driveMessages.trustCaption);
  }

  override newItem(path: string, _type: string, _value: unknown, context: ProviderContext): void {
    context.writeError(
      errorRecord('NotSupported', 'NotImplemented', path, 'System.NotSupportedException', driveMessages.readOnly),
    );
  }

  /** Disconnect-WSMan by another name: a computer that was connected. */
  override removeItem(path: string, _recurse: boolean, context: ProviderContext): void {
    const name = [...connectedComputers.keys()].find((known) => known.toLowerCase() === path.toLowerCase());
    if (name === undefined) throw notSupported(driveMessages.readOnly);
    if (context.shouldProcess(`Item: ${path}`, 'Remove Item')) connectedComputers.delete(name);
  }
}
