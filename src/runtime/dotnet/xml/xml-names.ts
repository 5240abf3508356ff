/** Names of XML 1.0: which characters they are made of, and their two parts. */
const startRanges =
  'A-Z_a-z\\xC0-\\xD6\\xD8-\\xF6\\xF8-\\u02FF\\u0370-\\u037D\\u037F-\\u1FFF\\u200C\\u200D\\u2070-\\u218F\\u2C00-\\u2FEF\\u3001-\\uDFFF\\uF900-\\uFDCF\\uFDF0-\\uFFFD';
const nameRanges = `${startRanges}\\-.0-9\\xB7\\u0300-\\u036F\\u203F\\u2040`;

export const nameStart = new RegExp(`[${startRanges}]`);
export const nameUnit = new RegExp(`[${nameRanges}]`);
const ncName = new RegExp(`^[${startRanges}][${nameRanges}]*$`);
const wholeName = new RegExp(`^[:${startRanges}][:${nameRanges}]*$`);
/** A run of characters of names, colons among them; sticky. */
export const nameRun = new RegExp(`[:${nameRanges}]+`, 'y');

export function isNcName(text: string): boolean {
  return ncName.test(text);
}
export function isName(text: string): boolean {
  return wholeName.test(text);
}
/** Prefix ('' for none) and local name. */
export function splitName(name: string): [prefix: string, localName: string] {
  const colon = name.indexOf(':');
  return colon < 0 ? ['', name] : [name.slice(0, colon), name.slice(colon + 1)];
}
export const xmlNamespace = 'http://www.w3.org/XML/1998/namespace';
export const xmlnsNamespace = 'http://www.w3.org/2000/xmlns/';

/** Anything but what XML cannot hold: most control characters. */
export const invalidUnit = /[\x00-\x08\x0b\x0c\x0e-\x1f\ufffe\uffff]/;
