/**
 * One key press. Its name is the one that Set-PSReadLineKeyHandler takes and PSReadLine shows: modifiers in the order Shift,
 * Ctrl, Alt, then the key, as `Ctrl+a`, `Alt+B`, `Shift+LeftArrow`. A letter's own shift is in its case.
 */
export interface KeyChord {
  readonly name: string;
  /** What the key puts into the line when it is bound to nothing; '' for keys that are not text. */
  readonly char: string;
}

export interface Modifiers {
  readonly shift: boolean;
  readonly alt: boolean;
  readonly ctrl: boolean;
}
export const noModifiers: Modifiers = { shift: false, alt: false, ctrl: false };

/** A key that is not text: an arrow, Enter, F5... */
export function namedKey(key: string, { shift, ctrl, alt }: Modifiers = noModifiers): KeyChord {
  const name = `${shift ? 'Shift+' : ''}${ctrl ? 'Ctrl+' : ''}${alt ? 'Alt+' : ''}${key}`;
  return { name, char: name === 'Escape' ? '\x1b' : '' };
}

/** A key that is text, with the modifiers that the character itself does not tell. */
export function characterKey(character: string, { ctrl, alt }: { ctrl: boolean; alt: boolean }): KeyChord {
  const key = character === ' ' ? 'Spacebar' : character;
  if (!ctrl) return { name: alt ? `Alt+${key}` : key, char: character };
  const code = character.toUpperCase().charCodeAt(0);
  return {
    name: `Ctrl+${alt ? 'Alt+' : ''}${key}`,
    char: alt || code < 0x41 || code > 0x5f ? '' : String.fromCharCode(code & 0x1f),
  };
}

const modifierPattern = /^(shift|ctrl|control|alt)[+-](?=.)/i;
/** Names that are written in other ways too, folded. */
const keyNames: Record<string, string> = Object.fromEntries(
  [
    ...[
      'Backspace',
      'Delete',
      'DownArrow',
      'End',
      'Enter',
      'Escape',
      'Home',
      'Insert',
      'LeftArrow',
      'PageDown',
      'PageUp',
    ],
    ...['RightArrow', 'Spacebar', 'Tab', 'UpArrow'],
    ...Array.from({ length: 24 }, (_, i) => `F${i + 1}`),
  ].map((name) => [name.toUpperCase(), name]),
);

/**
 * The name of one key as a user writes it (`ctrl+a`, `Shift+leftarrow`, `a`), brought into the form of KeyChord. Returns
 * undefined when there is no such key.
 */
export function normalizeKeyName(text: string): string | undefined {
  let rest = text;
  const modifiers = { shift: false, alt: false, ctrl: false };
  for (let match = modifierPattern.exec(rest); match; match = modifierPattern.exec(rest)) {
    const word = match[1]!.toUpperCase();
    const modifier = word === 'SHIFT' ? 'shift' : word === 'ALT' ? 'alt' : 'ctrl';
    if (modifiers[modifier]) return undefined;
    modifiers[modifier] = true;
    rest = rest.slice(match[0].length);
  }
  if ([...rest].length === 1 && rest !== ' ') {
    return characterKey(modifiers.shift ? rest.toUpperCase() : rest, modifiers).name;
  }
  const key = rest === ' ' ? 'Spacebar' : keyNames[rest.toUpperCase()];
  return key === undefined ? undefined : namedKey(key, modifiers).name;
}

/** Splits what names a chord of one or two keys (`Ctrl+x,Ctrl+e`); undefined when it is not one. */
export function parseChord(text: string): string[] | undefined {
  const comma = text.indexOf(',', text.startsWith(',') || /[+-],/.test(text) ? text.search(/(^|[+-]),/) + 2 : 0);
  const parts = comma < 0 ? [text] : [text.slice(0, comma), text.slice(comma + 1)];
  const names = parts.map(normalizeKeyName);
  return names.every((name) => name !== undefined) ? names : undefined;
}
