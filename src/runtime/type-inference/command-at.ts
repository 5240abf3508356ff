/** The command that a CommandAst would run: functions and aliases that the same script defines come before those of the session. */
import { type Ast, type CommandAst, type FunctionDefinitionAst, findAll } from '../../parser/index.js';
import { declareTypes } from '../compiler/classes/declare-types.js';
import { TypeScope } from '../compiler/type-scope.js';
import { ApplicationInfo, type CommandInfo, FunctionInfo } from '../engine/command-info.js';
import type { ExecutionContext } from '../engine/execution-context.js';
import { BlockTemplate, ScriptBlock } from '../engine/script-block.js';
import { fold } from '../objects/values.js';
import { rootOf } from './safe-evaluation.js';
import { bindSyntactically } from './syntactic-binding.js';

/** The name as it is written; null where it is no constant. */
export function commandNameOf({ commandElements }: CommandAst): string | null {
  const [name] = commandElements;
  return name?.kind === 'StringConstantExpressionAst' ? (name as unknown as { value: string }).value : null;
}

/** Null where the name is no constant or means nothing. Loads scripts, but runs nothing. */
export function commandAt(engine: ExecutionContext, ast: CommandAst): CommandInfo | null {
  let name = commandNameOf(ast);
  if (name === null) return null;
  const { functions, aliases } = definedIn(rootOf(ast));
  for (let depth = 0; depth < 5; depth++) {
    const target = aliases.get(fold(name));
    if (target === undefined) break;
    name = target;
  }
  const defined = functions.get(fold(name));
  if (defined !== undefined) return functionOf(engine, defined, name);
  return engine.commands.find(engine.currentScope, name);
}

/** The same, but programs, which have no parameters that anybody knows. */
export function boundCommandAt(engine: ExecutionContext, ast: CommandAst): CommandInfo | null {
  const command = commandAt(engine, ast);
  return command instanceof ApplicationInfo ? null : command;
}

function functionOf(engine: ExecutionContext, ast: FunctionDefinitionAst, name: string): FunctionInfo {
  const types = declareTypes(rootOf(ast), false, TypeScope.none);
  return FunctionInfo.of(name, new ScriptBlock(new BlockTemplate(ast.body, ast, types), engine.session));
}

interface Definitions {
  functions: Map<string, FunctionDefinitionAst>;
  aliases: Map<string, string>;
}
const known = new WeakMap<Ast, Definitions>();
const aliasCommands = new Set(['set-alias', 'new-alias', 'sal', 'nal']);

function definedIn(root: Ast): Definitions {
  let found = known.get(root);
  if (found !== undefined) return found;
  found = { functions: new Map(), aliases: new Map() };
  for (const ast of findAll(root, ({ kind }) => kind === 'FunctionDefinitionAst' || kind === 'CommandAst', true)) {
    if (ast.kind === 'FunctionDefinitionAst') {
      const definition = ast as FunctionDefinitionAst;
      if (definition.parent?.kind === 'FunctionMemberAst') continue;
      found.functions.set(fold(definition.name.replace(/^(?:global|script|local|private|function):/i, '')), definition);
    } else if (aliasCommands.has(fold(commandNameOf(ast as CommandAst) ?? ''))) {
      const bound = bindSyntactically(ast as CommandAst);
      const name = bound.constant('Name') ?? bound.constant('0');
      const value = bound.constant('Value') ?? bound.constant('1');
      if (name !== null && value !== null) found.aliases.set(fold(name), value);
    }
  }
  known.set(root, found);
  return found;
}
