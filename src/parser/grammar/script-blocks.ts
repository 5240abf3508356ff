/** Script blocks: `using`, `param`, and either statements or named blocks (about_Script_Blocks, about_Functions_Advanced_Methods). */
import { after, before, nowhere, type Place, type Ranged } from '../ast/extent.js';
import {
  type BlockKind,
  NamedBlockAst,
  type ParamBlockAst,
  ScriptBlockAst,
  type StatementAst,
  type TrapStatementAst,
  UsingStatementAst,
} from '../ast/nodes.js';
import type { Token } from '../tokenizer/token.js';
import { TokenFlags as F, TokenKind as K, kindText } from '../tokenizer/token-kinds.js';
import { NONE, type Rule } from './parser-core.js';
import { Statements } from './statements.js';

type NamedBlocks = Record<BlockKind, NamedBlockAst | null>;

export abstract class ScriptBlocks extends Statements {
  protected override readonly scriptBlock: Rule<ScriptBlockAst, [opening: Token | null]> = this.RULE(
    'scriptBlock',
    (opening: Token | null): ScriptBlockAst => {
      const isFilter = this.isFilterBody;
      const firstStatement = this.firstStatement;
      this.isFilterBody = false;
      this.firstStatement = null;
      this.skipNewlines();
      const usings = opening === null || this.RECORDING_PHASE ? this.SUBRULE(this.usingStatements) : NONE;
      const restorePoint = this.tokenizer.restorePoint();
      const paramBlock = this.optionalParamBlock();
      if (paramBlock === null) this.resync(restorePoint);
      this.skipNewlinesAndSemicolons();
      const startsNamedBlock = (this.peek().flags & F.ScriptBlockBlockName) !== 0;
      return this.OR<ScriptBlockAst>({
        // The name of a block is also a word, as which a command could begin with it.
        IGNORE_AMBIGUITIES: true,
        DEF: [
          {
            GATE: () => startsNamedBlock,
            ALT: () => this.SUBRULE(this.namedBlocks, { ARGS: [opening, usings, paramBlock] }),
          },
          { ALT: () => this.unnamedBlock(opening, usings, paramBlock, isFilter, firstStatement) },
        ],
      });
    },
  );
  private readonly usingStatements: Rule<UsingStatementAst[]> = this.RULE('usingStatements', () => {
    const usings: UsingStatementAst[] = [];
    this.MANY(() => {
      const statement = this.SUBRULE(this.usingStatement);
      this.skipNewlinesAndSemicolons();
      if (statement instanceof UsingStatementAst) usings.push(statement);
    });
    if (this.peeked !== null) this.resync(this.peeked.start);
    return usings;
  });

  private unnamedBlock(
    opening: Token | null,
    usings: UsingStatementAst[],
    paramBlock: ParamBlockAst | null,
    isFilter: boolean,
    firstStatement: StatementAst | null,
  ): ScriptBlockAst {
    let statements: StatementAst[] = firstStatement === null ? NONE : [firstStatement];
    let traps: TrapStatementAst[] = NONE;
    let bodyExtent: Place | null = paramBlock;
    let end: Place | null = null;
    // A stray token ends the list of statements of a script, but not the script.
    while (end === null) {
      const list = this.SUBRULE(this.statementList);
      if (this.RECORDING_PHASE) {
        this.OPTION2(() => this.take(0, this.T.RCurly));
        break;
      }
      statements = statements.length === 0 ? list.statements : [...statements, ...list.statements];
      traps = traps.length === 0 ? list.traps : [...traps, ...list.traps];
      if (list.extent !== null) bodyExtent = this.extent((bodyExtent ?? list.extent).start, list.extent.end);
      const completed = this.completeBody(opening, bodyExtent);
      bodyExtent = completed.body;
      end = completed.whole;
    }
    const extent = end ?? nowhere(this.source);
    const kind = isFilter ? 'Process' : 'End';
    const block = new NamedBlockAst(bodyExtent ?? nowhere(this.source), kind, true, statements, traps);
    const [processBlock, endBlock] = isFilter ? [block, null] : [null, block];
    return new ScriptBlockAst(extent, usings, [], paramBlock, null, null, processBlock, endBlock, null);
  }

  /** Ends a block at its brace, or the script at its end; `whole` is null when something else comes next, which is skipped. */
  private completeBody(opening: Token | null, body: Place | null): { body: Place | null; whole: Place | null } {
    const next = this.peek();
    if (opening === null) {
      this.consumeToken();
      if (next.code === K.EndOfInput) return { body, whole: this.extent(0, this.source.text.length) };
      this.error(next, 'UnexpectedToken', next.text);
      return { body, whole: null };
    }
    if (next.code !== K.RCurly) {
      this.incompleteAt(opening, next, 'MissingEndCurlyBrace');
      return { body, whole: this.extent(opening.start, (body ?? opening).end) };
    }
    this.consumeToken();
    const whole = this.extent(opening.start, next.end);
    if (body !== null || this.source.columnOf(opening.end) === this.source.columnOf(next.start)) return { body, whole };
    return { body: this.extent(opening.end, before(next).end), whole };
  }

  private readonly namedBlocks: Rule<
    ScriptBlockAst,
    [opening: Token | null, usings: UsingStatementAst[], paramBlock: ParamBlockAst | null]
  > = this.RULE(
    'namedBlocks',
    (opening: Token | null, usings: UsingStatementAst[], paramBlock: ParamBlockAst | null): ScriptBlockAst => {
      const blocks: NamedBlocks = { Dynamicparam: null, Begin: null, Process: null, End: null, Clean: null };
      let start: Ranged | null = opening ?? paramBlock;
      let last: Ranged | null = null;
      this.MANY(() => {
        const { range, end } = this.SUBRULE(this.namedBlock, { ARGS: [blocks] });
        start ??= range;
        last = end;
        this.skipNewlinesAndSemicolons();
      });
      const next = this.peek();
      const body = this.extent((start as Ranged | null)?.start ?? 0, (last as Ranged | null)?.end ?? 0);
      let whole: Place | null;
      if (next.code === K.RCurly || next.code === K.EndOfInput) {
        ({ whole } = this.completeBody(opening, body));
      } else {
        if (opening === null) this.consumeToken();
        whole = opening === null ? null : body;
        this.error(next, 'MissingNamedBlocks', next.text);
      }
      const { Dynamicparam, Begin, Process, End, Clean } = blocks;
      const extent = whole ?? this.extent(0, this.source.text.length);
      return new ScriptBlockAst(extent, usings, [], paramBlock, Dynamicparam, Begin, Process, End, Clean);
    },
  );

  /** Reads one block into `blocks`; gives back its extent, and where it ends. */
  private readonly namedBlock: Rule<{ range: Ranged; end: Ranged }, [blocks: NamedBlocks]> = this.RULE(
    'namedBlock',
    (blocks: NamedBlocks) => {
      const keyword = this.take(0, this.T.BlockName);
      const body = this.expectBlock(0);
      const name = kindText(keyword.code);
      if (body === null) this.incomplete(after(keyword), 'MissingNamedStatementBlock', name);
      const end: Ranged = body ?? keyword;
      if (this.RECORDING_PHASE) return { range: end, end };
      const extent = this.extent(keyword.start, end.end);
      const kind = keyword.kind as BlockKind;
      if (blocks[kind] !== null) this.error(extent, 'DuplicateScriptCommandClause', name);
      else blocks[kind] = new NamedBlockAst(extent, kind, false, body?.statements ?? [], body?.traps ?? []);
      return { range: extent, end };
    },
  );
}
