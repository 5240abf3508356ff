/** The pieces that XML is read in. */

export interface ScannedAttribute {
  name: string;
  prefix: string;
  localName: string;
  namespace: string;
  value: string;
  offset: number;
}
export type XmlEvent =
  | { kind: 'Declaration'; version: string; encoding: string; standalone: string; text: string }
  | { kind: 'DocType'; name: string; publicId: string | null; systemId: string | null; internalSubset: string }
  | {
      kind: 'StartElement';
      name: string;
      prefix: string;
      localName: string;
      namespace: string;
      attributes: ScannedAttribute[];
      isEmpty: boolean;
    }
  | { kind: 'EndElement'; name: string }
  | { kind: 'Text' | 'CData' | 'Comment'; value: string }
  | { kind: 'Whitespace'; value: string; isSignificant: boolean }
  | { kind: 'ProcessingInstruction'; target: string; value: string }
  | { kind: 'EntityReference'; name: string; value: string };

/**
 * A whole document; the content of an element, with references to entities that nobody declares; or whatever is there, as
 * XmlReader takes it with ConformanceLevel.Auto.
 */
export type ScannedKind = 'document' | 'content' | 'any';
