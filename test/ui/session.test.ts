import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { describe, expect, test, vi } from 'vitest';
import { editorFunctionNames } from '../../src/runtime/cmdlets/psreadline/editor-function-names.js';
import type { EditorRequest, EditorView, KeyScriptCall } from '../../src/runtime/host/editor-request.js';
import { HostMethod } from '../../src/runtime/host/host-call.js';
import { openConsole } from '../../src/ui/console.js';
import { editorFunctions } from '../../src/ui/editor/functions.js';
import { key } from './support/editor.js';
import { type Command, FakeRunspace } from './support/fake-runspace.js';
import { ScreenTerminal } from './support/screen-terminal.js';
import { startSession } from './support/session.js';

const CTRL_C = key.ctrl('c');
const paste = (text: string) => `\x1b[200~${text}\x1b[201~`;
const untilStopped = ({ signal }: Command) =>
  new Promise<void>((resolve) => {
    signal.addEventListener('abort', () => resolve());
  });

describe('reading and running', () => {
  test('a line is shown as it is typed and run by Enter', async () => {
    const { terminal, runspace, exitCode } = await startSession({
      command: ({ text, write }) => (text === 'exit 3' ? 3 : write(`ran ${text}\n`)),
    });
    expect(terminal.screen()).toEqual(['PS>']);
    expect(terminal.cursor).toEqual([4, 0]);
    expect(await terminal.type('echo hi')).toEqual(['PS> echo hi']);
    expect(await terminal.type('\r')).toEqual(['PS> echo hi', 'ran echo hi', 'PS>']);
    expect(runspace.invoked).toEqual(['echo hi']);
    terminal.send('exit 3\r');
    expect(await exitCode).toBe(3);
    expect(terminal.isDisposed).toBe(true);
  });

  test('a blank line runs nothing', async () => {
    const { terminal, runspace } = await startSession();
    expect(await terminal.type('\r  \r')).toEqual(['PS>', 'PS>', 'PS>']);
    expect(runspace.invoked).toEqual([]);
  });

  test('a prompt begins a line, whatever the output ended with', async () => {
    const { terminal } = await startSession({ command: ({ write }) => write('no line end') });
    expect(await terminal.type('x\r')).toEqual(['PS> x', 'no line end', 'PS>']);
  });

  test('a prompt that fails or is empty is PS>', async () => {
    const prompt = vi.fn(() => '');
    const { terminal } = await startSession({ prompt });
    expect(terminal.screen()).toEqual(['PS>']);
    prompt.mockImplementation(() => {
      throw new Error('bad prompt');
    });
    expect(await terminal.type('\r')).toEqual(['PS>', 'PS>']);
  });

  test('keys typed while a command runs are there at the next prompt', async () => {
    let finish = () => {};
    const { terminal } = await startSession({
      command: () =>
        new Promise<void>((resolve) => {
          finish = resolve;
        }),
    });
    await terminal.type('slow\r');
    expect(await terminal.type('next')).toEqual(['PS> slow']);
    finish();
    expect(await terminal.settled()).toEqual(['PS> slow', 'PS> next']);
  });

  test('the banner comes first, the instant prompt gives way to the real one', async () => {
    const { terminal } = await startSession({
      banner: 'Welcome\n',
      instantPrompt: 'PS /guess> ',
      prompt: () => 'PS /real> ',
    });
    expect(await terminal.settled()).toEqual(['Welcome', 'PS /real>']);
  });

  test('the end of the keyboard ends the session', async () => {
    const { terminal, exitCode } = await startSession();
    terminal.hangUp();
    expect(await exitCode).toBe(0);
  });

  test('a failing pipeline shows why', async () => {
    const { terminal, runspace } = await startSession();
    runspace.invoke = () => ({ done: Promise.reject(new Error('the engine is gone')), stop() {} });
    expect(await terminal.type('x\r')).toEqual(['PS> x', 'the engine is gone', 'PS>']);
  });
});

describe('pasting', () => {
  test('lines run one after the other', async () => {
    const { terminal } = await startSession({ command: ({ text, write }) => write(`<${text}>\n`) });
    expect(await terminal.type(paste('one\ntwo\nthr'))).toEqual(['PS> one', '<one>', 'PS> two', '<two>', 'PS> thr']);
  });

  test('a block is one command, its tabs are blanks', async () => {
    const { terminal, runspace } = await startSession();
    await terminal.type(paste("if (1) {\n\t'yes'\n}\n"));
    expect(runspace.invoked).toEqual(["if (1) {\n    'yes'\n}"]);
  });

  test('ten thousand characters are taken at once', async () => {
    const { terminal } = await startSession();
    const text = `$x = '${'0123456789'.repeat(1000)}'`;
    const start = performance.now();
    const screen = await terminal.type(paste(text));
    expect(performance.now() - start).toBeLessThan(2000);
    expect(screen.join('')).toBe(`PS> ${text}`.slice(-screen.join('').length));
    expect(await terminal.type(key.ctrl('u'))).toEqual(['PS>']);
  });

  test('emoji and wide characters keep the cursor in its place', async () => {
    const { terminal } = await startSession();
    await terminal.type(paste('😀日本é'));
    expect(terminal.cursor).toEqual([4 + 7, 0]);
    expect(await terminal.type(key.backspace.repeat(3))).toEqual(['PS> 😀']);
  });
});

describe('Ctrl+C', () => {
  test('gives a line up', async () => {
    const { terminal } = await startSession();
    expect(await terminal.type(`echo hi${CTRL_C}x`)).toEqual(['PS> echo hi^C', 'PS> x']);
  });

  test('stops what runs, and forgets nothing that was typed', async () => {
    const { terminal, runspace } = await startSession({ command: untilStopped });
    await terminal.type('loop\r');
    expect(await terminal.type(`next${CTRL_C}`)).toEqual(['PS> loop', 'PS> next']);
    expect(runspace.invoked).toEqual(['loop']);
  });

  test('as a signal does the same', async () => {
    const { terminal } = await startSession({ command: untilStopped });
    await terminal.type('loop\r');
    terminal.signalInterrupt();
    expect(await terminal.settled()).toEqual(['PS> loop', 'PS>']);
  });

  test('stops a command that waits for an answer', async () => {
    const { terminal } = await startSession({
      command: ({ host }) => host.call({ method: HostMethod.ReadLine, parameters: [] }),
    });
    await terminal.type('ask\rabc');
    expect(await terminal.type(CTRL_C)).toEqual(['PS> ask', 'abc', 'PS>']);
  });

  test('twice offers to give a hanging session up', async () => {
    const restarted: FakeRunspace[] = [];
    const { terminal, console, runspace } = await startSession({
      columns: 100,
      rows: 20,
      command: () => new Promise(() => {}),
      restart: async (lost) => {
        expect(lost).toBe(runspace);
        restarted.push(new FakeRunspace(console.host, ({ write }) => write('alive\n')));
        return restarted[0]!;
      },
    });
    await terminal.type('hang\r');
    await terminal.type(CTRL_C);
    expect(terminal.screen()).toEqual(['PS> hang']);
    const asked = await terminal.type(CTRL_C);
    expect(asked.at(-1)).toBe('[Y] Yes  [N] No  [?] Help (default is "N"):');
    await terminal.type('n\r');
    expect(restarted).toEqual([]);
    await terminal.type(CTRL_C);
    await terminal.type(CTRL_C);
    await terminal.type('y\r');
    expect(restarted).toHaveLength(1);
    expect((await terminal.type('hello\r')).slice(-3)).toEqual(['PS> hello', 'alive', 'PS>']);
  });

  test('twice asks no more when the command stops after all', async () => {
    let finish = () => {};
    const { terminal } = await startSession({
      columns: 100,
      rows: 20,
      command: () =>
        new Promise<void>((resolve) => {
          finish = resolve;
        }),
      restart: () => Promise.reject(new Error('not wanted')),
    });
    await terminal.type('hang\r');
    await terminal.type(CTRL_C);
    await terminal.type(CTRL_C);
    finish();
    expect((await terminal.settled()).at(-1)).toBe('PS>');
    expect((await terminal.type('x')).at(-1)).toBe('PS> x');
  });
});

test('what runs before there is a prompt can be stopped, and shows progress and questions', async () => {
  const terminal = new ScreenTerminal();
  const console = openConsole({ terminal, promptFollows: false });
  const runspace = new FakeRunspace(console.host, async ({ host, write, signal, text }) => {
    await write(`${text}: `);
    await host.call({ method: HostMethod.ReadLine, parameters: [] }, signal);
  });
  const first = console.follow(runspace.invoke('profile'));
  await terminal.type('answer\r');
  expect(await first).toEqual({ state: 'Completed' });
  const second = console.follow(runspace.invoke('script'));
  await terminal.type('x');
  await terminal.type(CTRL_C);
  expect(await second).toEqual({ state: 'Stopped' });
  expect(terminal.screen()).toEqual(['profile: answer', 'script: x']);
  console.close();
  expect(terminal.isDisposed).toBe(true);
});

describe('output', () => {
  test('that comes while a line is edited goes above it', async () => {
    const { terminal, console } = await startSession({ prompt: 'two\nlines> ' });
    await terminal.type('draft');
    await console.host.call({ method: HostMethod.WriteLine2, parameters: ['from an event'] });
    expect(await terminal.settled()).toEqual(['from an event', 'two', 'lines> draft']);
    expect(await terminal.type('!')).toEqual(['from an event', 'two', 'lines> draft!']);
  });

  test('of a progress bar stays below the text', async () => {
    const progress = {
      sourceId: 1,
      activityId: 0,
      parentActivityId: -1,
      activity: 'Work',
      statusDescription: 'now',
      currentOperation: '',
      percentComplete: 50,
      secondsRemaining: -1,
      completed: false,
    };
    let finish = () => {};
    const { terminal } = await startSession({
      columns: 30,
      command: async ({ host, write }) => {
        await write('part');
        await host.call({ method: HostMethod.WriteProgress, parameters: [progress] });
        await write(' of a line\n');
        await new Promise<void>((resolve) => {
          finish = resolve;
        });
      },
    });
    expect(await terminal.type('x\r')).toEqual(['PS> x', 'part of a line', 'Work [now                  ]']);
    expect(terminal.cursor).toEqual([0, 2]);
    finish();
    expect(await terminal.settled()).toEqual(['PS> x', 'part of a line', 'PS>']);
  });

  test('a great deal of it is written in few pieces', async () => {
    const { terminal } = await startSession({
      command: async ({ write }) => {
        const writes = Array.from({ length: 20_000 }, (_, i) => write(`line ${i}\n`));
        await Promise.all(writes);
      },
    });
    const write = vi.spyOn(terminal, 'write');
    expect((await terminal.type('x\r')).at(-2)).toBe('line 19999');
    expect(write.mock.calls.length).toBeLessThan(50);
  });
});

describe('questions', () => {
  const ask = (method: number, ...parameters: unknown[]) => ({
    command: async ({ host, write }: Command) => {
      const answer = await host.call({ method: method as HostMethod, parameters });
      const text = answer instanceof Uint8Array ? Buffer.from(answer).toString('utf16le') : JSON.stringify(answer);
      await write(`${text}\n`);
    },
  });

  test('Read-Host reads behind what was written', async () => {
    const { terminal } = await startSession({
      command: async ({ host, write }) => {
        await write('Name: ');
        await write(`Hello ${await host.call({ method: HostMethod.ReadLine, parameters: [] })}\n`);
      },
    });
    await terminal.type('x\r');
    expect(await terminal.type(`Anm${key.left}\x1b[3~n${key.left.repeat(2)}x${key.backspace}`)).toEqual([
      'PS> x',
      'Name: Ann',
    ]);
    expect(await terminal.type('\r')).toEqual(['PS> x', 'Name: Ann', 'Hello Ann', 'PS>']);
  });

  test('a question keeps its place when the terminal changes its size', async () => {
    const { terminal } = await startSession({
      command: async ({ host, write }) => {
        await write('Name: ');
        await host.call({ method: HostMethod.ReadLine, parameters: [] });
      },
    });
    await terminal.type('x\rAnn');
    expect(await terminal.resize(20, 10)).toEqual(['PS> x', 'Name: Ann']);
    expect(await terminal.type('a')).toEqual(['PS> x', 'Name: Anna']);
  });

  test('a secret is shown as stars', async () => {
    const { terminal } = await startSession(ask(HostMethod.ReadLineAsSecureString));
    expect(await terminal.type(`x\rabc${key.backspace}d`)).toEqual(['PS> x', '***']);
    expect(await terminal.type('\r')).toEqual(['PS> x', '***', 'abd', 'PS>']);
  });

  test('a key is read', async () => {
    const { terminal } = await startSession(ask(HostMethod.ReadKey, 6));
    const screen = await terminal.type('x\rq');
    expect(screen.join('')).toContain('{"virtualKeyCode":81,"character":"q"');
  });

  test('the cursor is where the terminal says', async () => {
    const { terminal } = await startSession({ ...ask(HostMethod.GetCursorPosition), columns: 60 });
    expect(await terminal.type('x\r')).toEqual(['PS> x', '{"x":0,"y":1}', 'PS>']);
  });
});

describe('a native program', () => {
  test('gets the terminal and gives it back', async () => {
    let end = () => {};
    const { terminal } = await startSession({
      command: async ({ host }) => {
        await host.call({ method: HostMethod.NotifyBeginApplication, parameters: [] });
        terminal.write('native output');
        await new Promise<void>((resolve) => {
          end = resolve;
        });
        await host.call({ method: HostMethod.NotifyEndApplication, parameters: [] });
      },
    });
    await terminal.type('vi\r');
    expect(terminal.isAcquired).toBe(false);
    end();
    expect(await terminal.settled()).toEqual(['PS> vi', 'native output', 'PS>']);
    expect(terminal.isAcquired).toBe(true);
  });
});

describe('nested prompts', () => {
  test('are left by exit', async () => {
    const { terminal, exitCode } = await startSession({
      command: async ({ text, host, write }) => {
        if (text === 'exit') return 0;
        if (text === 'nest') await host.call({ method: HostMethod.EnterNestedPrompt, parameters: [] });
        return write(`${text} done\n`);
      },
    });
    await terminal.type('nest\rinner\r');
    expect(terminal.screen()).toEqual(['PS> nest', 'PS> inner', 'inner done', 'PS>']);
    expect((await terminal.type('exit\r')).slice(-3)).toEqual(['PS> exit', 'nest done', 'PS>']);
    terminal.send('exit\r');
    expect(await exitCode).toBe(0);
  });

  test('are left when the engine says so', async () => {
    const { terminal } = await startSession({
      command: async ({ text, host, write }) => {
        if (text === 'nest') await host.call({ method: HostMethod.EnterNestedPrompt, parameters: [] });
        else await host.call({ method: HostMethod.ExitNestedPrompt, parameters: [] });
        await write(`${text} done\n`);
      },
    });
    expect(await terminal.type('nest\rleave\r')).toEqual(['PS> nest', 'PS> leave', 'leave done', 'nest done', 'PS>']);
  });
});

describe('remote sessions', () => {
  async function enter(historyPath = '') {
    const session = await startSession({ historyPath, command: ({ write }) => write('local\n') });
    const remote = new FakeRunspace(
      session.console.host,
      ({ text, write }) => (text === 'exit' ? 0 : write('remote\n')),
      'server',
      '[server]: ',
    );
    return { ...session, remote };
  }

  test('have their name in front of the prompt, and exit leaves them', async () => {
    const { terminal, console, remote, runspace } = await enter();
    await terminal.type('here\r');
    console.stack.push(remote);
    await terminal.type('\r');
    expect((await terminal.type('there\r')).slice(-3)).toEqual(['[server]: PS> there', 'remote', '[server]: PS>']);
    expect((await terminal.type('exit\r')).slice(-2)).toEqual(['[server]: PS> exit', 'PS>']);
    await terminal.type('again\r');
    expect(runspace.invoked).toEqual(['here', 'again']);
  });

  test('have a history of their own', async () => {
    const folder = mkdtempSync(join(tmpdir(), 'history-'));
    const { terminal, console, remote } = await enter(join(folder, 'history.txt'));
    console.stack.push(remote);
    await terminal.type('\r');
    await terminal.type('there\r');
    console.stack.pop();
    await terminal.type('\r');
    expect((await terminal.type(key.up)).at(-1)).toBe('PS>');
    rmSync(folder, { recursive: true });
  });

  test('that die are left, and what was typed for them does not run here', async () => {
    const { terminal, console, remote, runspace } = await enter();
    console.stack.push(remote);
    await terminal.type('\rrm -rf');
    remote.die('Broken');
    expect(console.stack.isPushed).toBe(false);
    const screen = await terminal.type('\r');
    expect(screen.join(' ')).toContain("Command 'rm -rf' was not run");
    expect(runspace.invoked).toEqual([]);
    expect(screen.at(-1)).toBe('PS>');
  });
});

describe('a local runspace that dies', () => {
  test('ends the session when there is no other', async () => {
    const { terminal, runspace, exitCode } = await startSession({ columns: 60 });
    await terminal.type('dra');
    runspace.die('Broken');
    expect(await exitCode).toBe(1);
    expect(await terminal.settled()).toEqual(['PS> dra', 'The session has ended unexpectedly.']);
  });

  test('is replaced', async () => {
    const session = await startSession({
      columns: 80,
      restart: async () => new FakeRunspace(session.console.host, ({ write }) => write('new\n')),
    });
    session.runspace.die('Broken');
    await session.terminal.settled();
    expect((await session.terminal.type('x\r')).slice(-3)).toEqual(['PS> x', 'new', 'PS>']);
  });
});

describe('the screen', () => {
  test('Ctrl+l clears it and keeps a prompt of several lines and the line', async () => {
    const { terminal } = await startSession({ prompt: 'one\ntwo> ', command: ({ write }) => write('x\n') });
    await terminal.type('a\rb');
    expect(await terminal.type(key.ctrl('l'))).toEqual(['one', 'two> b']);
    expect(terminal.cursor).toEqual([6, 1]);
  });

  test('may be narrower than the prompt', async () => {
    const { terminal } = await startSession({ columns: 8, prompt: 'PS /a/long/path> ' });
    expect(await terminal.type('echo hi')).toEqual(['PS /a/lo', 'ng/path>', ' echo hi']);
    expect(await terminal.type(key.ctrl('u') + 'x')).toEqual(['PS /a/lo', 'ng/path>', ' x']);
  });

  test('a prompt as wide as the screen leaves the text the next row', async () => {
    const { terminal } = await startSession({ columns: 8, prompt: '1234567>' });
    expect(await terminal.type('ab')).toEqual(['1234567>', 'ab']);
  });

  test('a prompt that moves the cursor is followed', async () => {
    const { terminal } = await startSession({ columns: 40, prompt: '\x1b7\x1b[30G12:00\x1b8PS> ' });
    expect(terminal.cursor).toEqual([4, 0]);
    expect(await terminal.type('ab')).toEqual(['PS> ab                       12:00']);
    expect(terminal.cursor).toEqual([6, 0]);
  });

  test.each([
    [20, 60],
    [60, 20],
    [20, 7],
  ])('shows the line once when it goes from %i to %i columns', async (from, to) => {
    const { terminal } = await startSession({ columns: from });
    await terminal.type('echo 123456789 123456789 123456789');
    await terminal.resize(to, 10);
    const screen = await terminal.type('x');
    expect(
      screen
        .map((row) => row.padEnd(to))
        .join('')
        .trimEnd(),
    ).toMatch(/PS> echo 123456789 123456789 123456789x$/);
    expect(screen.join('').match(/PS>/g)).toHaveLength(1);
  });

  test('shows colours of the tokens, and the end of the prompt in red while there is an error', async () => {
    const { terminal } = await startSession();
    await terminal.type("echo 'a");
    expect(terminal.foreground(0, 0)).toBe('');
    expect(terminal.foreground(2, 0)).toBe('9');
    expect(terminal.foreground(4, 0)).toBe('11');
    expect(terminal.foreground(9, 0)).toBe('6');
    await terminal.type("'");
    expect(terminal.foreground(2, 0)).toBe('');
  });

  test('asks the runspace for the types that a class names, once the text is right otherwise', async () => {
    const { terminal, runspace } = await startSession();
    const asked: string[] = [];
    runspace.hasTypeErrors = async (text) => {
      asked.push(text);
      return text.includes('Nope');
    };
    await terminal.type('class X : Nope {}');
    await terminal.until(() => terminal.foreground(2, 0) === '9');
    expect(asked).toEqual(['class X : Nope {}']);
    await terminal.type('\x7f');
    await terminal.type('}; 1');
    await terminal.type('\x01# ');
    expect(terminal.foreground(2, 0)).toBe('');
  });
});

describe('the services for the engine', () => {
  const call = (services: object, name: string, request?: unknown) =>
    (services as Record<string, (request: unknown) => unknown>)[name]!(request);

  test('change options and colours', async () => {
    const { terminal, console } = await startSession();
    const { services } = console;
    call(services, 'readline.setOptions', { continuationPrompt: '.. ', colors: { command: '#00ff80' } });
    expect(await terminal.type('foo (\r1')).toEqual(['PS> foo (', '.. 1']);
    expect(terminal.foreground(4, 0)).toBe('#00ff80');
    expect(() => call(services, 'readline.setOptions', { colors: { Command: 'Nope' } })).toThrow(
      /'Nope' is not a valid color value/,
    );
    expect(() => call(services, 'readline.setOptions', { colors: { Nope: 'Red' } })).toThrow(
      "'Nope' is not a valid color property",
    );
    expect(call(services, 'readline.getOptions')).toMatchObject({ editMode: 'Emacs', continuationPrompt: '.. ' });
  });

  test('change keys', async () => {
    const { terminal, console } = await startSession();
    const { services } = console;
    call(services, 'readline.setKeyHandlers', { chords: ['ctrl+e,x'], function: 'upcaseword' });
    expect(await terminal.type(`abc${key.ctrl('a')}${key.ctrl('e')}x`)).toEqual(['PS> ABC']);
    const handlers = call(services, 'readline.getKeyHandlers') as { bound: string[][]; unbound: string[] };
    expect(handlers.bound).toContainEqual(['Ctrl+e,x', 'UpcaseWord']);
    expect(handlers.unbound).toContain('CancelLine');
    call(services, 'readline.setKeyHandlers', { chords: ['Ctrl+e,x'] });
    expect(() => call(services, 'readline.setKeyHandlers', { chords: ['Nope'], function: 'Undo' })).toThrow(
      /Unrecognized key 'Nope'/,
    );
    expect(() => call(services, 'readline.setKeyHandlers', { chords: ['a'], function: 'Nope' })).toThrow(
      /'Nope' is not a function/,
    );
  });
});

test('history is read from the file and written to it', async () => {
  const folder = mkdtempSync(join(tmpdir(), 'history-'));
  const historyPath = join(folder, 'history.txt');
  writeFileSync(historyPath, 'old one\nold two`\nsecond line\n');
  const { terminal } = await startSession({ historyPath });
  expect(await terminal.type(key.up)).toEqual(['PS> old two', '>> second line']);
  await terminal.type(key.up);
  rmSync(folder, { recursive: true });
});

describe('script blocks that keys call', () => {
  /** A session in which F6 calls what a test says, with a way to ask the editor as the engine does. */
  async function withScript(script: (edit: (request: EditorRequest) => EditorView, call: KeyScriptCall) => unknown) {
    const session = await startSession();
    const { services } = session.console;
    const edit = (request: EditorRequest) => services['readline.edit']!(request as never, {} as never) as EditorView;
    services['readline.setKeyHandlers']!({ chords: ['F6'], function: 'script:3' } as never, {} as never);
    session.runspace.runKeyScript = async (call) => {
      try {
        await script(edit, call);
        return null;
      } catch (error) {
        return (error as Error).message;
      }
    };
    return session;
  }
  const F6 = '\x1b[17~';

  test('look at the line and change it, as one edit', async () => {
    const { terminal } = await withScript((edit, call) => {
      expect(call).toEqual({ id: 3, character: '', virtualKeyCode: 117, modifiers: 0, argument: null });
      const { text, cursor, selection } = edit({ kind: 'look' });
      expect([cursor, selection]).toEqual([5, null]);
      edit({ kind: 'replace', start: 0, length: text.length, text: `(${text})` });
      edit({ kind: 'move', cursor: 1 });
    });
    expect(await terminal.type(`1 + 2${F6}x`)).toEqual(['PS> (x1 + 2)']);
    expect(await terminal.type('\x1f\x1f')).toEqual(['PS> 1 + 2']);
  });
  test('call functions; what these ask for comes afterwards', async () => {
    const { terminal, runspace } = await withScript((edit) => {
      edit({ kind: 'call', name: 'AcceptLine', character: '', argument: null });
      expect(edit({ kind: 'call', name: 'SelfInsert', character: '!', argument: null }).text).toBe('run!');
    });
    expect(await terminal.type(`run${F6}`)).toEqual(['PS> run!', 'PS>']);
    expect(runspace.invoked).toEqual(['run!']);
  });
  test('go on where the call before left off', async () => {
    const { terminal } = await withScript((edit) =>
      edit({ kind: 'call', name: 'BackwardKillWord', character: '', argument: null }),
    );
    expect(await terminal.type(`one two three${F6}${F6}`)).toEqual(['PS> one']);
    expect(await terminal.type(key.ctrl('y'))).toEqual(['PS> one two three']);
  });
  test('that fail say so and leave the line', async () => {
    const { terminal } = await withScript((edit) =>
      edit({ kind: 'call', name: 'NoSuch', character: '', argument: null }),
    );
    const shown = await terminal.type(`abc${F6}d`);
    expect(shown.join('')).toContain("see $error for more information: 'NoSuch' is not a function of the line editor.");
    expect(shown.at(-1)).toBe('PS> abcd');
  });
  test('are stopped by Ctrl+C', async () => {
    const { terminal, runspace } = await withScript(() => {});
    let isStopped = false;
    runspace.runKeyScript = (_call, signal) =>
      new Promise((resolve) => {
        signal.addEventListener('abort', () => {
          isStopped = true;
          resolve(null);
        });
      });
    await terminal.type(`abc${F6}`);
    expect(await terminal.type(CTRL_C)).toEqual(['PS> abc']);
    expect(isStopped).toBe(true);
  });
  test('have no line to work on while a command runs', async () => {
    const { console } = await startSession();
    const edit = console.services['readline.edit']!;
    await new Promise((done) => setTimeout(done, 20));
    expect(() =>
      openConsole({ terminal: new ScreenTerminal() }).services['readline.edit']!(
        { kind: 'look' } as never,
        {} as never,
      ),
    ).toThrow('No line is being edited.');
    expect(edit({ kind: 'look' } as never, {} as never)).toMatchObject({ text: '', cursor: 0 });
  });
});

test('the static methods of PSConsoleReadLine are the functions of the editor', () => {
  expect([...editorFunctionNames].sort()).toEqual([...editorFunctions.keys()].sort());
});
