/** Loads a types file from disk into the TypeTable: Update-TypeData, and TypesToProcess of modules. */
import { readFileSync } from 'node:fs';
import { NetException } from '../objects/net-exception.js';
import { type StandardMembers, type TypeFileAddition, typeTable } from '../objects/type-table.js';
import { fold } from '../objects/values.js';
import { onFile } from '../providers/filesystem/file-errors.js';
import { decodeText, detectFormat, utf8WithoutPreamble } from '../providers/filesystem/text-codec.js';
import { ClixmlError } from '../serialization/scanner.js';
import { readTypesXml, type TypesDocument } from './read-types-xml.js';

/**
 * Adds the type data of a file (full path). Members that are there already stay, unless the file is to go before them.
 * Returns what could not be added, as PowerShell's messages say it.
 */
export function loadTypeFile(path: string, where: 'before' | 'after'): string[] {
  let document: TypesDocument;
  try {
    const bytes = onFile(path, () => readFileSync(path));
    const format = detectFormat(bytes) ?? utf8WithoutPreamble;
    document = readTypesXml(decodeText(bytes.subarray(format.preamble.length), format));
  } catch (error) {
    if (!(error instanceof NetException || error instanceof ClixmlError)) throw error;
    return [`${path}, ${path} : Error: ${error.message}`];
  }
  const problems = document.problems.map(({ line, message }) => `${path}, ${path}(${line}) : ${message}`);
  const additions: TypeFileAddition[] = [];
  for (const { typeName, extension } of document.entries) {
    const { members = [], ...hints } = extension;
    const known = typeTable.find(typeName)?.members;
    const added = members.filter((member) => {
      if (where === 'before' || !known?.has(fold(member.name))) return true;
      problems.push(`${path}, ${path} : Error in type "${typeName}": The member ${member.name} is already present.`);
      return false;
    });
    typeTable.extendType(typeName, { ...hints, members: added });
    additions.push({
      typeName,
      members: added.map(({ name }) => name),
      hints: Object.keys(hints) as (keyof StandardMembers)[],
    });
  }
  typeTable.files.set(fold(path), additions);
  return problems;
}

/** Takes away what a file has added; false when it was never loaded. */
export function unloadTypeFile(path: string): boolean {
  const additions = typeTable.files.get(fold(path));
  if (additions === undefined) return false;
  for (const { typeName, members, hints } of additions) {
    for (const member of members) typeTable.removeMember(typeName, member);
    typeTable.removeHints(typeName, hints);
  }
  return typeTable.files.delete(fold(path));
}
