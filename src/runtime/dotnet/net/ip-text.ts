/** Reads and writes IP addresses as bytes: 4 for IPv4, which may be written in C's short and octal forms, 16 for IPv6. */

/** Null for what is no address. */
export function parseIpv4(text: string): Uint8Array | null {
  const parts = text.split('.');
  if (parts.length > 4) return null;
  const numbers: number[] = [];
  for (const part of parts) {
    const number = parsePart(part);
    if (number === null) return null;
    numbers.push(number);
  }
  // What is left out is filled by the last number.
  const last = numbers.pop() as number;
  if (numbers.some((number) => number > 255) || last >= 256 ** (4 - numbers.length)) return null;
  const bytes = new Uint8Array(4);
  bytes.set(numbers);
  for (let i = 3, rest = last; i >= numbers.length; i--) {
    bytes[i] = rest % 256;
    rest = Math.floor(rest / 256);
  }
  return bytes;
}
function parsePart(part: string): number | null {
  if (/^0[xX][0-9a-fA-F]+$/.test(part)) return Number.parseInt(part.slice(2), 16);
  if (/^0[0-7]+$/.test(part)) return Number.parseInt(part, 8);
  return /^(0|[1-9]\d*)$/.test(part) ? Number(part) : null;
}

export interface Ipv6 {
  bytes: Uint8Array;
  scope: number;
}
/** `[address]`, a zone after `%`, a port after `]` are allowed. Null for what is no address. */
export function parseIpv6(text: string): Ipv6 | null {
  const match = /^\[?([0-9a-fA-F:.]+)(?:%([0-9A-Za-z._-]+))?(?:\/\d+)?(?:\](?::\d*)?)?$/.exec(text);
  if (!match || text.startsWith('[') !== text.includes(']')) return null;
  const [, address = '', zone] = match;
  const groups = groupsOf(address);
  if (groups === null) return null;
  const bytes = new Uint8Array(16);
  groups.forEach((group, i) => {
    bytes[i * 2] = group >> 8;
    bytes[i * 2 + 1] = group & 0xff;
  });
  return { bytes, scope: zone !== undefined && /^\d+$/.test(zone) ? Number(zone) : 0 };
}
function groupsOf(address: string): number[] | null {
  const halves = address.split('::');
  if (halves.length > 2) return null;
  const before = half(halves[0] as string, halves.length === 1);
  const after = halves.length === 2 ? half(halves[1] as string, true) : [];
  if (before === null || after === null) return null;
  const missing = 8 - before.length - after.length;
  if (halves.length === 1 ? missing !== 0 : missing < 1) return null;
  return [...before, ...new Array<number>(missing).fill(0), ...after];
}
/** The groups of a text without `::`; the last may be an IPv4 address. */
function half(text: string, mayEndInIpv4: boolean): number[] | null {
  if (text === '') return [];
  const groups: number[] = [];
  const parts = text.split(':');
  for (const [i, part] of parts.entries()) {
    if (mayEndInIpv4 && i === parts.length - 1 && part.includes('.')) {
      const bytes = /^\d+(\.\d+){3}$/.test(part) ? parseIpv4(part) : null;
      if (bytes === null) return null;
      const [a = 0, b = 0, c = 0, d = 0] = bytes;
      groups.push(a * 256 + b, c * 256 + d);
    } else if (/^[0-9a-fA-F]{1,4}$/.test(part)) groups.push(Number.parseInt(part, 16));
    else return null;
  }
  return groups;
}

/** The longest run of zeros is left out; an IPv4 address within is written as such. */
export function ipText(bytes: Uint8Array, scope: number): string {
  if (bytes.length === 4) return bytes.join('.');
  const groups = Array.from({ length: 8 }, (_, i) => (bytes[i * 2] as number) * 256 + (bytes[i * 2 + 1] as number));
  const zone = scope === 0 ? '' : `%${scope}`;
  const embedsIpv4 = hasIpv4(groups);
  const shown = embedsIpv4 ? groups.slice(0, 6) : groups;
  let text = compressed(shown);
  if (embedsIpv4) text += `${text.endsWith(':') ? '' : ':'}${bytes.slice(12).join('.')}`;
  return text + zone;
}
/** `::1.2.3.4`, `::ffff:1.2.3.4`, `::ffff:0:1.2.3.4` and ISATAP addresses. */
function hasIpv4(groups: number[]): boolean {
  const [a, b, c, d, e, f, g] = groups as [number, number, number, number, number, number, number];
  if (a === 0 && b === 0 && c === 0 && d === 0 && g !== 0) {
    if (e === 0 && (f === 0 || f === 0xffff)) return true;
    if (e === 0xffff && f === 0) return true;
  }
  return e === 0 && f === 0x5efe;
}
function compressed(groups: number[]): string {
  let start = -1;
  let length = 1;
  for (let i = 0; i < groups.length; i++) {
    let end = i;
    while (groups[end] === 0) end++;
    if (end - i > length) [start, length] = [i, end - i];
  }
  const hex = (from: number, to?: number) =>
    groups
      .slice(from, to)
      .map((group) => group.toString(16))
      .join(':');
  return start < 0 ? hex(0) : `${hex(0, start)}::${hex(start + length)}`;
}
