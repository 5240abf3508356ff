/** The whole grammar, and its way in. Each chapter is a class that builds on the one before; this is the last. */
import type { ScriptSource } from '../ast/extent.js';
import type { ScriptBlockAst } from '../ast/nodes.js';
import type { ParseError } from '../parse-error.js';
import type { Token } from '../tokenizer/token.js';
import { LOOKAHEAD } from './lookahead.generated.js';
import type { Lookahead } from './parser-core.js';
import { ScriptBlocks } from './script-blocks.js';

export interface ParsedScript {
  ast: ScriptBlockAst;
  errors: ParseError[];
  requires: Token[];
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
    if (saveTokens) this.tokenizer.saved = [];
    const ast = this.scriptBlock(null);
    const { errorList, requires, saved } = this.tokenizer;
    return { ast, errors: errorList.errors, requires, tokens: saved };
  }
}
