/** What terminals send for the keys that are not text: final characters and numbers of CSI and SS3 sequences (xterm's, rxvt's). */

/** Final character of `ESC [ ... X` and `ESC O X`. */
export const finalKeys: Readonly<Record<string, string>> = {
  A: 'UpArrow',
  B: 'DownArrow',
  C: 'RightArrow',
  D: 'LeftArrow',
  F: 'End',
  H: 'Home',
  P: 'F1',
  Q: 'F2',
  R: 'F3',
  S: 'F4',
};

/** Number of `ESC [ n ~`. */
export const numberedKeys: Readonly<Record<number, string>> = {
  1: 'Home',
  2: 'Insert',
  3: 'Delete',
  4: 'End',
  5: 'PageUp',
  6: 'PageDown',
  7: 'Home',
  8: 'End',
  11: 'F1',
  12: 'F2',
  13: 'F3',
  14: 'F4',
  15: 'F5',
  17: 'F6',
  18: 'F7',
  19: 'F8',
  20: 'F9',
  21: 'F10',
  23: 'F11',
  24: 'F12',
  25: 'F13',
  26: 'F14',
  28: 'F15',
  29: 'F16',
  31: 'F17',
  32: 'F18',
  33: 'F19',
  34: 'F20',
};

/** Code points that stand for keys in `ESC [ code ; modifiers u` and behind xterm's modifyOtherKeys. */
export const codePointKeys: Readonly<Record<number, string>> = {
  8: 'Backspace',
  9: 'Tab',
  13: 'Enter',
  27: 'Escape',
  127: 'Backspace',
};
