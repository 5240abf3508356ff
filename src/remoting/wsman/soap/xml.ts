/**
 * Reads the XML of SOAP envelopes. It is a scanner of its own because answers are long runs of base64, which general parsers read
 * several times slower. Names are without their prefixes: no two elements of WS-Management differ by namespace alone.
 */

const maxDepth = 64;

export class XmlElement {
  readonly attributes = new Map<string, string>();
  readonly children: XmlElement[] = [];
  /** The text directly inside, entities resolved. */
  text = '';

  /** `name` is the local name. */
  constructor(readonly name: string) {}

  child(name: string): XmlElement | undefined {
    return this.children.find((element) => element.name === name);
  }
  all(name: string): XmlElement[] {
    return this.children.filter((element) => element.name === name);
  }
  /** The first element of this name, at any depth. */
  find(name: string): XmlElement | undefined {
    for (const element of this.children) {
      const found = element.name === name ? element : element.find(name);
      if (found) return found;
    }
    return undefined;
  }
  /** Trimmed text of the first element of this name, at any depth; '' for none. */
  textOf(name: string): string {
    return this.find(name)?.text.trim() ?? '';
  }
}

export class XmlError extends Error {}

const entities: Readonly<Record<string, string>> = { lt: '<', gt: '>', amp: '&', quot: '"', apos: "'" };

function unescapeXml(text: string): string {
  if (!text.includes('&')) return text;
  return text.replace(/&(?:#x([0-9a-fA-F]{1,6})|#(\d{1,7})|(\w{2,4}));/g, (whole, hex, decimal, name) => {
    if (name !== undefined) return entities[name] ?? whole;
    const code = hex === undefined ? Number(decimal) : Number.parseInt(hex, 16);
    return code <= 0x10ffff ? String.fromCodePoint(code) : whole;
  });
}

export function escapeXml(text: string): string {
  return text.replace(/[<>&"'\u0000-\u001f]/g, (character) => {
    if (character >= ' ') return `&${Object.keys(entities).find((name) => entities[name] === character)};`;
    // XML has no way to write the others.
    return '\t\n\r'.includes(character) ? `&#${character.charCodeAt(0)};` : '\ufffd';
  });
}

const localName = (name: string) => name.slice(name.indexOf(':') + 1);
const attributePattern = /([^\s=/]+)\s*=\s*(?:"([^"]*)"|'([^']*)')/g;

/** The document's element. Throws XmlError. Document types are refused: no envelope has one, and they can do harm. */
export function readXml(text: string): XmlElement {
  const root = new XmlElement('');
  const open: XmlElement[] = [root];
  let at = 0;
  const skipTo = (end: string): number => {
    const found = text.indexOf(end, at);
    if (found < 0) throw new XmlError('The document ends early.');
    return found;
  };
  for (;;) {
    const inside = open.at(-1) as XmlElement;
    const next = text.indexOf('<', at);
    if (next < 0) break;
    if (next > at && inside !== root) inside.text += unescapeXml(text.slice(at, next));
    at = next;
    if (text.startsWith('<![CDATA[', at)) {
      const end = skipTo(']]>');
      inside.text += text.slice(at + 9, end);
      at = end + 3;
    } else if (text.startsWith('<!--', at)) at = skipTo('-->') + 3;
    else if (text.startsWith('<?', at)) at = skipTo('?>') + 2;
    else if (text.startsWith('<!', at)) throw new XmlError('Document types are not accepted.');
    else {
      const end = skipTo('>');
      readTag(text.slice(at + 1, end), open);
      at = end + 1;
    }
  }
  const element = root.children[0];
  if (element === undefined || open.length > 1) throw new XmlError('The document ends early.');
  return element;
}

function readTag(tag: string, open: XmlElement[]): void {
  if (tag.startsWith('/')) {
    const closed = open.length > 1 ? open.pop() : undefined;
    if (closed?.name !== localName(tag.slice(1).trim())) throw new XmlError('An element is not closed.');
    return;
  }
  const isEmpty = tag.endsWith('/');
  const name = /^[^\s/]+/.exec(tag)?.[0];
  if (name === undefined) throw new XmlError('An element has no name.');
  const element = new XmlElement(localName(name));
  for (const [, key, quoted, single] of tag.slice(name.length).matchAll(attributePattern))
    if (!(key as string).startsWith('xmlns'))
      element.attributes.set(localName(key as string), unescapeXml(quoted ?? single ?? ''));
  (open.at(-1) as XmlElement).children.push(element);
  if (isEmpty) return;
  if (open.length > maxDepth) throw new XmlError('The document is nested too deeply.');
  open.push(element);
}
