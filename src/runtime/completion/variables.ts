/** Variables: those that the input itself assigns, those of the session, and drives, scopes and special names. */
import type { ParameterAst, VariableExpressionAst } from '../../parser/index.js';
import type { CompletionResult } from '../dotnet/automation/completion-result.js';
import { psTypeName } from '../dotnet/automation/ps-type-text.js';
import type { Scope } from '../engine/scope.js';
import { VariableCell } from '../engine/variable-cell.js';
import { typeOf } from '../objects/net-type.js';
import { baseOf } from '../objects/ps-object.js';
import { fold, isNull } from '../objects/values.js';
import { ProviderContext } from '../providers/provider-context.js';
import type { CompletionContext } from './completion-context.js';
import { variablesBefore } from './found-variables.js';
import { byText, hasPrefix, ordinally, result, startingWith } from './results.js';
import { quietly } from './run-quietly.js';
import { specialVariables } from './special-variables.js';

const scopes = ['Global:', 'Local:', 'Script:', 'Private:', 'Using:'];
const needsBraces = /[-`&@'"#{}()$,;|<> .\\/\t^]/;

export function completeVariable(context: CompletionContext): CompletionResult[] {
  const { lastAst, word, engine } = context;
  const parent = lastAst.parent;
  if (lastAst.kind === 'PropertyMemberAst') return [];
  if (parent?.kind === 'ParameterAst' && (parent as ParameterAst).defaultValue !== lastAst) return [];
  const colon = word.indexOf(':') + 1;
  const list = new VariableList(context, word.slice(0, colon));
  const name = word.slice(colon);
  const fits = startingWith(name);
  for (const found of variablesBefore(context.types, lastAst))
    if (fits(found.name)) list.add(found.name, found.toolTip);
  if (colon > 0) {
    addScoped(context, list, word.slice(0, colon), name);
    return list.results;
  }
  list.addSorted(sessionVariables(engine.currentScope).filter(({ name: own }) => fits(own)));
  if (hasPrefix('env', name))
    list.addSorted(
      Object.keys(engine.environment).map((key) => ({ name: `env:${key}`, toolTip: `[string]env:${key}` })),
    );
  for (const special of specialVariables) if (fits(special)) list.add(special, special);
  const drives = engine.providers.drives.all().filter((drive) => {
    const { provider } = drive.provider;
    return drive.name.length > 1 && fits(drive.name) && 'content' in provider && provider.content !== undefined;
  });
  list.addSorted(
    drives.map((drive) => ({ name: drive.name, toolTip: drive.description || drive.name })),
    ':',
  );
  for (const scope of scopes) if (fits(scope)) list.add(scope, scope);
  return list.results;
}

interface Named {
  name: string;
  toolTip: string;
}

class VariableList {
  readonly results: CompletionResult[] = [];
  readonly #seen = new Set<string>();
  readonly #sigil: string;
  readonly #hasBraces: boolean;

  constructor(
    { lastAst, tokenAtCursor }: CompletionContext,
    /** `script:` and the like, as it was written. */
    readonly prefix: string,
  ) {
    const isSplatted = lastAst.kind === 'VariableExpressionAst' && (lastAst as VariableExpressionAst).splatted;
    this.#sigil = isSplatted ? '@' : '$';
    this.#hasBraces = tokenAtCursor?.text.startsWith('${') ?? false;
  }

  add(name: string, toolTip: string, suffix = ''): void {
    const path = this.prefix + name + suffix;
    const text = this.#sigil + (this.#hasBraces || needsBraces.test(name) ? `{${path}}` : path);
    if (this.#seen.has(fold(text))) return;
    this.#seen.add(fold(text));
    this.results.push(result('Variable', text, name, toolTip));
  }
  addSorted(found: Named[], suffix = ''): void {
    for (const { name, toolTip } of found.sort((a, b) => ordinally(a.name, b.name))) this.add(name, toolTip, suffix);
  }
}

/** All that can be seen from the scope, the nearest of each name. */
function sessionVariables(from: Scope): Named[] {
  const found = new Map<string, Named>();
  for (let scope: Scope | null = from; scope !== null; scope = scope.parent)
    for (const name of scope.localNames()) if (!found.has(fold(name))) found.set(fold(name), describe(scope, name));
  return [...found.values()];
}

function describe(scope: Scope, name: string): Named {
  const slot = scope.table.find(fold(name));
  const raw = slot === undefined ? undefined : scope.slots[slot];
  const value = raw instanceof VariableCell ? raw.get() : raw;
  const description = raw instanceof VariableCell ? raw.description : '';
  return { name, toolTip: variableToolTip(name, value, description) };
}

function variableToolTip(name: string, value: unknown, description: string): string {
  const typed = isNull(value) ? name : `[${psTypeName(typeOf(baseOf(value)))}]$${name}`;
  return description === '' ? typed : `${typed} - ${description}`;
}

/** `$env:PA`, `$script:x`: items of a drive, or variables of a scope. */
function addScoped({ engine }: CompletionContext, list: VariableList, prefix: string, name: string): void {
  const isScope = scopes.some((scope) => fold(scope) === fold(prefix));
  if (isScope || fold(prefix) === 'variable:') {
    const fits = startingWith(name);
    list.addSorted(sessionVariables(engine.currentScope).filter((each) => fits(each.name)));
    return;
  }
  const items = quietly(engine, () => {
    const call = new ProviderContext(null);
    return engine.providers.paths
      .resolve(`${prefix}${name}*`, call)
      .map((path) => engine.providers.paths.childName(path.path));
  });
  for (const item of items.sort(byText)) list.add(item, item);
}
