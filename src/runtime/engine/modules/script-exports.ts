/** The walk over a module's text that finds what it exports and uses. It runs nothing. */
import { dirname } from 'node:path';
import {
  type AnyAst,
  type Ast,
  type AttributeAst,
  type CommandAst,
  CommandParameterAst,
  type ExpressionAst,
  type FunctionDefinitionAst,
  parse,
  visit,
} from '../../../parser/index.js';
import { WildcardPattern } from '../../language/wildcard.js';
import { fold } from '../../objects/values.js';
import { scriptText } from '../script-file.js';

export interface ScriptExports {
  functions: string[];
  /** With what they stand for, where that is written. */
  aliases: Map<string, string | null>;
  modules: { name: string; commands: string[] }[];
  /** Names and patterns of Export-ModuleMember; none when it is not called. */
  filters: string[];
  /** Its folder goes into PATH: the scripts in there are commands of it. */
  addsItselfToPath: boolean;
}

/** Null when the text cannot be parsed. */
export function findExports(path: string): ScriptExports | null {
  const { ast, errors } = parse(scriptText(path), path);
  if (errors.length > 0) return null;
  const search = new ExportSearch(dirname(path));
  visit(ast, (node) => search.visit(node as AnyAst));
  return search.found;
}

/** What is defined in these may never be. */
const conditional = new Set(
  'IfStatementAst DataStatementAst ForEachStatementAst ForStatementAst DoUntilStatementAst DoWhileStatementAst WhileStatementAst InvokeMemberExpressionAst SwitchStatementAst TernaryExpressionAst TypeDefinitionAst'.split(
    ' ',
  ),
);

/** Parameters that are looked at, by command; those with a position in its order. */
const positions: Record<string, readonly string[]> = {
  alias: ['Name', 'Value'],
  import: ['Name'],
  export: ['Function'],
};
const named: Record<string, readonly string[]> = {
  alias: ['Name', 'Value'],
  import: ['Name', 'Function', 'Cmdlet', 'Alias'],
  export: ['Function', 'Cmdlet', 'Alias'],
};
const commands: Record<string, string | undefined> = {
  'new-alias': 'alias',
  'set-alias': 'alias',
  nal: 'alias',
  sal: 'alias',
  'import-module': 'import',
  ipmo: 'import',
  'export-modulemember': 'export',
};
const switches = 'PassThru Force Confirm Global AsCustomObject Verbose Debug DisableNameChecking NoClobber'.split(' ');

class ExportSearch {
  readonly found: ScriptExports = {
    functions: [],
    aliases: new Map(),
    modules: [],
    filters: [],
    addsItselfToPath: false,
  };

  constructor(readonly folder: string) {}

  visit(ast: AnyAst): 'SkipChildren' | undefined {
    if (conditional.has(ast.kind)) return 'SkipChildren';
    switch (ast.kind) {
      case 'FunctionDefinitionAst':
        this.#function(ast);
        return 'SkipChildren';
      case 'AssignmentStatementAst':
        if (fold(ast.left.extent.text) === '$env:path' && /\$psscriptroot/i.test(ast.right.extent.text))
          this.found.addsItselfToPath = true;
        return 'SkipChildren';
      case 'CommandAst':
        this.#command(ast);
        return 'SkipChildren';
    }
    return undefined;
  }

  #function({ name, body }: FunctionDefinitionAst): void {
    this.found.functions.push(name);
    for (const alias of aliasesOf(body.paramBlock?.attributes ?? [])) this.found.aliases.set(alias, name);
  }

  #command(ast: CommandAst): void {
    const [first, second] = ast.commandElements as [ExpressionAst, Ast | undefined];
    const name = this.#text(first);
    if (name === null) return;
    if (ast.invocationOperator === 'Dot') this.found.modules.push({ name, commands: [] });
    const plain = fold(name.replace(/^Microsoft\.PowerShell\.\w+\\/i, ''));
    if (plain === 'public' && second !== undefined && ast.commandElements.length > 2) {
      const exported = (ast.commandElements[2] as Ast).extent.text.trim();
      this.found.functions.push(exported);
      this.found.filters.push(exported);
    }
    const kind = commands[plain];
    if (kind !== undefined) this.#known(kind, this.#bind(ast, kind));
  }

  #known(kind: string, bound: ReadonlyMap<string, string[]>): void {
    const { found } = this;
    const values = (...names: string[]) => names.flatMap((name) => bound.get(name) ?? []);
    if (kind === 'alias') {
      const [[name], [value]] = [values('Name'), values('Value')];
      if (name && value) found.aliases.set(name, value);
    } else if (kind === 'import') {
      const wanted = values('Function', 'Cmdlet', 'Alias');
      for (const name of values('Name')) found.modules.push({ name, commands: wanted });
    } else {
      for (const name of values('Function', 'Cmdlet')) {
        found.filters.push(name);
        if (!WildcardPattern.containsWildcard(name) && !found.functions.includes(name)) found.functions.push(name);
      }
      for (const name of values('Alias')) {
        found.filters.push(name);
        if (!WildcardPattern.containsWildcard(name)) found.aliases.set(name, found.aliases.get(name) ?? null);
      }
    }
  }

  /** As the binder would, for the few parameters that matter. */
  #bind({ commandElements }: CommandAst, kind: string): Map<string, string[]> {
    const bound = new Map<string, string[]>();
    const free = [...(positions[kind] as string[])];
    for (let i = 1; i < commandElements.length; i++) {
      const element = commandElements[i] as ExpressionAst | CommandParameterAst;
      if (!(element instanceof CommandParameterAst)) {
        const name = free.shift();
        if (name !== undefined) bound.set(name, this.#texts(element));
        continue;
      }
      const isMeant = (name: string) => fold(name).startsWith(fold(element.parameterName));
      const name = named[kind]?.find(isMeant);
      if (name === undefined) {
        if (element.argument === null && !switches.some(isMeant)) i++;
        continue;
      }
      const argument = element.argument ?? (commandElements[++i] as ExpressionAst | undefined);
      const position = free.indexOf(name);
      if (position >= 0) free.splice(position, 1);
      if (argument !== undefined) bound.set(name, this.#texts(argument));
    }
    return bound;
  }

  #texts(ast: ExpressionAst): string[] {
    const node = ast as AnyAst;
    if (node.kind === 'ArrayLiteralAst') return node.elements.flatMap((element) => this.#texts(element));
    if (node.kind === 'ArrayExpressionAst' || node.kind === 'ParenExpressionAst') {
      const texts: string[] = [];
      visit(node, (inner) => {
        const text = inner === node ? null : this.#text(inner as ExpressionAst);
        if (text !== null) texts.push(text);
        return text === null ? undefined : 'SkipChildren';
      });
      return texts;
    }
    const text = this.#text(ast);
    return text === null ? [] : [text];
  }

  /** A text in which nothing varies but $PSScriptRoot. */
  #text(ast: ExpressionAst): string | null {
    const node = ast as AnyAst;
    if (node.kind === 'StringConstantExpressionAst') return String(node.value);
    if (node.kind === 'VariableExpressionAst' && fold(node.variablePath) === 'psscriptroot') return this.folder;
    if (node.kind !== 'ExpandableStringExpressionAst') return null;
    const parts = node.parts.map((part) => (typeof part === 'string' ? part : this.#text(part)));
    return parts.includes(null) ? null : parts.join('');
  }
}

/** Names that a function has by its [Alias()] attribute. */
export function aliasesOf(attributes: readonly Ast[]): string[] {
  return attributes.flatMap((attribute) => {
    if (attribute.kind !== 'AttributeAst') return [];
    const { typeName, positionalArguments } = attribute as AttributeAst;
    if (
      typeName.kind !== 'TypeName' ||
      !/^(?:System\.Management\.Automation\.)?Alias(?:Attribute)?$/i.test(typeName.name)
    )
      return [];
    return positionalArguments.flatMap((argument) =>
      argument.kind === 'StringConstantExpressionAst' ? String((argument as { value?: unknown }).value) : [],
    );
  });
}
