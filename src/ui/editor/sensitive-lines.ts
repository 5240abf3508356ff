/**
 * Which lines are kept out of the history file, by PSReadLine's rules: a line that speaks of passwords, tokens, keys or secrets,
 * unless its syntax tree shows that it only names where one is to be had.
 */
import {
  AssignmentStatementAst,
  type Ast,
  CommandAst,
  CommandExpressionAst,
  CommandParameterAst,
  ExpressionAst,
  findAll,
  linkParents,
  MemberExpressionAst,
  ParenExpressionAst,
  PipelineAst,
  parse,
  StringConstantExpressionAst,
  VariableExpressionAst,
} from '../../parser/index.js';
import { fold } from './text.js';

const suspicious = /password|asplaintext|token|apikey|secret/gi;

/** Commands whose whole text is harmless. */
const secretCommands = new Set(
  [
    'Get-Secret',
    'Get-SecretInfo',
    'Get-SecretVault',
    'Register-SecretVault',
    'Remove-Secret',
    'Set-SecretInfo',
    'Set-SecretVaultDefault',
    'Test-SecretVault',
    'Unlock-SecretVault',
    'Unregister-SecretVault',
    'Get-AzAccessToken',
  ].map(fold),
);
/** Native commands that fetch a secret: command, first and second argument. */
const fetchingCommands: readonly (readonly [RegExp, RegExp, RegExp])[] = [
  [/^gcloud$/i, /^auth$/i, /^print-access-token$/i],
  [/^az$/i, /^account$/i, /^get-access-token$/i],
  [/^kubectl$/i, /^(get|describe)$/i, /^secrets?$/i],
];

export function isSensitive(line: string): boolean {
  const matches = [...line.matchAll(suspicious)];
  if (matches.length === 0) return false;
  const { ast, errors } = parse(line);
  if (errors.length > 0) return true;
  linkParents(ast);
  let harmlessUntil = 0;
  for (const match of matches) {
    if (match.index < harmlessUntil) continue;
    const end = match.index + match[0].length;
    const around = findAll(ast, ({ extent }) => extent.start <= match.index && extent.end >= end, true);
    const verdict = harmlessEnd(around.at(-1)!, end);
    if (verdict === null) return true;
    harmlessUntil = verdict;
  }
  return false;
}

/** Up to which offset a suspicious word, ending at `end`, is harmless by the innermost node around it; null when it is not. */
function harmlessEnd(node: Ast, end: number): number | null {
  if (node instanceof VariableExpressionAst) {
    const value = assignedValue(node);
    return value === null || isGivenByCommand(value) ? end : null;
  }
  if (node instanceof StringConstantExpressionAst) {
    const command = fetchingCommand(node);
    if (command) return command.extent.end;
    return isHarmlessMember(node) ? end : null;
  }
  return node instanceof CommandParameterAst ? harmlessParameterEnd(node, end) : null;
}

/** What is assigned to the expression that the node is part of; null when nothing is. */
function assignedValue(node: Ast): Ast | null {
  for (let inner = node; inner.parent; inner = inner.parent) {
    const { parent } = inner;
    if (parent instanceof AssignmentStatementAst) return parent.left === inner ? parent.right : null;
  }
  return null;
}

const isGivenByCommand = (value: Ast): boolean =>
  value instanceof PipelineAst ||
  (value instanceof CommandExpressionAst && value.expression instanceof MemberExpressionAst);

/** The command that the word is the name of, or the third word of, when it is one of those that are harmless as a whole. */
function fetchingCommand(word: StringConstantExpressionAst): CommandAst | null {
  const command = word.parent;
  if (!(command instanceof CommandAst)) return null;
  const words = command.commandElements.slice(0, 3);
  if (words[0] === word && secretCommands.has(fold(word.value))) return command;
  const texts = words.map((element) => (element instanceof StringConstantExpressionAst ? element.value : ''));
  const isFetch =
    words[2] === word && fetchingCommands.some((pattern) => pattern.every((part, i) => part.test(texts[i]!)));
  return isFetch ? command : null;
}

/** A member that is read, or that a command or a variable is assigned to. */
function isHarmlessMember(name: Ast): boolean {
  const member = name.parent;
  if (!(member instanceof MemberExpressionAst)) return false;
  const value = assignedValue(member);
  if (value === null || value instanceof PipelineAst) return true;
  return value instanceof CommandExpressionAst && value.expression instanceof VariableExpressionAst;
}

function harmlessParameterEnd(parameter: CommandParameterAst, end: number): number | null {
  if (fold(parameter.parameterName) === 'ASPLAINTEXT') return null;
  const argument = parameter.argument ?? argumentBehind(parameter);
  if (argument === null) return end;
  if (argument instanceof VariableExpressionAst) return argument.extent.end;
  const isCommand =
    argument instanceof ParenExpressionAst &&
    argument.pipeline instanceof PipelineAst &&
    !(argument.pipeline.pipelineElements[0] instanceof CommandExpressionAst);
  return isCommand ? end : null;
}

function argumentBehind(parameter: CommandParameterAst): Ast | null {
  const command = parameter.parent as CommandAst;
  const next = command.commandElements[command.commandElements.indexOf(parameter) + 1];
  return next instanceof ExpressionAst ? next : null;
}
