/** The user's profiles of the far side: they run before the first prompt of a session that is entered, with both servers. */
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { RemoteRunspace } from '../../src/remoting/client/remote-runspace.js';
import type { RemoteSession } from '../../src/remoting/client/remote-session.js';
import { HostMethod } from '../../src/runtime/host/host-call.js';
import { FakeHost } from './support/fake-host.js';
import { openTestSession } from './support/open-session.js';
import { peers } from './support/peers.js';

const folders: Record<string, string> = { 'the real engine': 'powershell', 'our own server': 'periwinkle' };
const written = (host: FakeHost) => host.written(HostMethod.Write1, HostMethod.Write2, HostMethod.WriteLine2).join('');

describe.each(peers.filter(({ isMissing }) => !isMissing))(
  'profiles with $name',
  { timeout: 60_000 },
  ({ name, target }) => {
    let home: string;
    let host: FakeHost;
    let session: RemoteSession;
    const profile = (file: string, text: string) => {
      const folder = join(home, 'settings', folders[name] as string);
      mkdirSync(folder, { recursive: true });
      writeFileSync(join(folder, file), text);
    };
    const enter = (state?: { isDue: boolean }) =>
      new RemoteRunspace({
        session,
        name: 'test',
        host,
        promptPrefix: '[test]: ',
        closesSession: false,
        ...(state && { profile: state }),
      });
    beforeEach(async () => {
      home = mkdtempSync(join(tmpdir(), 'profile-'));
      host = new FakeHost();
      session = await openTestSession({
        target: { ...target, env: { ...process.env, HOME: home, XDG_CONFIG_HOME: join(home, 'settings') } },
        host,
        psVersion: '7.6.0',
        signal: new AbortController().signal,
      });
    });
    afterEach(async () => {
      await session.close();
      rmSync(home, { recursive: true, force: true });
    });

    test('run once, in the outermost scope, and may change the prompt', async () => {
      profile('profile.ps1', '$all = 1; "from the first"');
      profile('Microsoft.PowerShell_profile.ps1', 'function prompt { "it is $all> " }; function Get-Mine { "mine" }');
      const state = { isDue: true };
      expect(await enter(state).prompt()).toBe('it is 1> ');
      expect(written(host)).toContain('from the first');
      host.calls.length = 0;
      await enter(state).invoke('Get-Mine; $null -eq $isOwn -and $null -eq $path').done;
      expect(await enter(state).prompt()).toBe('it is 1> ');
      expect(written(host)).toMatch(/mine\s*True/);
      expect(written(host)).not.toContain('from the first');
    });

    test('an error of one is shown, and the prompt is there', async () => {
      profile('profile.ps1', "throw 'a bad profile'");
      profile('Microsoft.PowerShell_profile.ps1', '$second = 2');
      const runspace = enter({ isDue: true });
      expect(await runspace.prompt()).toContain('PS');
      expect(host.calls.map(({ parameters }) => String(parameters.at(-1))).join('')).toContain('a bad profile');
      await runspace.invoke('"second $second"').done;
      expect(written(host)).toContain('second 2');
    });

    test('do not run where they must not', async () => {
      profile('profile.ps1', '"it ran"');
      await enter().prompt();
      expect(written(host)).not.toContain('it ran');
    });

    test.runIf(name === 'the real engine')('do not run in an endpoint without the whole language', async () => {
      profile('profile.ps1', '"it ran"');
      const runspace = enter({ isDue: true });
      await runspace.invoke("$ExecutionContext.SessionState.LanguageMode = 'ConstrainedLanguage'").done;
      await runspace.prompt();
      expect(written(host)).not.toContain('it ran');
    });

    test('one that does not end is stopped', async () => {
      profile('profile.ps1', 'while ($true) { }');
      const abort = new AbortController();
      setTimeout(() => abort.abort(), 500);
      expect(await enter({ isDue: true }).prompt(abort.signal)).toContain('PS');
    });
  },
);
