/** Virtual key codes (System.ConsoleKey) of keys by name. */
const codes: Readonly<Record<string, number>> = {
  Backspace: 8,
  Tab: 9,
  Enter: 13,
  Escape: 27,
  Spacebar: 32,
  PageUp: 33,
  PageDown: 34,
  End: 35,
  Home: 36,
  LeftArrow: 37,
  UpArrow: 38,
  RightArrow: 39,
  DownArrow: 40,
  Insert: 45,
  Delete: 46,
  '*': 106,
  '+': 107,
  '-': 109,
  '/': 111,
  ',': 188,
  '.': 190,
};

/** The code of a key such as `Ctrl+a` or `F5`; 0 for keys that have none. */
export function virtualKeyCode(name: string): number {
  const key = name.replace(/^(?:(?:Shift|Ctrl|Alt)\+(?=.))+/, '');
  if (/^[a-zA-Z0-9]$/.test(key)) return key.toUpperCase().charCodeAt(0);
  const functionKey = /^F(\d+)$/.exec(key);
  return functionKey ? 111 + Number(functionKey[1]) : (codes[key] ?? 0);
}
