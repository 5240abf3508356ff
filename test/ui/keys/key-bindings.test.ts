import { describe, expect, test } from 'vitest';
import { editorFunctions } from '../../../src/ui/editor/functions.js';
import { bindingTables, KeyBindings } from '../../../src/ui/keys/key-bindings.js';
import { normalizeKeyName, parseChord } from '../../../src/ui/keys/key-chord.js';

describe.each(Object.entries(bindingTables))('the table of the %s mode', (_name, table) => {
  test('names keys that exist, in the one way to write them', () => {
    for (const chord of Object.keys(table)) expect(parseChord(chord)?.join(',')).toBe(chord);
  });
  test('names functions that exist', () => {
    for (const name of Object.values(table)) expect(editorFunctions.has(name), name).toBe(true);
  });
});

test.each([
  ['ctrl+a', 'Ctrl+a'],
  ['Ctrl+Shift+c', 'Ctrl+C'],
  ['Control-a', 'Ctrl+a'],
  ['alt+shift+b', 'Alt+B'],
  ['Alt+b', 'Alt+b'],
  ['Shift+Ctrl+leftarrow', 'Shift+Ctrl+LeftArrow'],
  ['Ctrl+Shift+LeftArrow', 'Shift+Ctrl+LeftArrow'],
  ['spacebar', 'Spacebar'],
  ['f12', 'F12'],
  ['Alt+-', 'Alt+-'],
  ['+', '+'],
])('%s is the key %s', (text, name) => expect(normalizeKeyName(text)).toBe(name));

test.each(['Ctrl+Ctrl+a', 'Ctrl+', 'NoSuchKey', ''])('%j is no key', (text) =>
  expect(normalizeKeyName(text)).toBeUndefined(),
);

test('a chord has one or two keys', () => {
  expect(parseChord('ctrl+x,ctrl+e')).toEqual(['Ctrl+x', 'Ctrl+e']);
  expect(parseChord(',')).toEqual([',']);
  expect(parseChord('Ctrl+,')).toEqual(['Ctrl+,']);
  expect(parseChord('Escape,,')).toEqual(['Escape', ',']);
  expect(parseChord('a,b,c')).toBeUndefined();
});

test('bindings can be changed', () => {
  const bindings = new KeyBindings(bindingTables.Emacs);
  expect(bindings.isChordStart('Ctrl+x')).toBe(true);
  bindings.bind('Ctrl+x', 'Abort');
  expect(bindings.isChordStart('Ctrl+x')).toBe(false);
  expect(bindings.functionOf('Ctrl+x')).toBe('Abort');
  bindings.bind('F5,a', 'Undo');
  expect(bindings.functionOfSecond('F5', 'a')).toBe('Undo');
  bindings.unbind('UpArrow');
  expect(bindings.functionOf('UpArrow')).toBeUndefined();
  expect(bindings.bind('NoSuchKey', 'Undo')).toBe(false);
});
