/**
 * PowerShell Direct's handshake with the broker in a virtual machine, and with the PowerShell that it starts. In the second version
 * the broker gives a token, which proves to PowerShell that it was this client that logged in; guests that were not updated since
 * CVE-2025-49734 know only the first, in which anything on this computer could take the session over. So the first version is
 * spoken only when somebody agrees to it.
 *
 * Names and the password are UTF-16LE, all other words ASCII.
 */
import type { Credential } from '../../runtime/host/host-call.js';
import { messages } from '../messages.js';
import { TransportError } from '../transports/transport.js';
import type { VmSocket } from './vm-socket.js';

const versionRequest = 'VERSION';
const clientVersion = 'VERSION_2';
const versionPrefix = 'VERSION_';
/** No user can have this name: an old broker ends the conversation in good order when it cannot find the user. */
const nobody = '?<PSDirectVMLegacy>';

export interface VmLogin {
  credential: Credential;
  /** '' for the default. */
  configurationName: string;
}

const ascii = (word: string) => Buffer.from(word, 'latin1');
const utf16 = (text: string) => Buffer.from(text, 'utf16le');

/** An answer: what has come, without NULs at its end. */
async function answer(socket: VmSocket, length: number): Promise<string> {
  return (await socket.receive(length)).toString('latin1').replace(/\0+$/, '');
}
/** An answer of four letters, which may come in parts. */
async function word(socket: VmSocket): Promise<string> {
  let text = '';
  while (text.length < 4) {
    const part = await socket.receive(4 - text.length);
    if (part.length === 0) break;
    text += part.toString('latin1');
  }
  return text.replace(/\0+$/, '');
}
async function say(socket: VmSocket, data: Buffer): Promise<string> {
  await socket.send(data);
  return word(socket);
}

const invalid = (who: string, what: string) =>
  new TransportError('InvalidPacket', messages.hyperVInvalidResponse(who, what));

/** The version of the broker's protocol. After 1 the conversation is over, and the broker has to be connected to anew. */
export async function negotiateVersion(socket: VmSocket): Promise<1 | 2> {
  await socket.send(ascii(versionRequest));
  if (!(await answer(socket, 16)).startsWith(versionPrefix)) {
    await say(socket, utf16(nobody));
    await say(socket, ascii('EMPTYPW'));
    await socket.send(ascii('FAIL'));
    return 1;
  }
  await say(socket, ascii(clientVersion));
  return 2;
}

/**
 * Logs in at the broker. Returns the token for PowerShell, null in version 1. Throws TransportError: a credential that is not
 * accepted, or answers that make no sense.
 */
export async function logIn(socket: VmSocket, login: VmLogin, version: 1 | 2): Promise<string | null> {
  const { domain, user } = splitUserName(login.credential.userName);
  if (user === '') throw new TransportError('AuthenticationFailed', messages.invalidUserName);
  await say(socket, utf16(domain));
  await say(socket, utf16(user));
  const result = await sendPassword(socket, login.credential.password);
  if (result === 'FAIL') {
    await socket.send(ascii('FAIL'));
    throw new TransportError('AuthenticationFailed', messages.invalidCredential);
  }
  if (result === 'CONF') await sendConfiguration(socket, login.configurationName);
  else if (result === 'PASS') await socket.send(ascii('PASS'));
  else throw invalid('Broker', 'Credential');
  if (version === 1) return null;
  const given = await answer(socket, 1024);
  if (!given.startsWith('TOKEN ')) throw invalid('Broker', 'Token');
  await socket.send(ascii('PASS'));
  return given.slice('TOKEN '.length).trim();
}

/** Shows the token to PowerShell; packets of remoting follow. Throws TransportError. */
export async function showToken(socket: VmSocket, token: string): Promise<void> {
  await socket.send(ascii(versionRequest));
  if (!(await answer(socket, 16)).startsWith(versionPrefix)) throw invalid('Server', 'TransportVersion');
  if ((await say(socket, ascii(clientVersion))) !== 'PASS') throw invalid('Server', 'TransportVersion');
  if ((await say(socket, ascii(`TOKEN ${token}`))) !== 'PASS')
    throw new TransportError('AuthenticationFailed', messages.invalidCredential);
}

/** An empty password is told, not sent: the broker would wait for it. */
async function sendPassword(socket: VmSocket, password: Uint8Array): Promise<string> {
  if (password.length === 0) return say(socket, ascii('EMPTYPW'));
  await say(socket, ascii('NONEMPTYPW'));
  const copy = Buffer.from(password);
  try {
    return await say(socket, copy);
  } finally {
    copy.fill(0);
  }
}

async function sendConfiguration(socket: VmSocket, name: string): Promise<void> {
  if (name === '') await socket.send(ascii('EMPTYCF'));
  else {
    await say(socket, ascii('NONEMPTYCF'));
    await socket.send(utf16(name));
  }
}

/** `DOMAIN\user`; without a domain the virtual machine's own users are meant. */
function splitUserName(name: string): { domain: string; user: string } {
  const slash = name.indexOf('\\');
  return slash > 0
    ? { domain: name.slice(0, slash), user: name.slice(slash + 1) }
    : { domain: 'localhost', user: name.slice(slash + 1) };
}
