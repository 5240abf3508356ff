/**
 * The pieces that help objects are made of. They have the shape of the MAML of PowerShell's help files, because the views of
 * help, and scripts, look for it: `(Get-Help x).parameters.parameter[0].description[0].Text`.
 */
import { makeArray } from '../objects/arrays.js';
import { requireType } from '../objects/net-type.js';
import { PSObject } from '../objects/ps-object.js';

/** Name and value; one whose value is undefined is left out. */
export type Note = readonly [name: string, value: unknown];

export function helpNode(typeNames: string | readonly string[], notes: Iterable<Note>): PSObject {
  const node = PSObject.custom([...notes].filter(([, value]) => value !== undefined));
  node.typeNames = typeof typeNames === 'string' ? [typeNames] : [...typeNames];
  return node;
}

/** A node of a help page of its own, in contrast to one made from the metadata alone. */
export const mamlNode = (name: string, notes: Iterable<Note>): PSObject =>
  helpNode(`MamlCommandHelpInfo#${name}`, notes);

/** A text that has properties of its own, as an XML element with attributes has. */
export function textNode(text: string, notes: Iterable<Note>): PSObject {
  const node = new PSObject(text);
  for (const [name, value] of notes) node.setEntry(name, value);
  return node;
}

/** A paragraph, as it is: no space is trimmed. */
export const paragraph = (text: string): PSObject => helpNode(['MamlParaTextItem', 'MamlTextItem'], [['Text', text]]);

/** The paragraphs of a description: one, or undefined for no text. */
export function paragraphs(text: string | undefined): unknown {
  const trimmed = text?.trim() ?? '';
  return trimmed === '' ? undefined : listOf([paragraph(trimmed)]);
}

/** The one of a list of one, as XML elements that occur once are no lists; undefined for none. */
export function oneOrAll(items: readonly PSObject[]): unknown {
  return items.length > 1 ? listOf(items) : items[0];
}

/** A PSObject[]. */
export function listOf(items: readonly PSObject[]): unknown {
  return makeArray(requireType('System.Management.Automation.PSObject'), [...items]);
}

const namespaces = {
  maml: 'http://schemas.microsoft.com/maml/2004/10',
  command: 'http://schemas.microsoft.com/maml/dev/command/2004/10',
  dev: 'http://schemas.microsoft.com/maml/dev/2004/10',
} as const;

/** `xmlns:` notes in this order. */
export const namespaceNotes = (...prefixes: (keyof typeof namespaces)[]): Note[] =>
  prefixes.map((prefix) => [`xmlns:${prefix}`, namespaces[prefix]]);
