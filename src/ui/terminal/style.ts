/**
 * SGR attributes as values: `ESC [ ... m` read into a Style, and a Style written again. Styles are interned, so that two that
 * look alike are the same object.
 */
export interface Style {
  /** Parameters that switch the foreground on, such as `93` or `38;2;0;255;128`; '' for the terminal's own. */
  readonly foreground: string;
  readonly background: string;
  /** Bits: the attribute with the SGR number n (1 to 9) is bit n. */
  readonly attributes: number;
  /** The sequence that makes this style out of the terminal's own. */
  readonly sequence: string;
}

const interned = new Map<string, Style>();

function style(foreground: string, background: string, attributes: number): Style {
  const codes: string[] = [];
  for (let n = 1; n <= 9; n++) if (attributes & (1 << n)) codes.push(String(n));
  if (foreground) codes.push(foreground);
  if (background) codes.push(background);
  const sequence = codes.length ? `\x1b[${codes.join(';')}m` : '';
  let found = interned.get(sequence);
  if (!found) {
    found = { foreground, background, attributes, sequence };
    interned.set(sequence, found);
  }
  return found;
}

export const plainStyle: Style = style('', '', 0);

/** Number of the SGR parameter that ends attributes, with the bits it clears. */
const endings: Record<number, number> = {
  22: (1 << 1) | (1 << 2),
  23: 1 << 3,
  24: 1 << 4,
  25: (1 << 5) | (1 << 6),
  27: 1 << 7,
  28: 1 << 8,
  29: 1 << 9,
};

/** The style after an SGR sequence with these parameters (what stands between `ESC [` and `m`). */
export function applySgr(before: Style, parameters: string): Style {
  let { foreground, background, attributes } = before;
  const codes = parameters.split(/[;:]/);
  for (let i = 0; i < codes.length; i++) {
    const code = Number(codes[i] || 0);
    if (code === 0) {
      foreground = background = '';
      attributes = 0;
    } else if (code <= 9) attributes |= 1 << code;
    else if (code in endings) attributes &= ~endings[code]!;
    else if (code === 38 || code === 48) {
      const length = codes[i + 1] === '5' ? 3 : 5;
      const colour = codes.slice(i, i + length).join(';');
      if (code === 38) foreground = colour;
      else background = colour;
      i += length - 1;
    } else if (code === 39) foreground = '';
    else if (code === 49) background = '';
    else if ((code >= 30 && code <= 37) || (code >= 90 && code <= 97)) foreground = String(code);
    else if ((code >= 40 && code <= 47) || (code >= 100 && code <= 107)) background = String(code);
  }
  return style(foreground, background, attributes);
}

/** What to send so that a terminal in style `from` goes on in style `to`. */
export function changeStyle(from: Style, to: Style): string {
  if (from === to) return '';
  return from === plainStyle ? to.sequence : `\x1b[0m${to.sequence}`;
}

/** A control sequence or string: CSI, OSC and the like, or a two-character escape. */
export const controlSequence = /\x1b(?:\[[0-?]*[ -/]*[@-~]|[\]PX^_][\s\S]*?(?:\x07|\x1b\\)|[ -/]*[0-~])/g;

/** The text without its control sequences. */
export const stripControlSequences = (text: string): string => text.replace(controlSequence, '');
