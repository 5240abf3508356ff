/**
 * Each error that the parser knows, by texts that have it and by their neighbours: id, place and message are the real engine's, as
 * recorded from it. With the engine at hand this test compares the records, and writes them when it runs with `-u`.
 */
import { basename } from 'node:path';
import { afterAll, describe, expect, test } from 'vitest';
import { parse } from '../../src/parser/index.js';
import { parseErrorIds } from '../../src/parser/messages.js';
import { knownTypes } from '../../src/runtime/engine/known-types.js';
import { oracle } from '../remoting/support/real.js';
import { openSession } from '../support/session.js';
import { engineVerdicts, errorLines, readVerdicts, verdictFiles } from '../support/verdicts.js';

/** Errors that no text has on its own. */
const ELSEWHERE = new Set([
  // Found when classes are made, before a script runs.
  ...['BaseClassNoDefaultCtor', 'CannotConvertValue', 'CycleInEnumInitializers', 'EnumeratorValueMustBeConstant'],
  ...['EnumeratorValueOutOfBounds', 'InterfaceNameExpected', 'SealedBaseClass', 'StaticConstructorCantHaveParameters'],
  ...['SubtypeArray', 'SubtypeUnclosedGeneric', 'TypeCreationError', 'TypeNotAllowedForParameter'],
  // Of a file that cannot be read, of a data file, and of a text that is too deep for the stack.
  ...['FileReadError', 'InvalidScriptBlockInDataSection', 'ParameterDeclarationNotSupportedInDataSection'],
  'ScriptTooComplicated',
]);

describe('verdicts', () => {
  // Types are looked up in a session.
  const session = openSession();
  afterAll(() => session.close());
  const verdicts = verdictFiles.map((file) => ({ file, name: basename(file), entries: readVerdicts(file) }));

  test.each(verdicts)('$name', ({ entries }) => {
    for (const { text, errors } of entries) {
      expect.soft(errorLines(parse(text, null, knownTypes).errors), JSON.stringify(text)).toBe(errors);
    }
  });

  test('there is a text for every error', () => {
    const recorded = new Set(
      verdicts.flatMap(({ entries }) => entries.flatMap(({ errors }) => errors.match(/^ {2}\w+/gm) ?? [])),
    );
    const missing = parseErrorIds.filter((id) => !recorded.has(`  ${id}`) && !ELSEWHERE.has(id));
    expect(missing).toEqual([]);
  });

  test.skipIf(oracle === null)(
    'are those of the real engine',
    async () => {
      const told = engineVerdicts(
        oracle as string,
        verdicts.flatMap(({ entries }) => entries.map(({ text }) => text)),
      );
      for (const { file, entries } of verdicts) {
        const lines = entries.map(({ text }) => `> ${text.replaceAll('\n', '⏎')}\n${told.shift()}`);
        await expect(lines.join('')).toMatchFileSnapshot(file);
      }
    },
    2 * 60_000,
  );
});
