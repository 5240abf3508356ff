/** Percent encoding as System.Uri does it. */

const utf8 = new TextDecoder('utf-8', { fatal: true, ignoreBOM: true });
const unreserved = /[A-Za-z0-9\-._~]/;

function percent(text: string): string {
  return Array.from(new TextEncoder().encode(text), (byte) => hexEscape(byte)).join('');
}
export function hexEscape(byte: number): string {
  return `%${byte.toString(16).toUpperCase().padStart(2, '0')}`;
}

/** Everything but unreserved characters. */
export function escapeData(text: string): string {
  return text.replace(/[^A-Za-z0-9\-._~]/gu, percent);
}

/** Everything but unreserved and reserved characters; percent signs too. */
export function escapeUriText(text: string): string {
  return text.replace(/[^A-Za-z0-9\-._~:/?#[\]@!$&'()*+,;=]/gu, percent);
}

/**
 * A part of a URI in canonical form: what is escaped stays so, but unreserved characters are not, and what must be escaped
 * is.
 */
export function canonical(part: string): string {
  return part.replace(/%[0-9A-Fa-f]{2}|[^A-Za-z0-9\-._~:/?#[\]@!$&'()*+,;=]/gu, (match) => {
    if (match.length < 3 || match[0] !== '%') return percent(match);
    const character = String.fromCharCode(Number.parseInt(match.slice(1), 16));
    return unreserved.test(character) ? character : match;
  });
}

/** Runs of escapes as text; bytes that are no UTF-8 stay escaped. `keep` tells what else does. */
function unescapeRuns(text: string, keep: RegExp | null): string {
  return text.replace(/(?:%[0-9A-Fa-f]{2})+/g, (run) => {
    const bytes = Uint8Array.from(run.split('%').slice(1), (hex) => Number.parseInt(hex, 16));
    let result = '';
    for (let i = 0; i < bytes.length; ) {
      const length = characterLength(bytes, i);
      const escaped = run.slice(i * 3, (i + length) * 3);
      const character = decode(bytes.subarray(i, i + length));
      if (character === undefined) {
        result += run.slice(i * 3, i * 3 + 3);
        i++;
        continue;
      }
      result += keep?.test(character) ? escaped : character;
      i += length;
    }
    return result;
  });
}
function characterLength(bytes: Uint8Array, at: number): number {
  const lead = bytes[at] as number;
  return lead < 0xc0 ? 1 : lead < 0xe0 ? 2 : lead < 0xf0 ? 3 : 4;
}
function decode(bytes: Uint8Array): string | undefined {
  try {
    return utf8.decode(bytes);
  } catch {
    return undefined;
  }
}

/** Uri.UnescapeDataString. */
export function unescapeData(text: string): string {
  return unescapeRuns(text, null);
}

/** As ToString shows a part: without escapes of what cannot be mistaken for something else. */
export function readable(part: string): string {
  return unescapeRuns(part, /[\0-\x1f!#$%&'()*+,/:;=?@[\\\]\x7f]/);
}
