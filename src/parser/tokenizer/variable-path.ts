/** Takes a variable's name apart into scope or drive and the rest, as VariablePath does. */

export interface VariablePathParts {
  /** `env` in `$env:PATH`; null for a plain or scoped variable. */
  drive: string | null;
  /** What stands behind the last prefix. */
  unqualified: string;
}

const SCOPE = /^(?:variable|global|local|private|script):/i;

/** The parts of a name as written behind the `$`. */
export function variablePathParts(name: string): VariablePathParts {
  const colon = name.indexOf(':');
  if (colon < 0) return { drive: null, unqualified: name };
  if (SCOPE.test(name)) return { drive: null, unqualified: name.slice(colon + 1) };
  return { drive: colon > 0 ? name.slice(0, colon) : null, unqualified: name.slice(colon + 1) };
}
