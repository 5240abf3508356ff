/** WWW-Authenticate fields (RFC 9110 11.6.1): a field may hold several challenges, and a challenge a token or parameters. */

export interface HttpChallenge {
  scheme: string;
  /** What follows the scheme in base64; null when nothing does, or parameters. */
  token: Buffer | null;
  /** By names in lower case. */
  parameters: ReadonlyMap<string, string>;
}

const scheme = /[\s,]*([!#$%&'*+.^_`|~\w-]+)/y;
const token68 = /[ \t]+([A-Za-z0-9\-._~+/]+=*)(?=[ \t]*(?:,|$))/y;
const parameter = /[\s,]*([!#$%&'*+.^_`|~\w-]+)[ \t]*=[ \t]*(?:"((?:[^"\\]|\\.)*)"|([^\s",]*))/y;

/** What cannot be read ends its field. */
export function readChallenges(fields: readonly string[]): HttpChallenge[] {
  return fields.flatMap(readField);
}

function readField(field: string): HttpChallenge[] {
  const challenges: HttpChallenge[] = [];
  let at = 0;
  const match = (pattern: RegExp): RegExpExecArray | null => {
    pattern.lastIndex = at;
    const found = pattern.exec(field);
    if (found !== null) at = pattern.lastIndex;
    return found;
  };
  for (let name = match(scheme); name !== null; name = match(scheme)) {
    const token = match(token68)?.[1];
    const parameters = new Map<string, string>();
    if (token === undefined)
      for (let found = match(parameter); found !== null; found = match(parameter)) {
        const value = found[2]?.replace(/\\(.)/g, '$1') ?? found[3] ?? '';
        parameters.set((found[1] as string).toLowerCase(), value);
      }
    const bytes = token === undefined ? null : Buffer.from(token, 'base64');
    challenges.push({ scheme: name[1] as string, token: bytes, parameters });
  }
  return challenges;
}

/** The challenge of a scheme; the first, where there are several. */
export function challengeOf(challenges: readonly HttpChallenge[], name: string): HttpChallenge | undefined {
  return challenges.find(({ scheme }) => scheme.toLowerCase() === name.toLowerCase());
}

/** The names of the schemes, each once. */
export function offeredSchemes(challenges: readonly HttpChallenge[]): string[] {
  return [...new Set(challenges.map(({ scheme }) => scheme))];
}
