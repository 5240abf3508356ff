/** What printing asks of the host: the method of each stream, and the questions between pages. */
import { describe, expect, test } from 'vitest';
import { HostLineOutput } from '../../../src/runtime/formatting/layout/line-output.js';
import { PagedLineOutput } from '../../../src/runtime/formatting/layout/paged-line-output.js';
import type { EngineHost } from '../../../src/runtime/host/host-call.js';
import { HostMethod } from '../../../src/runtime/host/host-call.js';

/** A host with a small screen that writes down what it is asked, and presses these keys. */
function screen(width: number, height: number, keys = ''): { host: EngineHost; said: string[] } {
  const said: string[] = [];
  const pressed = [...keys];
  const call = (method: number, text?: string) => {
    switch (method) {
      case HostMethod.GetWindowSize:
      case HostMethod.GetBufferSize:
        return { width, height };
      case HostMethod.ReadKey: {
        const character = pressed.shift();
        if (character === undefined) throw new Error('No key was expected');
        said.push(`key ${JSON.stringify(character)}`);
        return { character };
      }
      case HostMethod.WriteErrorLine:
        return said.push(`error: ${text}`);
      case HostMethod.WriteWarningLine:
        return said.push(`warning: ${text}`);
      case HostMethod.Write1:
        return said.push(`ask: ${text}`);
      case HostMethod.WriteLine1:
        return said.push('new line');
      default:
        return said.push(`${text}`);
    }
  };
  return { host: { supportsVirtualTerminal: false, call } as unknown as EngineHost, said };
}

describe('lines of streams', () => {
  test('errors and warnings have methods of their own', () => {
    const { host, said } = screen(80, 24);
    const lines = new HostLineOutput(host);
    lines.writeLine('plain');
    lines.writeStream = 'Error';
    lines.writeLine('wrong');
    lines.writeStream = 'Warning';
    lines.writeLine('beware');
    expect(said).toEqual(['plain', 'error: wrong', 'warning: beware']);
  });
  test('the last column stays free', () => {
    expect(new HostLineOutput(screen(40, 24).host).columns).toBe(39);
  });
});

describe('Out-Host -Paging', () => {
  const question = 'ask: <SPACE> next page; <CR> next line; Q quit';
  const quit = (): never => {
    throw new Error('quit');
  };
  const write = (lines: PagedLineOutput, from: number, to: number): void => {
    for (let i = from; i <= to; i++) lines.writeLine(String(i));
  };

  test('space shows a page, return a line', () => {
    const { host, said } = screen(80, 4, ' \rx ');
    const lines = new PagedLineOutput(host, quit);
    write(lines, 1, 7);
    expect(said).toEqual([
      ...['1', '2', '3', question, 'key " "', 'new line'],
      ...['4', '5', '6', question, 'key "\\r"', 'new line'],
      ...['7', question, 'key "x"', 'key " "', 'new line'],
    ]);
  });
  test('Q ends the command', () => {
    const { host } = screen(80, 3, 'Q');
    const lines = new PagedLineOutput(host, quit);
    lines.writeLine('1');
    expect(() => lines.writeLine('2')).toThrow('quit');
  });
  test('a narrow screen has fewer lines, for the question takes more', () => {
    const { host, said } = screen(21, 5, ' ');
    write(new PagedLineOutput(host, quit), 1, 2);
    expect(said.slice(2)).toEqual(['<SPACE> next page; ', '<CR> next line; Q ', 'ask: quit', 'key " "', 'new line']);
  });
});
