/**
 * Script cut into commands with literal arguments: the only form that an endpoint in no-language mode takes (about_Language_Modes).
 * Anything that would have to be evaluated there cannot be said so.
 */
import {
  type AnyAst,
  type Ast,
  type CommandAst,
  type HashtableAst,
  type NumberLiteral,
  parse,
} from '../../parser/index.js';
import { noMerge, type PipelineCommand, ResultType } from '../protocol/pipeline-messages.js';
import { hashtableTypes, WireScalar, type WireValue, wireDictionary, wireList } from '../protocol/wire-value.js';

const objectArray = ['System.Object[]', 'System.Array', 'System.Object'];

/** CLIXML tags of numbers that are not I32 or I64. */
const numberTags: Partial<Record<NumberLiteral['type'], string>> = {
  Double: 'Db',
  Decimal: 'D',
  SByte: 'SB',
  Byte: 'By',
  Int16: 'I16',
  UInt16: 'U16',
  UInt32: 'U32',
  UInt64: 'U64',
};

/** The statements of a script, each a pipeline of commands; null when it has more than commands and literals. */
export function literalStatements(text: string): PipelineCommand[][] | null {
  const { ast, errors } = parse(text);
  const block = ast.endBlock;
  if (errors.length > 0 || !block?.unnamed || block.traps.length > 0 || ast.paramBlock) return null;
  const statements = block.statements.map(literalPipeline);
  return statements.length > 0 && statements.every((statement) => statement !== null)
    ? (statements as PipelineCommand[][])
    : null;
}

function literalPipeline(statement: Ast): PipelineCommand[] | null {
  const ast = statement as AnyAst;
  if (ast.kind !== 'PipelineAst' || ast.background) return null;
  const commands = (ast.pipelineElements as readonly Ast[]).map((element) => {
    const command = element as AnyAst;
    return command.kind === 'CommandAst' ? literalCommand(command) : null;
  });
  return commands.every((command) => command !== null) ? (commands as PipelineCommand[]) : null;
}

function literalCommand({ commandElements, invocationOperator, redirections }: CommandAst): PipelineCommand | null {
  const [first, ...rest] = commandElements as readonly Ast[];
  const name = first as AnyAst | undefined;
  if (name?.kind !== 'StringConstantExpressionAst' || invocationOperator === 'Dot') return null;
  const merges = redirections.every((redirection) => {
    const ast = redirection as Ast as AnyAst;
    return ast.kind === 'MergingRedirectionAst' && ast.fromStream === 'Error';
  });
  if (!merges) return null;
  const parameters: PipelineCommand['parameters'] = [];
  for (const node of rest) {
    const element = node as AnyAst;
    if (element.kind === 'CommandParameterAst') {
      const { parameterName, argument } = element;
      const value = argument === null ? null : literal(argument);
      if (value === undefined) return null;
      // A name with its dash is bound as on a command line: what follows may be its value.
      parameters.push({ name: `-${parameterName}${argument === null ? '' : ':'}`, value });
      continue;
    }
    const value = literal(element);
    if (value === undefined) return null;
    parameters.push({ name: null, value });
  }
  const merge =
    redirections.length > 0 ? { ...noMerge, myResult: ResultType.Error, toResult: ResultType.Output } : noMerge;
  return { text: name.value as string, isScript: false, useLocalScope: null, parameters, merge };
}

/** The value of a literal; undefined for anything else. */
function literal(node: Ast): WireValue | undefined {
  const ast = node as AnyAst;
  switch (ast.kind) {
    case 'StringConstantExpressionAst':
    case 'ConstantExpressionAst':
      return constant(ast.value);
    case 'VariableExpressionAst':
      return constants[ast.variablePath.toLowerCase()];
    case 'ArrayLiteralAst': {
      const items = (ast.elements as readonly Ast[]).map(literal);
      return items.includes(undefined) ? undefined : wireList(items as WireValue[], objectArray);
    }
    case 'HashtableAst':
      return hashtable(ast);
    case 'UnaryExpressionAst':
      return ast.tokenKind === 'Minus' ? negated(literal(ast.child)) : undefined;
    default:
      return undefined;
  }
}
const constants: Record<string, WireValue> = { true: true, false: false, null: null };

function constant(value: NumberLiteral | string | true | null): WireValue | undefined {
  if (value === null || typeof value !== 'object') return value ?? undefined;
  if (value.type === 'Int32') return Number(value.value);
  if (value.type === 'Int64') return BigInt(value.value);
  const tag = numberTags[value.type];
  return tag === undefined || value.scale !== 0 ? undefined : new WireScalar(tag, String(value.value));
}

function negated(value: WireValue | undefined): WireValue | undefined {
  if (typeof value === 'number' || typeof value === 'bigint') return -value;
  return value instanceof WireScalar ? new WireScalar(value.tag, `-${value.text}`) : undefined;
}

function hashtable({ keyValuePairs }: HashtableAst): WireValue | undefined {
  const entries: [WireValue, WireValue][] = [];
  for (const [keyAst, valueAst] of keyValuePairs) {
    const key = literal(keyAst);
    const value = literal(expressionOf(valueAst));
    if (key === undefined || value === undefined) return undefined;
    entries.push([key, value]);
  }
  return wireDictionary(entries, hashtableTypes);
}

/** The expression that a hashtable's value is, where it is one alone. */
function expressionOf(statement: Ast): Ast {
  const ast = statement as AnyAst;
  if (ast.kind !== 'PipelineAst' || ast.pipelineElements.length !== 1) return statement;
  const element = ast.pipelineElements[0] as Ast as AnyAst;
  return element.kind === 'CommandExpressionAst' ? element.expression : statement;
}
