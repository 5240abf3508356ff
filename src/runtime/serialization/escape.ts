/**
 * The text of CLIXML: characters that XML cannot carry are written `_xHHHH_` (MS-PSRP 2.2.5.3.2), and then XML's own escapes
 * apply. Surrogates are written that way one unit at a time, as the real engine does; raw ones are understood when reading.
 */

const textSpecial = /[\u0000-\u001f\u007f-\u009f\ud800-\udfff\ufffe\uffff&<>]|_(?=[xX])/;
const textSpecials = new RegExp(textSpecial.source, 'g');
const attributeSpecial = /[\u0000-\u001f\u007f-\u009f\ud800-\udfff\ufffe\uffff&<>"]|_(?=[xX])/;
const attributeSpecials = new RegExp(attributeSpecial.source, 'g');

function replacement(unit: string): string {
  switch (unit) {
    case '&':
      return '&amp;';
    case '<':
      return '&lt;';
    case '>':
      return '&gt;';
    case '"':
      return '&quot;';
    case '\ufffe':
      return '&#xFFFE;';
    case '\uffff':
      return '&#xFFFF;';
    default:
      return `_x${unit.charCodeAt(0).toString(16).toUpperCase().padStart(4, '0')}_`;
  }
}

/** Text as the content of an element. */
export function escapeText(text: string): string {
  return textSpecial.test(text) ? text.replace(textSpecials, replacement) : text;
}

/** Text as the value of an attribute in double quotes. */
export function escapeAttribute(text: string): string {
  return attributeSpecial.test(text) ? text.replace(attributeSpecials, replacement) : text;
}

/** Replaces each `_xHHHH_` by its UTF-16 unit, in one pass: what comes out is not decoded again. */
export function decodeUnits(text: string): string {
  if (text.indexOf('_x') < 0) return text;
  return text.replace(/_x([0-9A-Fa-f]{4})_/g, (_, hex: string) => String.fromCharCode(Number.parseInt(hex, 16)));
}

const entities: Record<string, string> = { amp: '&', lt: '<', gt: '>', quot: '"', apos: "'" };

/** Replaces XML's entities and character references. Throws a RangeError for one that XML does not define. */
export function decodeEntities(text: string): string {
  if (text.indexOf('&') < 0) return text;
  return text.replace(
    /&(?:#(\d+)|#x([0-9A-Fa-f]+)|(\w+));|&/g,
    (whole, decimal?: string, hex?: string, name?: string) => {
      if (decimal !== undefined) return String.fromCodePoint(Number.parseInt(decimal, 10));
      if (hex !== undefined) return String.fromCodePoint(Number.parseInt(hex, 16));
      const character = name === undefined ? undefined : entities[name];
      if (character === undefined) throw new RangeError(`Undefined entity ${whole}`);
      return character;
    },
  );
}
