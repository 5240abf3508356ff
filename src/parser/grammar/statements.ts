/** Which statement a keyword begins; and the short ones: flow of control, labels, blocks, data (about_Language_Keywords). */

import type { ScriptExtent } from '../ast/extent.js';
import { after, type Ranged } from '../ast/extent.js';
import {
  type AttributeBaseAst,
  BlockStatementAst,
  BreakStatementAst,
  ContinueStatementAst,
  DataStatementAst,
  ErrorStatementAst,
  ExitStatementAst,
  type ExpressionAst,
  ReturnStatementAst,
  type StatementAst,
  type StringConstantExpressionAst,
  ThrowStatementAst,
} from '../ast/nodes.js';
import { isConstant } from '../checks/constants.js';
import type { Token } from '../tokenizer/token.js';
import { TokenKind as K, kindText } from '../tokenizer/token-kinds.js';
import { ArgumentContext } from './arguments.js';
import { isParameterNamed } from './loops.js';
import type { Rule } from './parser-core.js';
import { Types } from './types.js';

const DSC_MISSING =
  'System.IO.DirectoryNotFoundException: Unable to find DSC schema store at /etc/opt/omi/conf/dsc/configuration. ' +
  'Please ensure PS DSC for Linux is installed.';

export abstract class Statements extends Types {
  /** Null when no statement begins here. */
  protected override readonly statement: Rule<StatementAst | null> = this.RULE('statement', () => {
    let attributes: AttributeBaseAst[] | null = null;
    if (!this.RECORDING_PHASE) {
      const first = this.peek();
      if (first.code === K.Generic) attributes = this.leadingAttributes(first);
    }
    this.attributes = attributes;
    return this.OR((this.#alternatives ??= this.statementAlternatives()));
  });
  private attributes: AttributeBaseAst[] | null = null;
  #alternatives: ReturnType<Statements['statementAlternatives']> | undefined;

  private statementAlternatives() {
    const alternatives: { GATE?: () => boolean; ALT: () => StatementAst | null }[] = [
      { ALT: () => this.SUBRULE(this.ifStatement) },
      { ALT: () => this.SUBRULE(this.foreachStatement, { ARGS: [null] }) },
      { ALT: () => this.SUBRULE(this.functionDefinition) },
      { ALT: () => this.SUBRULE(this.returnStatement) },
      { ALT: () => this.SUBRULE(this.tryStatement) },
      { ALT: () => this.SUBRULE(this.forStatement, { ARGS: [null] }) },
      { ALT: () => this.SUBRULE(this.whileStatement, { ARGS: [null] }) },
      { ALT: () => this.SUBRULE(this.doStatement, { ARGS: [null] }) },
      { ALT: () => this.SUBRULE(this.switchStatement, { ARGS: [null] }) },
      { ALT: () => this.SUBRULE(this.throwStatement) },
      { ALT: () => this.SUBRULE(this.breakStatement) },
      { ALT: () => this.SUBRULE(this.continueStatement) },
      { ALT: () => this.SUBRULE(this.exitStatement) },
      { ALT: () => this.SUBRULE(this.trapStatement) },
      { ALT: () => this.SUBRULE(this.classDefinition, { ARGS: [this.attributes] }) },
      { ALT: () => this.SUBRULE(this.enumDefinition, { ARGS: [this.attributes] }) },
      { ALT: () => this.SUBRULE(this.dataStatement) },
      { ALT: () => this.SUBRULE(this.labeledStatement) },
      { ALT: () => this.SUBRULE(this.blockStatement) },
      { ALT: () => this.SUBRULE(this.configuration) },
      { ALT: () => this.reservedKeyword() },
      { ALT: () => this.misplacedUsing() },
      { GATE: () => this.hasErrors, ALT: () => this.statementBehindClause() },
      { ALT: () => this.SUBRULE(this.pipelineChain) },
    ];
    // Any keyword is also a word, as which a pipeline could begin with it: what comes first wins.
    return { IGNORE_AMBIGUITIES: true, DEF: alternatives };
  }

  /** After an error, the keyword of a clause is taken for what is left of a broken statement. */
  private statementBehindClause(): StatementAst | null {
    this.take(0, this.T.ClauseKeyword);
    this.skipNewlines();
    return this.OPTION(() => this.SUBRULE(this.statement)) ?? null;
  }

  private reservedKeyword(): StatementAst {
    const keyword = this.take(0, this.T.ReservedKeyword);
    this.error(keyword, 'ReservedKeywordNotAllowed', kindText(keyword.code));
    return new ErrorStatementAst(this.extentOf(keyword), []);
  }

  private misplacedUsing(): StatementAst {
    const statement = this.SUBRULE(this.usingStatement);
    if (!this.RECORDING_PHASE) this.error(statement, 'UsingMustBeAtStartOfScript');
    return statement;
  }

  /** Desired State Configuration needs schemas that are not there; PowerShell on Linux says so, too. */
  private readonly configuration: Rule<StatementAst | null> = this.RULE('configuration', () => {
    const keyword = this.take(0, this.T.Configuration);
    this.skipNewlines();
    const name = this.peek();
    if (name.code === K.LCurly && !this.RECORDING_PHASE) {
      this.error(after(keyword), 'MissingConfigurationName');
      this.scriptBlockExpression(this.take(0, this.T.LCurly));
      return null;
    }
    if (!this.RECORDING_PHASE && (name.code === K.EndOfInput || name.code === K.Comma)) {
      this.incomplete(after(name), 'MissingConfigurationName');
      return null;
    }
    const value = this.optionalArgument(0, ArgumentContext.Argument);
    if (this.RECORDING_PHASE) return null;
    this.configurationName(value, name);
    this.error(name, 'ParserError', DSC_MISSING);
    this.peeked = null;
    return null;
  });

  private configurationName(name: ExpressionAst | null, first: Token): void {
    if (name === null) {
      this.error(after(first), 'ParameterRequiresArgument', first.text);
      this.incomplete(first, 'MissingConfigurationName');
      return;
    }
    if (!isConstant(name, 'other')) return;
    const value = name.kind === 'StringConstantExpressionAst' ? (name as StringConstantExpressionAst).value : '';
    if (!/^[A-Za-z][A-Za-z0-9_./-]*$/.test(value)) this.error(name, 'InvalidConfigurationName', value);
  }

  private readonly labeledStatement: Rule<StatementAst | null> = this.RULE('labeledStatement', () => {
    const label = this.take(0, this.T.Label);
    this.skipNewlines();
    if (this.isMissing(K.Switch, K.Foreach, K.For, K.While, K.Do)) {
      // No loop: the label is the name of a command.
      this.resync(label.start);
      return this.SUBRULE(this.pipelineChain);
    }
    return this.OR<StatementAst | null>([
      { ALT: () => this.SUBRULE(this.switchStatement, { ARGS: [label] }) },
      { ALT: () => this.SUBRULE(this.foreachStatement, { ARGS: [label] }) },
      { ALT: () => this.SUBRULE(this.forStatement, { ARGS: [label] }) },
      { ALT: () => this.SUBRULE(this.whileStatement, { ARGS: [label] }) },
      { ALT: () => this.SUBRULE(this.doStatement, { ARGS: [label] }) },
    ]);
  });

  private readonly returnStatement: Rule<StatementAst> = this.RULE('returnStatement', () => {
    const keyword = this.take(0, this.T.Return);
    const pipeline = this.optionalPipelineChain(0);
    return new ReturnStatementAst(this.withOptional(keyword, pipeline), pipeline);
  });

  private readonly throwStatement: Rule<StatementAst> = this.RULE('throwStatement', () => {
    const keyword = this.take(0, this.T.Throw);
    const pipeline = this.optionalPipelineChain(0);
    return new ThrowStatementAst(this.withOptional(keyword, pipeline), pipeline);
  });

  private readonly exitStatement: Rule<StatementAst> = this.RULE('exitStatement', () => {
    const keyword = this.take(0, this.T.Exit);
    const pipeline = this.optionalPipelineChain(0);
    return new ExitStatementAst(this.withOptional(keyword, pipeline), pipeline);
  });

  private readonly breakStatement: Rule<StatementAst> = this.RULE('breakStatement', () => {
    const keyword = this.take(0, this.T.Break);
    const label = this.optionalLabelOrKey(0);
    return new BreakStatementAst(this.withOptional(keyword, label), label);
  });

  private readonly continueStatement: Rule<StatementAst> = this.RULE('continueStatement', () => {
    const keyword = this.take(0, this.T.Continue);
    const label = this.optionalLabelOrKey(0);
    return new ContinueStatementAst(this.withOptional(keyword, label), label);
  });

  private withOptional(keyword: Ranged, rest: StatementAst | ExpressionAst | null): ScriptExtent {
    return rest === null ? this.extentOf(keyword) : this.extentFrom(keyword, rest);
  }

  /** `parallel` and `sequence`, of workflows. */
  private readonly blockStatement: Rule<StatementAst> = this.RULE('blockStatement', () => {
    const keyword = this.take(0, this.T.ParallelKeyword);
    const body = this.expectBlock(0);
    if (body !== null) return new BlockStatementAst(this.extentFrom(keyword, body), keyword.text, body);
    this.incomplete(after(keyword), 'MissingStatementAfterKeyword', keyword.text);
    return new ErrorStatementAst(this.extentOf(keyword), []);
  });

  private readonly dataStatement: Rule<StatementAst> = this.RULE('dataStatement', () => {
    const keyword = this.take(0, this.T.Data);
    this.skipNewlines();
    const name = this.optionalName(0);
    this.skipNewlines();
    const commands: ExpressionAst[] = [];
    let failedAt: Ranged | null = null;
    const flag = this.OPTION1(() => {
      const parameter = this.take(0, this.T.Parameter);
      failedAt = this.supportedCommands(parameter, commands);
      return parameter;
    });
    const body = failedAt === null ? this.expectBlock(0) : null;
    if (body === null && failedAt === null) {
      const last = flag === undefined ? (name ?? keyword) : (commands.at(-1) ?? flag);
      failedAt = last;
      this.incomplete(after(last), 'MissingStatementBlockForDataSection');
    }
    if (body === null) {
      const extent = this.extent(keyword.start, (failedAt ?? keyword).end);
      return new ErrorStatementAst(extent, commands);
    }
    return new DataStatementAst(this.extentFrom(keyword, body), name?.text ?? null, commands, body);
  });

  /** The list behind `-SupportedCommand`; gives back where it failed, or null. */
  private supportedCommands(parameter: Ranged & { value: string }, commands: ExpressionAst[]): Ranged | null {
    let failedAt: Ranged | null = null;
    let missing = false;
    if (!this.RECORDING_PHASE && !isParameterNamed(parameter, 'supportedcommand')) {
      failedAt = parameter;
      this.error(parameter, 'InvalidParameterForDataSectionStatement', parameter.value);
    }
    const read = (occurrence: number, before: Ranged): void => {
      this.skipNewlines();
      const command = this.optionalArgument(occurrence, ArgumentContext.CommandName);
      if (command !== null) {
        commands.push(command);
        return;
      }
      if (failedAt === null) this.incomplete(after(before), 'MissingValueForSupportedCommandInDataSectionStatement');
      failedAt = before;
      missing = true;
    };
    read(2, parameter);
    this.MANY({ GATE: () => !missing, DEF: () => read(3, this.take(0, this.T.Comma)) });
    return failedAt;
  }
}
