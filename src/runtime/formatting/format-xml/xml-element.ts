/** A format file as a tree: elements with either elements or text in them. Attributes have no meaning in such files. */
import { ClixmlScanner } from '../../serialization/scanner.js';

export class XmlElement {
  readonly children: XmlElement[] = [];
  text = '';
  constructor(
    readonly name: string,
    /** Where its start tag is in the document, in UTF-16 units. */
    readonly position: number,
  ) {}

  /** The first child of that name. Names count without regard to case. */
  child(name: string): XmlElement | undefined {
    const wanted = name.toLowerCase();
    return this.children.find((child) => child.name.toLowerCase() === wanted);
  }
  /** All children of that name. */
  all(name: string): XmlElement[] {
    const wanted = name.toLowerCase();
    return this.children.filter((child) => child.name.toLowerCase() === wanted);
  }
  /** The elements in a container: `list('Types', 'TypeName')`. */
  list(container: string, name: string): XmlElement[] {
    return this.child(container)?.all(name) ?? [];
  }
  /** The trimmed text of a child, or undefined when there is no such child. */
  textOf(name: string): string | undefined {
    return this.child(name)?.text.trim();
  }
  numberOf(name: string): number | undefined {
    const value = Number(this.textOf(name));
    return Number.isInteger(value) ? value : undefined;
  }
  /** `<Wrap/>` and `<Wrap>true</Wrap>` are true. */
  isSet(name: string): boolean {
    const value = this.textOf(name);
    return value !== undefined && value.toLowerCase() !== 'false';
  }
}

/** Reads a document. Throws ClixmlError when it is no well-formed XML. */
export function parseXml(text: string): XmlElement {
  const scanner = new ClixmlScanner(text);
  return readElement(scanner);
}

function readElement(scanner: ClixmlScanner): XmlElement {
  const element = new XmlElement(scanner.tag, scanner.position);
  if (scanner.isEmpty) {
    scanner.next();
    return element;
  }
  const { position, text } = scanner;
  const open = text.indexOf('>', position) + 1;
  if (!/^(?:\s|<!--[\s\S]*?-->)*<[^!/]/.test(text.slice(open, open + 4000))) {
    element.text = scanner.readRaw();
    return element;
  }
  scanner.enter();
  while (scanner.tag !== '') element.children.push(readElement(scanner));
  scanner.leave();
  return element;
}
