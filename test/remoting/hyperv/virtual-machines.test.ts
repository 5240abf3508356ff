/**
 * PowerShell Direct. No Hyper-V is here: a guest of the test's own (support/fake-guest.ts) stands in for it, with the real engine's
 * server behind it for whole sessions. Native sockets are tested against sockets of the system's that any Linux has.
 */
import { execFile } from 'node:child_process';
import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { promisify } from 'node:util';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { configuredAddress } from '../../../src/remoting/hyperv/connectors.js';
import { connectNativeSocket, hyperVAddress, vsockAddress } from '../../../src/remoting/hyperv/native-socket.js';
import { VmChannel } from '../../../src/remoting/hyperv/vm-channel.js';
import type { VirtualMachineTarget } from '../../../src/remoting/transports/targets.js';
import { TransportError } from '../../../src/remoting/transports/transport.js';
import type { UserInteraction } from '../../../src/remoting/transports/user-interaction.js';
import { askVersion, type Dialogue, FakeGuest, goodShell, login, token, utf16 } from '../support/fake-guest.js';
import { oracle } from '../support/real.js';

const shell = process.env['PERIWINKLE_SHELL'] ?? fileURLToPath(new URL('../../../dist/cli.cjs', import.meta.url));
/** What a script prints in the built shell. */
function run(script: string, env: NodeJS.ProcessEnv): Promise<{ stdout: string; stderr: string }> {
  const running = promisify(execFile)(process.execPath, [shell, '-NoProfile', '-Command', script], {
    env: { ...process.env, ...env },
  });
  running.child.stdin?.end();
  return running;
}

let guest: FakeGuest;
beforeEach(() => {
  guest = new FakeGuest();
});
afterEach(() => guest.close());

const target = (more: Partial<VirtualMachineTarget> = {}): VirtualMachineTarget => ({
  vmId: null,
  vmName: 'web',
  credential: { userName: 'CONTOSO\\ann', password: Buffer.from('secret', 'utf16le') },
  configurationName: '',
  sockets: guest.sockets,
  ...more,
});
const interaction = (answer: boolean | Error): UserInteraction => ({
  ask: () => Promise.resolve(null),
  confirm: () => (answer instanceof Error ? Promise.reject(answer) : Promise.resolve(answer)),
  show: () => undefined,
});

async function open(channel: VmChannel): Promise<{ data: () => string }> {
  let text = '';
  await channel.open(
    {
      onData: (chunk) => {
        text += chunk;
      },
      onText: () => undefined,
      onEnd: () => {
        text += '<end>';
      },
    },
    AbortSignal.timeout(10_000),
  );
  return { data: () => text };
}

describe('the handshake', () => {
  test('version 2: the broker gives a token, which PowerShell takes', async () => {
    await guest.serve('broker', [
      [...askVersion, ...login('secret'), ['NONEMPTYCF', 'PASS'], [utf16('Admin'), `TOKEN ${token}`], ['PASS', null]],
    ]);
    await guest.serve('powershell', [goodShell], (socket) => socket.on('data', (data) => socket.end(`heard ${data}`)));
    const channel = new VmChannel(target({ configurationName: 'Admin' }), interaction(false), 0);
    const { data } = await open(channel);
    await channel.write('<Data/>\n');
    await expect.poll(data).toBe('heard <Data/>\n<end>');
    channel.dispose();
    expect(guest.wrong).toEqual([]);
  });

  const first: Dialogue = [
    ['VERSION', 'PASS'],
    [utf16('?<PSDirectVMLegacy>'), 'PASS'],
    ['EMPTYPW', 'FAIL'],
    ['FAIL', null],
  ];

  test('version 1, where the user agrees', async () => {
    await guest.serve('broker', [first, [...login('secret'), ['EMPTYCF', null]]]);
    await guest.serve('powershell', [], undefined);
    const channel = new VmChannel(target(), interaction(true), 0);
    await open(channel);
    channel.dispose();
    expect(guest.wrong).toEqual([]);
  });

  test.each([
    ['the user does not agree', false],
    ['nobody can be asked', new Error('There is no prompt.')],
  ] as const)('version 1 is refused where %s', async (_when, answer) => {
    await guest.serve('broker', [first]);
    await expect(open(new VmChannel(target(), interaction(answer), 0))).rejects.toThrow(
      'Negotiating a secure connection to Hyper-V failed.',
    );
    expect(guest.wrong).toEqual([]);
  });

  test('a wrong password', async () => {
    await guest.serve('broker', [
      [...askVersion, [utf16('localhost'), 'PASS'], [utf16('ann'), 'PASS'], ['EMPTYPW', 'FAIL'], ['FAIL', null]],
    ]);
    const credential = { userName: 'ann', password: Buffer.alloc(0) };
    await expect(open(new VmChannel(target({ credential }), interaction(true), 0))).rejects.toEqual(
      new TransportError('AuthenticationFailed', 'The credential is invalid.'),
    );
    await expect.poll(() => guest.wrong).toEqual([]);
  });

  test('answers that make no sense', async () => {
    await guest.serve('broker', [
      [
        ...askVersion,
        [utf16('CONTOSO'), 'PASS'],
        [utf16('ann'), 'PASS'],
        ['NONEMPTYPW', 'PASS'],
        [utf16('secret'), 'WHAT'],
      ],
    ]);
    await expect(open(new VmChannel(target(), interaction(true), 0))).rejects.toThrow(
      'Hyper-V Broker sent an invalid Credential response during the connection negotiation.',
    );
  });
});

describe('addresses', () => {
  test('of configured sockets', () => {
    expect(configuredAddress('', 'web')).toBeNull();
    expect(configuredAddress('db=unix:/x', 'web')).toBeNull();
    expect(configuredAddress('db=unix:/x; WEB=vsock:3:1:2', 'web')).toBeTypeOf('function');
    expect(() => configuredAddress('*=vsock:3', 'web')).toThrow('has an entry that cannot be used');
  });
  test('as the systems have them', () => {
    const guid = '999e53d4-3d5c-4c3e-8779-bed06ec056e1';
    expect(hyperVAddress(guid, guid).bytes.toString('hex')).toBe(
      `22000000${'d4539e995c3d3e4c8779bed06ec056e1'.repeat(2)}`,
    );
    expect(vsockAddress(3, 5000).bytes.toString('hex')).toBe('28000000881300000300000000000000');
  });
});

describe.skipIf(process.platform !== 'linux')('native sockets', () => {
  /** A sockaddr_un: the same functions, another family. */
  const unixAddress = (path: string) => {
    const bytes = Buffer.alloc(110);
    bytes.writeUInt16LE(1, 0);
    bytes.write(path, 2);
    return { family: 1, protocol: 0, bytes };
  };
  test('send, receive, and are woken when they are closed', async () => {
    await guest.serve('native', [[['hello', 'world']]]);
    const socket = await connectNativeSocket(unixAddress(join(guest.folder, 'native.sock')));
    await socket.send(Buffer.from('hello'));
    expect(String(await socket.receive(100))).toBe('world');
    const waiting = socket.receive(100);
    socket.close();
    expect((await waiting).length).toBe(0);
  });
  test('say that nobody listens', async () => {
    await expect(connectNativeSocket(unixAddress(join(guest.folder, 'nobody')))).rejects.toMatchObject({
      code: 'ConnectFailed',
    });
  });
});

describe.skipIf(!oracle || !existsSync(shell) || process.platform === 'win32')('a session', { timeout: 60_000 }, () => {
  test('with the real engine behind the handshake', async () => {
    await guest.serveEngine();
    const script = `$password = ConvertTo-SecureString secret -AsPlainText -Force
      $c = [pscredential]::new('CONTOSO\\ann', $password)
      $s = New-PSSession -VMName web -Credential $c
      "$($s.ComputerType) $($s.VMName) $(Invoke-Command $s { 6 * 7 })"; Remove-PSSession $s`;
    const { stdout, stderr } = await run(script, { PERIWINKLE_VM_SOCKETS: guest.sockets });
    expect([stdout.trim(), stderr]).toEqual(['VirtualMachine web 42', '']);
  });

  test('without sockets and Hyper-V', async () => {
    const script = `$c = [pscredential]::new('ann', [securestring]::new())
      try { New-PSSession -VMName web -Credential $c -ErrorAction Stop } catch { $_.FullyQualifiedErrorId; "$_" }`;
    const { stdout } = await run(script, { PERIWINKLE_VM_SOCKETS: '' });
    expect(stdout).toMatch(
      /^HyperVModuleNotAvailable,.*\nThe Hyper-V Module for PowerShell is not available on this machine.\n/,
    );
  });
});
