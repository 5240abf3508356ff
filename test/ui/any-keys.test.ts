import fc from 'fast-check';
import { afterAll, beforeAll, expect, test, vi } from 'vitest';
import { startSession } from './support/session.js';

/** Keys of all kinds; Ctrl+d is not among them, because it ends the session. */
const key = fc.constantFrom(
  ...['a', ' ', '{', '}', "'", '"', '日', '😀', 'e\u0301', '\r', '\t', '\x7f', '\x1b'],
  ...['\x1b[A', '\x1b[B', '\x1b[C', '\x1b[D', '\x1b[H', '\x1b[F', '\x1b[3~', '\x1b[1;2D', '\x1b[1;2C', '\x1b[13;2u'],
  ...[
    '\x00',
    '\x01',
    '\x02',
    '\x03',
    '\x05',
    '\x06',
    '\x0b',
    '\x0c',
    '\x0e',
    '\x0f',
    '\x10',
    '\x12',
    '\x13',
    '\x14',
    '\x15',
  ],
  ...['\x16', '\x17', '\x18', '\x18\x15', '\x18\x18', '\x19', '\x1d', '\x1f'],
  ...['\x1by', '\x1b.', '\x1bf', '\x1bb', '\x1bd', '\x1b3', '\x1b-', '\x1bu', '\x1b<', '\x1b[200~x\ny😀\x1b[201~'],
);
const size = fc.tuple(fc.integer({ min: 1, max: 30 }), fc.integer({ min: 1, max: 6 }));
const rejected = vi.fn();
beforeAll(() => void process.on('unhandledRejection', rejected));
afterAll(() => void process.off('unhandledRejection', rejected));

test('no keys in no terminal end the session, or leave it in disorder', async () => {
  const sessions = fc.asyncProperty(
    fc.array(key, { maxLength: 60 }),
    size,
    size,
    async (keys, [columns, rows], resized) => {
      const { terminal, console, exitCode } = await startSession({
        columns,
        rows,
        command: ({ write }) => write('out\n'),
      });
      for (const bytes of keys) {
        terminal.send(bytes);
        await new Promise(setImmediate);
      }
      await terminal.resize(...resized);
      expect(terminal.isDisposed).toBe(false);
      // Whatever the keys were part of, the line can be given up, and the next one is read.
      await terminal.resize(60, 10);
      await terminal.type('\x1b');
      await terminal.settled(60);
      await terminal.type('\x03\x03');
      expect((await terminal.type('next')).at(-1)).toBe('PS> next');
      console.close();
      expect(terminal.isDisposed).toBe(true);
      void exitCode;
    },
  );
  await fc.assert(sessions, { numRuns: 15 });
  expect(rejected).not.toHaveBeenCalled();
}, 60_000);
