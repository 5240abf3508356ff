/** `switch` with its flags and clauses (about_Switch). */

import { after, type Ranged, type ScriptExtent } from '../ast/extent.js';
import {
  type BrokenStatement,
  CommandExpressionAst,
  ErrorStatementAst,
  type ExpressionAst,
  PipelineAst,
  type StatementAst,
  type StatementBlockAst,
  type SwitchFlags,
  SwitchStatementAst,
} from '../ast/nodes.js';
import type { Token } from '../tokenizer/token.js';
import { TokenKind as K } from '../tokenizer/token-kinds.js';
import { ArgumentContext } from './arguments.js';
import { isParameterNamed, Loops } from './loops.js';
import type { Rule } from './parser-core.js';

/** A switch while it is read. */
interface SwitchInProgress {
  flags: SwitchFlags;
  condition: StatementAst | null;
  clauses: [test: ExpressionAst, body: StatementBlockAst][];
  defaultBlock: StatementBlockAst | null;
  /** What has been read, for the tree of a statement in error. */
  broken: BrokenStatement;
  last: Ranged;
  failed: boolean;
  /** It has been reported that the input is unfinished; what else is missing follows from that. */
  unfinished: boolean;
}

function noFlags(): SwitchFlags {
  return { regex: false, wildcard: false, exact: false, caseSensitive: false, parallel: false, file: false };
}

const FLAGS = ['regex', 'wildcard', 'exact', 'casesensitive', 'parallel', 'file'] as const;

function errorStatement(extent: ScriptExtent, broken: BrokenStatement): ErrorStatementAst {
  const files = [...broken.flags.values()].flatMap(({ file }) => file ?? []);
  return new ErrorStatementAst(extent, [...files, ...broken.conditions, ...broken.bodies], broken);
}

export abstract class Switch extends Loops {
  protected readonly switchStatement: Rule<StatementAst, [label: Token | null]> = this.RULE(
    'switchStatement',
    (label: Token | null): StatementAst => {
      const keyword = this.take(0, this.T.Switch);
      const { start } = label ?? keyword;
      const state: SwitchInProgress = {
        flags: noFlags(),
        condition: null,
        clauses: [],
        defaultBlock: null,
        broken: { keyword, flags: new Map(), conditions: [], bodies: [] },
        last: label ?? keyword,
        failed: false,
        unfinished: false,
      };
      this.skipNewlines();
      this.MANY(() => this.SUBRULE(this.switchFlag, { ARGS: [state] }));
      this.switchCondition(state);
      this.skipNewlines();
      const opening = this.expect(0, this.T.LCurly);
      let closing: Token | null = null;
      if (opening === null) {
        if (!state.unfinished) this.failSwitch(state, 'MissingCurlyBraceInSwitchStatement');
      } else {
        state.last = opening;
        closing = this.SUBRULE(this.switchClauses, { ARGS: [state, opening] });
      }
      if (state.failed) return errorStatement(this.extent(start, state.last.end), state.broken);
      const { condition, flags, clauses, defaultBlock } = state;
      const extent = this.extent(start, (closing ?? state.last).end);
      return new SwitchStatementAst(extent, label?.value ?? null, condition, flags, clauses, defaultBlock);
    },
  );

  private failSwitch(state: SwitchInProgress, id: Parameters<typeof this.incomplete>[1]): void {
    state.failed = true;
    state.unfinished = this.incomplete(after(state.last), id);
  }

  private readonly switchFlag: Rule<void, [state: SwitchInProgress]> = this.RULE(
    'switchFlag',
    (state: SwitchInProgress): void => {
      const parameter = this.take(0, this.T.Parameter);
      if (this.RECORDING_PHASE) {
        this.optionalArgument(0, ArgumentContext.FileName);
        return;
      }
      state.last = parameter;
      const { flags, broken } = state;
      const name = FLAGS.find((flag) => isParameterNamed(parameter, flag));
      if (name !== undefined && !broken.flags.has(name)) broken.flags.set(name, { parameter, file: null });
      if (name === 'regex') {
        flags.regex = true;
        flags.wildcard = false;
      } else if (name === 'wildcard') {
        flags.wildcard = true;
        flags.regex = false;
      } else if (name === 'exact') {
        flags.regex = false;
        flags.wildcard = false;
      } else if (name === 'casesensitive') {
        flags.caseSensitive = true;
      } else if (name === 'parallel') {
        flags.parallel = true;
      } else if (name === 'file') {
        flags.file = true;
        this.switchFile(state);
      } else {
        state.failed = true;
        this.error(parameter, 'InvalidSwitchFlag', parameter.value);
      }
      this.peek();
    },
  );

  private switchFile(state: SwitchInProgress): void {
    this.skipNewlines();
    const file = this.optionalArgument(0, ArgumentContext.FileName);
    if (file === null) {
      this.failSwitch(state, 'MissingFilenameOption');
      return;
    }
    state.last = file;
    state.condition = new PipelineAst(file, [new CommandExpressionAst(file, file, [])], false);
    const flag = state.broken.flags.get('file');
    if (flag !== undefined) flag.file = state.condition;
  }

  private switchCondition(state: SwitchInProgress): void {
    const opening = this.OPTION(() => this.take(0, this.T.LParen));
    if (opening === undefined) {
      if (state.condition === null && !state.flags.file) this.failSwitch(state, 'PipelineValueRequired');
      return;
    }
    state.last = opening;
    if (state.flags.file) {
      state.failed = true;
      this.error(opening, 'PipelineValueRequired');
    }
    this.skipNewlines();
    state.condition = this.optionalPipelineChain(1);
    if (state.condition === null) {
      this.failSwitch(state, 'PipelineValueRequired');
    } else {
      state.broken.conditions.push(state.condition);
      state.last = this.RECORDING_PHASE ? opening : state.condition;
    }
    this.skipNewlines();
    const closing = this.expect(0, this.T.RParen);
    if (closing !== null) state.last = closing;
    else if (!state.unfinished) this.failSwitch(state, 'MissingEndParenthesisInSwitchStatement');
  }

  /** The clauses up to the closing brace, which is given back; null when it is missing. */
  private readonly switchClauses: Rule<Token | null, [state: SwitchInProgress, opening: Token]> = this.RULE(
    'switchClauses',
    (state: SwitchInProgress, opening: Token): Token | null => {
      let ended = false;
      this.skipNewlines();
      // The first clause is missed even where the braces are empty.
      let first = true;
      this.MANY({
        GATE: () => !ended && (first || this.peek().code !== K.RCurly),
        DEF: () => {
          first = false;
          this.SUBRULE(this.switchClause, { ARGS: [state] });
          this.skipNewlinesAndSemicolons();
          if (this.peek().code === K.EndOfInput) ended = true;
        },
      });
      const closing = this.expect(0, this.T.RCurly);
      if (this.RECORDING_PHASE) return closing;
      if (first || (closing === null && this.peek().code !== K.EndOfInput)) {
        state.failed = true;
        this.incomplete(after(state.last), 'MissingSwitchConditionExpression');
      } else if (closing === null && !state.unfinished) {
        state.failed = true;
        this.incompleteAt(opening, this.peek(), 'MissingEndCurlyBrace');
      }
      return closing;
    },
  );

  private readonly switchClause: Rule<void, [state: SwitchInProgress]> = this.RULE(
    'switchClause',
    (state: SwitchInProgress): void => {
      const isDefault = this.peek().code === K.Default;
      const test =
        isDefault && !this.RECORDING_PHASE
          ? this.bareWord(this.takeAny())
          : this.SUBRULE(this.argument, { ARGS: [ArgumentContext.SwitchCondition] });
      if (this.RECORDING_PHASE) {
        this.expectBlock(0);
        return;
      }
      state.broken.bodies.push(test);
      state.last = test;
      const body = this.expectBlock(0);
      if (body === null) {
        this.failSwitch(state, 'MissingSwitchStatementClause');
        return;
      }
      state.broken.bodies.push(body);
      state.last = body;
      if (!isDefault) {
        state.clauses.push([test, body]);
        return;
      }
      if (state.defaultBlock !== null) {
        state.failed = true;
        this.error(test, 'MultipleSwitchDefaultClauses');
      }
      state.defaultBlock = body;
    },
  );
}
