/** The whole grammar, and its way in. Each chapter is a class that builds on the one before; this is the last. */
import type { ScriptSource } from '../ast/extent.js';
import type { CommandAst, ScriptBlockAst } from '../ast/nodes.js';
import type { ParseErrorList } from '../parse-error.js';
import { type Token, UnscannedSubExpression } from '../tokenizer/token.js';
import { Mode } from '../tokenizer/tokenizer.js';
import { LOOKAHEAD } from './lookahead.generated.js';
import type { Lookahead } from './parser-core.js';
import { ScriptBlocks } from './script-blocks.js';

export interface ParsedScript {
  ast: ScriptBlockAst;
  errors: ParseErrorList;
  /** A class or enum is defined somewhere. */
  hasTypes: boolean;
  /** The `#requires` lines, as commands. */
  requires: CommandAst[];
  /** Null unless they were asked for. */
  tokens: Token[] | null;
}

export class PowerShellParser extends ScriptBlocks {
  constructor(lookahead: Lookahead = LOOKAHEAD) {
    super(lookahead);
    this.finishGrammar(lookahead);
  }

  /** Parses a script. Saving the tokens costs time and room, so it is done only when asked for. */
  parseScript(source: ScriptSource, saveTokens: boolean): ParsedScript {
    this.start(source);
    const { tokenizer } = this;
    if (saveTokens) tokenizer.saved = [];
    const ast = this.parseWithinStack();
    const { saved } = tokenizer;
    tokenizer.saved = null;
    const requires = tokenizer.requires.map((line) => this.requiresLine(line)).filter((command) => command !== null);
    return { ast, errors: tokenizer.errorList, hasTypes: this.hasTypes, requires, tokens: saved };
  }

  /** The commented command of a `#requires` line. */
  private requiresLine({ start, end }: Token): CommandAst | null {
    const text = this.source.text.slice(start + 1, end);
    const state = this.tokenizer.startNestedScan(new UnscannedSubExpression(start + 1, end, text, null, false));
    this.peeked = null;
    this.tokenizer.mode = Mode.Command;
    const command = this.command();
    this.tokenizer.finishNestedScan(state);
    return command;
  }

  /** Text that is nested too deeply is reported, like any other error. */
  private parseWithinStack(): ScriptBlockAst {
    try {
      return this.scriptBlock(null);
    } catch (error) {
      if (!(error instanceof RangeError)) throw error;
      const { start, end, errorList } = this.tokenizer;
      errorList.add(start, end, false, 'ScriptTooComplicated', []);
      this.start(this.source);
      this.tokenizer.text = '';
      this.tokenizer.length = 0;
      const ast = this.scriptBlock(null);
      this.tokenizer.errorList.errors.push(...errorList.errors);
      return ast;
    }
  }
}
