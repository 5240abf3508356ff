/** What a `data` section may hold: constants, and a few commands (about_Data_Sections). */
import type { Ranged } from '../ast/extent.js';
import type * as A from '../ast/nodes.js';
import { isAllowedInDataSection, typeFullName } from '../ast/type-names.js';
import { forEachChild } from '../ast/visitor.js';
import type { ParseErrorId } from '../messages.js';
import { type ParseError, ParseErrorList } from '../parse-error.js';
import { fold } from '../tokenizer/characters.js';
import { TokenFlags as F, hasTrait, TokenKind as K, kindText, type TokenKindName } from '../tokenizer/token-kinds.js';
import type { Checker } from './checker.js';

/** What a script may name in restricted language. */
export interface RestrictedLanguage {
  /** Null when they are worked out at run time, and so is the check. */
  commands: readonly string[] | null;
  /** Besides those that are always allowed; null for any. */
  variables?: readonly string[] | null;
  environment?: boolean;
}

const VARIABLES = ['PSCulture', 'PSUICulture', 'true', 'false', 'null'];
const COMMANDS = ['convertfrom-stringdata'];

/** Classes that are not allowed at all. */
const FORBIDDEN: Readonly<Record<string, ParseErrorId>> = {
  ScriptBlockAst: 'ScriptBlockNotSupportedInDataSection',
  ScriptBlockExpressionAst: 'ScriptBlockNotSupportedInDataSection',
  ParamBlockAst: 'ParameterDeclarationNotSupportedInDataSection',
  AttributeAst: 'AttributeNotSupportedInDataSection',
  AttributedExpressionAst: 'AttributeNotSupportedInDataSection',
  FunctionDefinitionAst: 'FunctionDeclarationNotSupportedInDataSection',
  TrapStatementAst: 'TrapStatementNotSupportedInDataSection',
  SwitchStatementAst: 'SwitchStatementNotSupportedInDataSection',
  DataStatementAst: 'DataSectionStatementNotSupportedInDataSection',
  ForEachStatementAst: 'ForeachStatementNotSupportedInDataSection',
  DoWhileStatementAst: 'DoWhileStatementNotSupportedInDataSection',
  DoUntilStatementAst: 'DoWhileStatementNotSupportedInDataSection',
  ForStatementAst: 'ForWhileStatementNotSupportedInDataSection',
  WhileStatementAst: 'ForWhileStatementNotSupportedInDataSection',
  TryStatementAst: 'TryStatementNotSupportedInDataSection',
  BreakStatementAst: 'FlowControlStatementNotSupportedInDataSection',
  ContinueStatementAst: 'FlowControlStatementNotSupportedInDataSection',
  ReturnStatementAst: 'FlowControlStatementNotSupportedInDataSection',
  ExitStatementAst: 'FlowControlStatementNotSupportedInDataSection',
  ThrowStatementAst: 'FlowControlStatementNotSupportedInDataSection',
  AssignmentStatementAst: 'AssignmentStatementNotSupportedInDataSection',
  MergingRedirectionAst: 'RedirectionNotSupportedInDataSection',
  FileRedirectionAst: 'RedirectionNotSupportedInDataSection',
  MemberExpressionAst: 'PropertyReferenceNotSupportedInDataSection',
  InvokeMemberExpressionAst: 'MethodCallNotSupportedInDataSection',
  IndexExpressionAst: 'ArrayReferenceNotSupportedInDataSection',
  BlockStatementAst: 'ParallelAndSequenceBlockNotSupportedInDataSection',
};

/** Where errors go. */
type Report = Pick<Checker, 'error'>;

export function checkDataStatement({ commandsAllowed, body }: A.DataStatementAst, checker: Checker): void {
  const constant = commandsAllowed.every(({ kind }) => kind === 'StringConstantExpressionAst');
  const given = commandsAllowed.map((command) => fold((command as A.StringConstantExpressionAst).value ?? ''));
  checkTree(body, { commands: constant ? [...COMMANDS, ...given] : null }, checker);
}

/** ScriptBlock.CheckRestrictedLanguage: what a script has that is not allowed in restricted language. */
export function restrictedLanguageErrors(script: A.ScriptBlockAst, allowed: RestrictedLanguage): ParseError[] {
  const { paramBlock, beginBlock, processBlock, cleanBlock, endBlock, extent } = script;
  const list = new ParseErrorList(extent.source);
  const report: Report = {
    error: (range, id, ...args) => list.add(range.start, range.end, false, id, args),
  };
  const wrong = beginBlock ?? processBlock ?? paramBlock ?? cleanBlock;
  if (wrong !== null) report.error(wrong, 'InvalidScriptBlockInDataSection');
  const folded = { ...allowed, commands: allowed.commands?.map(fold) ?? null };
  if (endBlock !== null) forEachChild(endBlock, (child) => checkTree(child, folded, report));
  return list.errors;
}

function checkTree(ast: A.Ast, allowed: RestrictedLanguage, report: Report): void {
  checkNode(ast, allowed, report);
  forEachChild(ast, (child) => checkTree(child, allowed, report));
}

function checkNode(ast: A.Ast, allowed: RestrictedLanguage, checker: Report): void {
  const forbidden = FORBIDDEN[ast.kind];
  if (forbidden !== undefined) {
    checker.error(ast, forbidden);
    return;
  }
  const node = ast as A.AnyAst;
  switch (node.kind) {
    case 'CommandAst':
      checkCommand(node, allowed.commands, checker);
      break;
    case 'BinaryExpressionAst':
      checkOperator(node.operator, node.errorPosition, checker);
      break;
    case 'UnaryExpressionAst':
      checkOperator(node.tokenKind, node, checker);
      break;
    case 'TypeConstraintAst':
    case 'TypeExpressionAst':
      if (!isAllowedInDataSection(node.typeName)) {
        checker.error(node, 'TypeNotAllowedInDataSection', typeFullName(node.typeName));
      }
      break;
    case 'VariableExpressionAst':
      checkVariable(node, allowed, checker);
      break;
  }
}

function checkVariable(variable: A.VariableExpressionAst, allowed: RestrictedLanguage, checker: Report): void {
  const { variables = [], environment = false } = allowed;
  const name = fold(variable.variablePath);
  if (variables === null || (environment && name.startsWith('env:'))) return;
  const all = [...VARIABLES, ...variables];
  if (all.some((one) => fold(one) === name)) return;
  const shown = all.map((one) => `$${one}`).join(', ');
  checker.error(variable, 'VariableReferenceNotSupportedInDataSection', shown);
}

function checkOperator(operator: string, range: Ranged, checker: Report): void {
  const kind = K[operator as TokenKindName];
  if (!hasTrait(kind, F.DisallowedInRestrictedMode)) return;
  checker.error(range, 'OperatorNotSupportedInDataSection', kindText(kind));
}

function checkCommand(command: A.CommandAst, allowed: readonly string[] | null, checker: Report): void {
  const { invocationOperator, commandElements, extent } = command;
  if (invocationOperator === 'Dot') {
    checker.error(extent, 'DotSourcingNotSupportedInDataSection');
    return;
  }
  if (allowed === null) return;
  const name = commandElements[0] as A.ExpressionAst;
  if (name.kind !== 'StringConstantExpressionAst') {
    if (invocationOperator === 'Ampersand') checker.error(extent, 'OperatorNotSupportedInDataSection', '&');
    else checker.error(extent, 'CmdletNotInAllowedListForDataSection', extent.text);
    return;
  }
  const { value } = name as A.StringConstantExpressionAst;
  if (!allowed.includes(fold(value))) checker.error(extent, 'CmdletNotInAllowedListForDataSection', value);
}
