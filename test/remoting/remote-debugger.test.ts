/** The debugger at the prompt of a session that is entered: PowerShell's own, and that of our server, which asks by calls of the host. */
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { RemoteRunspace } from '../../src/remoting/client/remote-runspace.js';
import type { RemoteSession } from '../../src/remoting/client/remote-session.js';
import { scriptPipeline } from '../../src/remoting/protocol/pipeline-messages.js';
import { HostMethod } from '../../src/runtime/host/host-call.js';
import { FakeHost } from './support/fake-host.js';
import { Collector } from './support/in-memory.js';
import { openTestSession } from './support/open-session.js';
import { peers } from './support/peers.js';

describe.each(peers.filter(({ isMissing }) => !isMissing))(
  'a breakpoint with $name',
  { timeout: 60_000 },
  ({ name, target }) => {
    let folder: string;
    let script: string;
    let host: FakeHost;
    let session: RemoteSession;
    let runspace: RemoteRunspace;
    /** What is typed at the debugger's prompt, in turn. */
    let typed: string[];
    /** Settles when the prompt is there with nothing to be typed. */
    let waiting: Promise<void>;
    const isEngine = name === 'the real engine';
    const written = () =>
      host
        .written(HostMethod.Write1, HostMethod.Write2, HostMethod.WriteLine2, HostMethod.WriteErrorLine)
        .join('\n')
        .replaceAll(/\x1b\[[\d;]*m/g, '');

    beforeEach(async () => {
      folder = mkdtempSync(join(tmpdir(), 'debug-'));
      script = join(folder, 'sum.ps1');
      writeFileSync(script, '$a = 1\n$b = 2\n"sum $($a + $b)"\n');
      host = new FakeHost();
      typed = [];
      waiting = new Promise((isThere) => {
        host.answers[HostMethod.ReadLine] = (_parameters: readonly unknown[], signal?: AbortSignal) => {
          const line = typed.shift();
          if (line !== undefined) return line;
          isThere();
          return new Promise((_, reject) => signal?.addEventListener('abort', () => reject(new Error('given up'))));
        };
      });
      session = await openTestSession({ target, host, psVersion: '7.6.0', signal: new AbortController().signal });
      runspace = new RemoteRunspace({ session, name: 'test', host, promptPrefix: '[far]: ', closesSession: false });
      await runspace.prompt();
      // The real engine of these tests has no Set-PSBreakpoint.
      const set = isEngine
        ? `$null = $Host.Runspace.Debugger.SetLineBreakpoint('${script}', 2, 0, $null)`
        : `$null = Set-PSBreakpoint -Script '${script}' -Line 2`;
      await runspace.invoke(set).done;
      host.calls.length = 0;
    });
    afterEach(async () => {
      await session.close();
      rmSync(folder, { recursive: true, force: true });
    });

    test('stops, answers commands in the scope that was stopped in, and goes on', async () => {
      typed = ['"a is $a"', 'l', '1/0', '$b = 40', 's', '', '"now $b"', 'c'];
      expect(await runspace.invoke(script).done).toEqual({ state: 'Completed' });
      const text = written();
      expect(text).toContain(`Hit Line breakpoint on '${script}:2'`);
      expect(text).toContain(`At ${script}:2 char:1`);
      expect(text).toContain('a is 1');
      expect(text).toMatch(/2:\* \$b = 2/);
      expect(text).toContain('Attempted to divide by zero.');
      expect(text).toContain(`At ${script}:3 char:1`);
      expect(text).toContain('sum 3');
      expect(host.callsOf(HostMethod.ReadLine).length).toBeGreaterThanOrEqual(7);
      if (isEngine) expect(text).toMatch(/^\[far\]: \[DBG\]: PS .*>> $/m);
      else expect(text).toMatch(/\[DBG\]: PS .*>> $/m);
    });

    test('q ends the script, and the session goes on', async () => {
      typed = ['q'];
      await runspace.invoke(`${script}; 'not reached'`).done;
      host.calls.length = 0;
      await runspace.invoke('"usable"').done;
      expect(written()).toContain('usable');
    });

    test('Ctrl+C at the prompt stops the script', async () => {
      const running = runspace.invoke(`${script}; 'not reached'`);
      await waiting;
      running.stop();
      expect((await running.done).state).toBe('Stopped');
      host.calls.length = 0;
      await runspace.invoke('"usable"').done;
      expect(written()).toContain('usable');
    });

    test.runIf(isEngine)('a prompt that cannot be read stops the script, and says why', async () => {
      host.answers[HostMethod.ReadLine] = () => {
        throw new Error('Nobody is here.');
      };
      await runspace.invoke(`${script}; 'not reached'`).done;
      expect(written()).toContain('Nobody is here.');
      expect(written()).not.toMatch(/sum 3|not reached/);
      host.calls.length = 0;
      await runspace.invoke('"usable"').done;
      expect(written()).toContain('usable');
    });

    test.runIf(isEngine)('Ctrl+C stops a command of the prompt alone', async () => {
      typed = ['while ($true) { [Threading.Thread]::Sleep(10) }', '"still here"', 'c'];
      const running = runspace.invoke(script);
      while (typed.length > 2) await new Promise((next) => setTimeout(next, 20));
      await new Promise((next) => setTimeout(next, 300));
      running.stop();
      expect((await running.done).state).toBe('Completed');
      expect(written()).toContain('still here');
    });

    test.runIf(isEngine)('nobody is asked once the session is left', async () => {
      typed = ['c'];
      await runspace.invoke('Exit-PSSession').done;
      const collector = new Collector();
      await session.start(scriptPipeline(script), collector).done;
      expect(collector.output).toEqual(['<S>sum 3</S>']);
      expect(host.callsOf(HostMethod.ReadLine)).toEqual([]);
    });
  },
);
