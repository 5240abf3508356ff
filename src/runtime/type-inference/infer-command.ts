/** What a command writes: what it declares, what its body gives, or, for the cmdlets that pass objects on, what goes into it. */
import type {
  ArrayLiteralAst,
  Ast,
  CommandAst,
  FileRedirectionAst,
  MergingRedirectionAst,
  ScriptBlockExpressionAst,
  StringConstantExpressionAst,
} from '../../parser/index.js';
import { ApplicationInfo, ExternalScriptInfo, FunctionInfo } from '../engine/command-info.js';
import { outputTypesOf } from '../engine/output-types.js';
import { WildcardPattern } from '../language/index.js';
import { findType, requireType } from '../objects/net-type.js';
import { fold } from '../objects/values.js';
import { streamRecords } from './assigned-variable.js';
import { commandAt } from './command-at.js';
import { enumeratedTypes } from './enumerated-types.js';
import { typesOfMember } from './infer-member.js';
import { previousCommand } from './infer-variable.js';
import { InferredType, type KnownProperty } from './inferred-type.js';
import { type BoundArgument, bindForCompletion, type PseudoBinding } from './pseudo-binding.js';
import type { TypeInference } from './type-inference.js';

/** `forRedirection`: what goes into the file, which otherwise the command does not write. */
export function inferCommand(inference: TypeInference, ast: CommandAst, forRedirection = false): InferredType[] {
  const found: InferredType[] = [];
  if (ast.redirections.length > 0) {
    const isAway = ast.redirections.some(
      (each) => each.kind === 'FileRedirectionAst' && /^(All|Output)$/.test((each as FileRedirectionAst).fromStream),
    );
    if (isAway && !forRedirection) return [];
    found.push(...mergedRecords(ast));
  }
  const [name] = ast.commandElements;
  if (name?.kind === 'ScriptBlockExpressionAst')
    return [...found, ...inference.infer((name as unknown as ScriptBlockExpressionAst).scriptBlock)];
  const binding = bindForCompletion(inference.engine, ast, { purpose: 'parameter' });
  if (binding === null) {
    if (commandAt(inference.engine, ast) instanceof ApplicationInfo) found.push(InferredType.of('System.String'));
    return found;
  }
  return [...found, ...outputOf(inference, ast, binding)];
}

function mergedRecords({ redirections }: CommandAst): InferredType[] {
  const merged = redirections
    .filter((each): each is MergingRedirectionAst => each.kind === 'MergingRedirectionAst')
    .filter((each) => each.toStream === 'Output')
    .map((each) => each.fromStream);
  const streams = merged.includes('All') ? Object.keys(streamRecords) : merged;
  return streams.flatMap((stream) => {
    const record = streamRecords[stream];
    return record === undefined ? [] : [InferredType.of(record)];
  });
}

function outputOf(inference: TypeInference, ast: CommandAst, binding: PseudoBinding): InferredType[] {
  const { command } = binding;
  const passing = passingCmdlets[command.commandType === 'Cmdlet' ? command.name : '']?.(inference, ast, binding);
  if (passing !== undefined && passing.length > 0) return passing;
  const declared = outputTypesOf(command);
  const [only] = declared;
  const saysNothing =
    declared.length === 0 ||
    (declared.length === 1 && /^System\.(Object|Management\.Automation\.PSObject)$/i.test(only?.name ?? ''));
  const script =
    command instanceof FunctionInfo
      ? command.scriptBlock.ast
      : command instanceof ExternalScriptInfo
        ? command.load().ast
        : null;
  if (saysNothing && script !== null && !inference.analyzed.has(script)) {
    inference.analyzed.add(script);
    return inference.infer(script);
  }
  return declared.map(({ name, type }) => (type === null ? InferredType.named(name) : InferredType.of(type)));
}

// ---- Cmdlets that pass on what they get ------------------------------------------------------------------------------------

type Passing = (inference: TypeInference, ast: CommandAst, binding: PseudoBinding) => InferredType[];

const passInput: Passing = (inference, ast) => {
  const previous = previousCommand(ast);
  return previous === null ? [] : enumeratedTypes(inference.infer(previous));
};

const passingCmdlets: Readonly<Record<string, Passing>> = {
  'New-Object': (_inference, _ast, binding) => {
    const name = constantOf(binding.arguments.get('typename'));
    if (name === null) return [];
    const type = findType(name);
    return [type === undefined ? InferredType.named(name) : InferredType.of(type)];
  },
  'Where-Object': passInput,
  'Sort-Object': passInput,
  'Get-Random': (inference, ast, binding) => {
    const given = binding.arguments.get('inputobject');
    if (given?.kind === 'pipeline') return passInput(inference, ast, binding);
    return given?.kind === 'ast' && given.argument !== null ? inference.infer(given.argument) : [];
  },
  'ForEach-Object': (inference, ast, binding) => {
    const member = constantOf(binding.arguments.get('membername'));
    const previous = previousCommand(ast);
    const found: InferredType[] = [];
    if (member !== null && previous !== null)
      for (const type of enumeratedTypes(inference.infer(previous)))
        found.push(...typesOfMember(inference, type, member, false, false));
    for (const block of ['begin', 'process', 'end'])
      found.push(...blockOutput(inference, binding.arguments.get(block)));
    return found;
  },
  'Select-Object': inferSelected,
  'Group-Object': inferGroups,
};

function blockOutput(inference: TypeInference, argument: BoundArgument | undefined): InferredType[] {
  const blocks = argument?.kind === 'ast' ? [argument.argument] : argument?.kind === 'array' ? argument.items : [];
  return blocks.flatMap((block) =>
    block?.kind === 'ScriptBlockExpressionAst' ? inference.infer((block as ScriptBlockExpressionAst).scriptBlock) : [],
  );
}

function constantOf(argument: BoundArgument | undefined): string | null {
  return argument?.kind === 'ast' ? textOf(argument.argument) : null;
}
function textOf(ast: Ast | null): string | null {
  return ast?.kind === 'StringConstantExpressionAst' ? (ast as StringConstantExpressionAst).value : null;
}
/** The names that an argument lists; null where it is something else. */
function namesOf(argument: BoundArgument | undefined): string[] | null {
  if (argument?.kind !== 'ast' || argument.argument === null) return null;
  const text = textOf(argument.argument);
  if (text !== null) return [text];
  if (argument.argument.kind !== 'ArrayLiteralAst') return null;
  return (argument.argument as ArrayLiteralAst).elements.map(textOf).filter((name) => name !== null);
}

function propertiesOf(
  inference: TypeInference,
  type: InferredType,
  isWanted: (name: string) => boolean,
): KnownProperty[] {
  const seen = new Set<string>();
  const list: KnownProperty[] = [];
  for (const { name, isMethod } of inference.members(type, false)) {
    if (isMethod || seen.has(fold(name)) || !isWanted(name)) continue;
    seen.add(fold(name));
    const [first] = typesOfMember(inference, type, name, false, false);
    if (first !== undefined) list.push({ name, type: first });
  }
  return list;
}

function inferSelected(inference: TypeInference, ast: CommandAst, binding: PseudoBinding): InferredType[] {
  const previous = previousCommand(ast);
  if (previous === null) return [];
  const input = () => enumeratedTypes(inference.infer(previous));
  const selected = (names: string[], isIncluded: boolean) => {
    const patterns = names.map((name) => new WildcardPattern(name));
    const isWanted = (name: string) => patterns.some((pattern) => pattern.isMatch(name)) === isIncluded;
    const object = requireType('System.Management.Automation.PSObject');
    return input().map((type) => InferredType.withProperties(object, propertiesOf(inference, type, isWanted)));
  };
  for (const [parameter, isIncluded] of [
    ['property', true],
    ['excludeproperty', false],
  ] as const) {
    const argument = binding.arguments.get(parameter);
    if (argument === undefined) continue;
    const names = namesOf(argument);
    return names === null ? [] : selected(names, isIncluded);
  }
  const expanded = binding.arguments.get('expandproperty');
  if (expanded === undefined) return passInput(inference, ast, binding);
  const name = constantOf(expanded);
  if (name === null) return [];
  return input().flatMap((type) => typesOfMember(inference, type, name, false, false));
}

function inferGroups(inference: TypeInference, ast: CommandAst, binding: PseudoBinding): InferredType[] {
  if (binding.arguments.has('ashashtable')) return [InferredType.of('System.Collections.Hashtable')];
  const previous = previousCommand(ast);
  if (previous === null) return [];
  const info = requireType('Microsoft.PowerShell.Commands.GroupInfo');
  return enumeratedTypes(inference.infer(previous)).map((type) => {
    const group: KnownProperty[] = binding.arguments.has('noelement') ? [] : [{ name: 'Group', type }];
    return InferredType.withProperties(info, [...group, { name: 'Values', type }]);
  });
}
