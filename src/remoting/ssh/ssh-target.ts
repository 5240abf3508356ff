/** What a connection needs to know: from the parameters of the user and from ssh_config. */
import { homedir, userInfo } from 'node:os';
import { join } from 'node:path';
import { TransportError } from '../transports/transport.js';
import { expandTilde, expandTokens, readSshConfig, type SshOptions } from './ssh-config.js';

/** As New-PSSession and Enter-PSSession take them. */
export interface SshParameters {
  hostName: string;
  userName?: string;
  port?: number;
  keyFilePath?: string;
  /** `powershell` when left out. */
  subsystem?: string;
  /** -Options: ssh_config keywords and values. */
  options?: Readonly<Record<string, string>>;
  /** Milliseconds; none or negative for no limit of its own. */
  connectingTimeout?: number;
  /** Instead of the user's and the system's ssh_config. */
  configFiles?: readonly string[];
  /** The system's `ssh` connects, in place of our own client. */
  program?: SshProgram;
}

/** How the `ssh` program is started. */
export interface SshProgram {
  /** Its name or path. */
  file: string;
  env: NodeJS.ProcessEnv;
  /** Path of ssh-askpass.cjs, by which its questions reach us. */
  askpass: string;
}

export type StrictHostKeyChecking = 'yes' | 'ask' | 'accept-new' | 'no';

export interface SshTarget {
  /** As the user wrote it. */
  alias: string;
  host: string;
  port: number;
  user: string;
  /** The name under which the host's key is looked up. */
  knownHostsName: string;
  knownHostsFiles: string[];
  globalKnownHostsFiles: string[];
  hashKnownHosts: boolean;
  strictHostKeyChecking: StrictHostKeyChecking;
  identityFiles: string[];
  /** True when somebody named them; the usual ones need not exist. */
  identitiesNamed: boolean;
  identitiesOnly: boolean;
  /** Path of the agent's socket; null for none. */
  agent: string | null;
  /** Names of authentication methods, in order. */
  methods: string[];
  passwordPrompts: number;
  /** True when nothing may be asked. */
  batchMode: boolean;
  /** Milliseconds for the connection and its handshake. */
  connectTimeout: number;
  /** Milliseconds; 0 for none. */
  keepAliveInterval: number;
  keepAliveCount: number;
  proxyJump: string[];
  proxyCommand: string | null;
  algorithms: Record<'kex' | 'cipher' | 'hmac' | 'serverHostKey', string | undefined>;
}

const defaultConnectTimeout = 30_000;
const defaultIdentities = ['id_rsa', 'id_ecdsa', 'id_ed25519'];
const knownMethods = ['publickey', 'keyboard-interactive', 'password'];

/** Keywords of -Options that have an effect here, and those that ssh has and that can be left without one. */
const effective: ReadonlySet<string> = new Set(
  'hostname user port identityfile identitiesonly identityagent proxyjump proxycommand userknownhostsfile globalknownhostsfile hashknownhosts stricthostkeychecking hostkeyalias connecttimeout serveraliveinterval serveralivecountmax preferredauthentications pubkeyauthentication passwordauthentication kbdinteractiveauthentication challengeresponseauthentication numberofpasswordprompts batchmode ciphers macs kexalgorithms hostkeyalgorithms'.split(
    ' ',
  ),
);
const harmless: ReadonlySet<string> = new Set(
  'addkeystoagent addressfamily checkhostip clearallforwardings compression controlmaster controlpath controlpersist escapechar exitonforwardfailure fingerprinthash forwardagent forwardx11 forwardx11trusted gssapiauthentication gssapidelegatecredentials hostbasedauthentication ipqos loglevel nohostauthenticationforlocalhost permitlocalcommand rekeylimit requesttty sendenv setenv tcpkeepalive updatehostkeys verifyhostkeydns visualhostkey'.split(
    ' ',
  ),
);

/**
 * `user@host:port` taken apart; `host` alone stays as it is. An IPv6 address with a port stands in brackets. Throws
 * TransportError for what cannot be a host.
 */
export function parseHostName(text: string): { host: string; user?: string; port?: number } {
  const match =
    /^(?:(.+)@)?(?:\[([0-9A-Fa-f:.%\w]+)\]|([^:@[\]\s]+)|([0-9A-Fa-f:.%\w]*:[0-9A-Fa-f:.%\w]*:[0-9A-Fa-f:.%\w]*))(?::(\d{1,5}))?$/.exec(
      text,
    );
  const host = match?.[2] ?? match?.[3] ?? match?.[4];
  if (!match || !host || host.startsWith('-'))
    throw new TransportError('InvalidOption', `"${text}" is not the name of a host.`);
  return { host, user: match[1], port: match[5] === undefined ? undefined : Number(match[5]) };
}

/** Reads ssh_config for the host. Throws TransportError for an option that cannot be honoured. */
export function resolveSshTarget(parameters: SshParameters): SshTarget {
  const parsed = parseHostName(parameters.hostName);
  const given: SshOptions = new Map();
  for (const [keyword, value] of Object.entries(parameters.options ?? {})) {
    const key = keyword.toLowerCase();
    if (!effective.has(key) && !harmless.has(key))
      throw new TransportError('InvalidOption', `The SSH option ${keyword} is not supported.`);
    given.set(key, key === 'userknownhostsfile' || key === 'globalknownhostsfile' ? value.split(/\s+/) : [value]);
  }
  const user = parameters.userName ?? parsed.user;
  const port = parameters.port ?? parsed.port;
  if (user) given.set('user', [domainUser(user)]);
  if (port) given.set('port', [String(port)]);
  if (parameters.keyFilePath) given.set('identityfile', [parameters.keyFilePath]);
  const localUser = userInfo().username;
  const files = parameters.configFiles ?? [join(homedir(), '.ssh/config'), '/etc/ssh/ssh_config'];
  const options = readSshConfig({ originalHost: parsed.host, localUser, files }, given);
  return buildTarget(parsed.host, localUser, options);
}

/** `DOMAIN\user`, which SSH servers know as `user@DOMAIN`. */
export function domainUser(user: string): string {
  const match = /^([^\\]+)\\([^\\]+)$/.exec(user);
  return match ? `${match[2]}@${match[1]}` : user;
}

function buildTarget(alias: string, localUser: string, options: SshOptions): SshTarget {
  const first = (keyword: string) => options.get(keyword)?.[0];
  const isOn = (keyword: string, fallback: boolean) => {
    const value = first(keyword)?.toLowerCase();
    return value === undefined ? fallback : value === 'yes' || value === 'true';
  };
  const host = expandTokens(first('hostname') ?? alias, { h: alias, n: alias });
  const port = numberOption('Port', first('port'), 22);
  const user = first('user') ?? localUser;
  const tokens = { h: host, n: alias, p: String(port), r: user, u: localUser, d: homedir() };
  const path = (text: string) => expandTokens(expandTilde(text), tokens);
  const identityFiles = options.get('identityfile');
  const name = (first('hostkeyalias') ?? host).toLowerCase();
  const agent = first('identityagent');
  const jump = first('proxyjump');
  const command = options.get('proxycommand')?.join(' ');
  return {
    alias,
    host,
    port,
    user,
    knownHostsName: port === 22 || first('hostkeyalias') ? name : `[${name}]:${port}`,
    knownHostsFiles: (options.get('userknownhostsfile') ?? ['~/.ssh/known_hosts', '~/.ssh/known_hosts2'])
      .filter((f) => f !== 'none')
      .map(path),
    globalKnownHostsFiles: (
      options.get('globalknownhostsfile') ?? ['/etc/ssh/ssh_known_hosts', '/etc/ssh/ssh_known_hosts2']
    )
      .filter((f) => f !== 'none')
      .map(path),
    hashKnownHosts: isOn('hashknownhosts', false),
    strictHostKeyChecking: strictness(first('stricthostkeychecking')),
    identityFiles: (identityFiles ?? defaultIdentities.map((file) => `~/.ssh/${file}`))
      .filter((f) => f !== 'none')
      .map(path),
    identitiesNamed: identityFiles !== undefined,
    identitiesOnly: isOn('identitiesonly', false),
    agent:
      agent === 'none'
        ? null
        : agent && agent !== 'SSH_AUTH_SOCK'
          ? path(agent.replace(/^\$(\w+)$/, (_, variable: string) => process.env[variable] ?? ''))
          : (process.env['SSH_AUTH_SOCK'] ?? null),
    methods: authenticationMethods(first('preferredauthentications'), isOn),
    passwordPrompts: numberOption('NumberOfPasswordPrompts', first('numberofpasswordprompts'), 3),
    batchMode: isOn('batchmode', false),
    connectTimeout: seconds('ConnectTimeout', first('connecttimeout')) || defaultConnectTimeout,
    keepAliveInterval: seconds('ServerAliveInterval', first('serveraliveinterval')),
    keepAliveCount: numberOption('ServerAliveCountMax', first('serveralivecountmax'), 3),
    proxyJump: !jump || jump === 'none' ? [] : jump.split(',').map((hop) => hop.trim()),
    proxyCommand: !command || command === 'none' ? null : expandTokens(command, tokens),
    algorithms: {
      kex: first('kexalgorithms'),
      cipher: first('ciphers'),
      hmac: first('macs'),
      serverHostKey: first('hostkeyalgorithms'),
    },
  };
}

function numberOption(name: string, text: string | undefined, fallback: number): number {
  if (text === undefined) return fallback;
  if (!/^\d+$/.test(text))
    throw new TransportError('InvalidOption', `The SSH option ${name} needs a number, not "${text}".`);
  return Number(text);
}

/** `30`, `1m30s`: milliseconds; 0 for none. */
function seconds(name: string, text: string | undefined): number {
  if (text === undefined || text === 'none') return 0;
  if (!/^(\d+[smhd]?)+$/i.test(text))
    throw new TransportError('InvalidOption', `The SSH option ${name} needs a time, not "${text}".`);
  const units: Record<string, number> = { '': 1, s: 1, m: 60, h: 3600, d: 86400 };
  let total = 0;
  for (const part of text.matchAll(/(\d+)([smhd]?)/gi))
    total += Number(part[1]) * (units[(part[2] as string).toLowerCase()] as number);
  return total * 1000;
}

function strictness(text: string | undefined): StrictHostKeyChecking {
  switch (text?.toLowerCase()) {
    case undefined:
    case 'ask':
      return 'ask';
    case 'yes':
    case 'true':
      return 'yes';
    case 'accept-new':
      return 'accept-new';
    case 'no':
    case 'off':
    case 'false':
      return 'no';
    default:
      throw new TransportError('InvalidOption', `The SSH option StrictHostKeyChecking cannot be "${text}".`);
  }
}

function authenticationMethods(
  preferred: string | undefined,
  isOn: (keyword: string, fallback: boolean) => boolean,
): string[] {
  const enabled = (method: string) =>
    method === 'publickey'
      ? isOn('pubkeyauthentication', true)
      : method === 'password'
        ? isOn('passwordauthentication', true)
        : isOn('kbdinteractiveauthentication', isOn('challengeresponseauthentication', true));
  const order = preferred ? preferred.split(',').map((method) => method.trim()) : knownMethods;
  return order.filter((method) => knownMethods.includes(method) && enabled(method));
}
