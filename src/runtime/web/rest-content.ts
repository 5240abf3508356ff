/** What Invoke-RestMethod makes of an answer: JSON and XML become objects whatever the answer calls itself, feeds their entries. */
import { JsonError } from '../data-formats/json/json-error.js';
import { readJson } from '../data-formats/json/json-reader.js';
import { build, loadDocument } from '../dotnet/xml/load-document.js';
import { XmlDocument, XmlDocumentFragment } from '../dotnet/xml/xml-document.js';
import type { XmlEvent } from '../dotnet/xml/xml-events.js';
import type { XmlNode } from '../dotnet/xml/xml-node.js';
import { XmlScanner } from '../dotnet/xml/xml-scanner.js';
import { fold } from '../objects/values.js';
import { isType } from '../providers/errors.js';
import { isJsonType } from './content-text.js';

/** Where the beginning of a feed is looked for. */
const firstNodes = 10;
const maxDepth = 1024;

/** Gives each entry of a feed; false where the text is none. What follows after a mistake in it is left out. */
export function feedEntries(text: string, write: (entry: XmlNode) => void): boolean {
  const isNamed = (event: XmlEvent, ...names: string[]) =>
    event.kind === 'StartElement' && names.includes(fold(event.name));
  let isFeed = false;
  try {
    const scanner = new XmlScanner(text);
    for (let count = 0; count < firstNodes && !isFeed; count++) {
      const event = scanner.next();
      if (event === null) return false;
      isFeed = isNamed(event, fold('rss'), fold('feed'));
    }
    const document = new XmlDocument();
    for (let event = isFeed ? scanner.next() : null; event !== null; event = scanner.next())
      if (isNamed(event, fold('item'), fold('entry'))) write(elementOf(document, event, scanner));
  } catch (error) {
    if (!isType(error, 'System.Xml.XmlException')) throw error;
  }
  return isFeed;
}

/** The element that an event begins, to its end. */
function elementOf(document: XmlDocument, start: XmlEvent, scanner: XmlScanner): XmlNode {
  const holder = new XmlDocumentFragment(document);
  let depth = 0;
  let next: XmlEvent | null = start;
  build(
    holder,
    document,
    () => {
      const event = next;
      if (event === null) return null;
      if (event.kind === 'StartElement') depth++;
      else if (event.kind === 'EndElement') depth--;
      next = depth > 0 ? scanner.next() : null;
      return event;
    },
    false,
  );
  return holder.children[0] as XmlNode;
}

/** The text itself where it is neither JSON nor XML. */
export function restObject(text: string, mediaType: string | undefined): unknown {
  const readers = isJsonType(mediaType) ? [jsonObject, xmlDocument] : [xmlDocument, jsonObject];
  for (const read of readers) {
    const made = read(text);
    if (made !== undefined) return made;
  }
  return text;
}

function jsonObject(text: string): unknown {
  if (text.trim() === '') return undefined;
  try {
    return readJson(text, { asHashtable: false, maxDepth, dateKind: 'Default' });
  } catch (error) {
    if (error instanceof JsonError) return undefined;
    if (isType(error, 'System.InvalidOperationException') || isType(error, 'System.ArgumentException'))
      return undefined;
    throw error;
  }
}

function xmlDocument(text: string): XmlDocument | undefined {
  try {
    const document = new XmlDocument();
    document.preserveWhitespace = true;
    loadDocument(document, text);
    return document;
  } catch (error) {
    if (isType(error, 'System.Xml.XmlException')) return undefined;
    throw error;
  }
}
