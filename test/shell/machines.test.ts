/** The prompt of the built shell going into a container and into a virtual machine (a stand-in's), and out again. */
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { startContainer, type TestContainer } from '../remoting/support/container.js';
import { FakeGuest } from '../remoting/support/fake-guest.js';
import { oracle } from '../remoting/support/real.js';
import { openShell, type ShellTerminal } from './support/terminal.js';

const container = startContainer(['pwsh']);
afterAll(() => container?.stop());
const local = /^PS .*>$/;
const lastOf = (rows: string[]) =>
  rows
    .map((row) => row.trim())
    .filter((row) => row !== '')
    .at(-1);

describe.skipIf(!container)('Enter-PSSession -ContainerId', () => {
  const { id, name } = (container ?? { id: '', name: '' }) as TestContainer;
  let shell: ShellTerminal;
  beforeAll(async () => {
    shell = openShell(undefined, { PERIWINKLE_CONTAINER_TOOL: 'podman' });
    await shell.until(local);
  });
  afterAll(() => shell?.close());

  test('the name of the container stands in the prompt, cut when it is long', async () => {
    const prompt = new RegExp(`^\\[${name.slice(0, 14)}…\\]: PS .*>$`);
    await shell.run(`Enter-PSSession -ContainerId ${name}`, prompt);
    expect(lastOf(await shell.run('[Environment]::UserName', prompt))).toBe('ann');
    await shell.run('exit', local);
  });
  test('as administrator, from the pipeline by property name', async () => {
    const short = id.slice(0, 12);
    const prompt = new RegExp(`^\\[${short}\\]: PS .*>$`);
    await shell.run(`[pscustomobject]@{ ContainerId = '${short}' } | etsn -RunAsAdministrator`, prompt);
    expect(lastOf(await shell.run('[Environment]::UserName', prompt))).toBe('root');
    await shell.run('exsn', local);
  });
  test('one that is not there is an error', async () => {
    const rows = (await shell.run('Enter-PSSession -ContainerId nowhere')).join(' ');
    expect(rows).toContain('The input ContainerId nowhere does not exist');
  });
});

describe.skipIf(!oracle || process.platform === 'win32')('Enter-PSSession -VMName and -VMId', () => {
  const guest = new FakeGuest();
  let shell: ShellTerminal;
  beforeAll(async () => {
    shell = openShell(undefined, { PERIWINKLE_VM_SOCKETS: guest.sockets });
    await shell.until(local);
    await shell.run("$c = [pscredential]::new('CONTOSO\\ann', (ConvertTo-SecureString secret -AsPlainText -Force))");
  });
  afterAll(() => {
    shell?.close();
    guest.close();
  });

  test.each([
    ['-VMName web', 'web'],
    ['-VMId 0D0B9C0B-7D0B-4B5B-9B1D-2A3C4D5E6F70', '0d0b9c0b-7d0b-4b5b-9b1d-2a3c4d5e6f70'],
  ])('%s', async (parameters, name) => {
    await guest.serveEngine();
    const prompt = new RegExp(`^\\[${name}\\]: PS .*>$`);
    await shell.run(`Enter-PSSession ${parameters} -Credential $c`, prompt);
    expect(lastOf(await shell.run('6 * 7', prompt))).toBe('42');
    await shell.run('exit', local);
    expect(guest.wrong).toEqual([]);
    guest.hangUp();
  });
});
