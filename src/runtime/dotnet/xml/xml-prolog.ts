/** What may stand before the root element: the declaration and the document type, of whose subset only entities are read. */

export interface MatchedDeclaration {
  version: string;
  /** '' where it is not said. */
  encoding: string;
  standalone: string;
  /** From behind `<?xml` to the end. */
  whole: string;
}
export interface MatchedDocType {
  name: string;
  publicId: string | null;
  systemId: string | null;
  internalSubset: string;
  entities: [name: string, value: string][];
  length: number;
}

const space = String.raw`[ \t\r\n]`;
const declaration = new RegExp(
  [
    `${space}+version${space}*=${space}*(["'])([^"']*)\\1`,
    `(?:${space}+encoding${space}*=${space}*(["'])([A-Za-z][\\w.-]*)\\3)?`,
    `(?:${space}+standalone${space}*=${space}*(["'])(yes|no)\\5)?${space}*\\?>`,
  ].join(''),
  'y',
);
const literal = `"[^"]*"|'[^']*'`;
const docType = new RegExp(
  [
    `<!DOCTYPE${space}+([^ \\t\\r\\n[>]+)${space}*`,
    `(?:SYSTEM${space}+(${literal})|PUBLIC${space}+(${literal})${space}+(${literal}))?${space}*`,
    `(?:\\[((?:[^\\]"']|${literal})*)\\])?${space}*>`,
  ].join(''),
  'y',
);
const entity = new RegExp(`<!ENTITY\\s+([^\\s%]+)\\s+(${literal})\\s*>`, 'g');

/** The rest of a declaration, `at` being behind `<?xml`. */
export function matchDeclaration(text: string, at: number): MatchedDeclaration | null {
  declaration.lastIndex = at;
  const match = declaration.exec(text);
  if (!match) return null;
  const [whole, , version = '', , encoding = '', , standalone = ''] = match;
  return { whole, version, encoding, standalone };
}

export function matchDocType(text: string, at: number): MatchedDocType | null {
  docType.lastIndex = at;
  const match = docType.exec(text);
  if (!match) return null;
  const [whole, name = '', system, publicText, publicSystem, subset = ''] = match;
  const unquoted = (quoted: string | undefined) => quoted?.slice(1, -1) ?? null;
  return {
    name,
    publicId: unquoted(publicText),
    systemId: unquoted(system ?? publicSystem),
    internalSubset: subset,
    entities: Array.from(subset.matchAll(entity), ([, entityName, value]) => [
      entityName as string,
      unquoted(value) as string,
    ]),
    length: whole.length,
  };
}
