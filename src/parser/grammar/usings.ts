/** `using namespace`, `using module`, `using assembly` (about_Using). */

import { after, type Ranged } from '../ast/extent.js';
import {
  type Ast,
  ErrorStatementAst,
  HashtableAst,
  type StatementAst,
  StringConstantExpressionAst,
  UsingStatementAst,
} from '../ast/nodes.js';
import type { Token } from '../tokenizer/token.js';
import { TokenKind as K } from '../tokenizer/token-kinds.js';
import { Functions } from './functions.js';
import type { Rule } from './parser-core.js';

type UsingKind = UsingStatementAst['usingStatementKind'];

/** What may be used, and whether an alias may or must be given with `= `. */
const DIRECTIVES: Partial<Record<K, { kind: UsingKind; alias: 'none' | 'allowed' | 'required' }>> = {
  [K.Namespace]: { kind: 'Namespace', alias: 'allowed' },
  [K.Module]: { kind: 'Module', alias: 'allowed' },
  [K.Assembly]: { kind: 'Assembly', alias: 'none' },
  [K.Type]: { kind: 'Type', alias: 'required' },
  [K.Command]: { kind: 'Command', alias: 'required' },
};

export abstract class Usings extends Functions {
  protected readonly usingStatement: Rule<StatementAst> = this.RULE('usingStatement', () => {
    const keyword = this.take(0, this.T.Using);
    const directive = this.peek();
    const { kind, alias } = DIRECTIVES[directive.code] ?? { kind: null, alias: 'none' };
    if (kind === null && !this.RECORDING_PHASE) {
      this.incomplete(after(keyword), 'MissingUsingStatementDirective');
      return new ErrorStatementAst(this.extentOf(keyword), []);
    }
    this.take(0, this.T.Word);
    const itemToken = this.peek();
    if (isEnd(itemToken.code) || itemToken.code === K.Comma) {
      if (!this.RECORDING_PHASE) {
        this.consumeToken();
        this.incomplete(after(directive), 'MissingUsingItemName');
        return new ErrorStatementAst(this.extent(keyword.start, directive.end), []);
      }
    }
    const item = this.OPTION(() => this.SUBRULE(this.argumentList)) ?? null;
    if (item === null) {
      this.error(itemToken, 'InvalidValueForUsingItemName', itemToken.text);
      this.syncOnError(true, K.Semi, K.NewLine);
      return new ErrorStatementAst(this.extent(keyword.start, itemToken.end), []);
    }
    const name = item instanceof StringConstantExpressionAst ? item : null;
    const module = kind === 'Module' && item instanceof HashtableAst ? item : null;
    if (name === null && module === null && !this.RECORDING_PHASE) {
      this.error(item, 'InvalidValueForUsingItemName', item.extent.text);
      return new ErrorStatementAst(this.extentFrom(keyword, item), []);
    }
    if (alias !== 'none' || this.RECORDING_PHASE) {
      const equals = module === null ? this.OPTION1(() => this.take(0, this.T.Equals)) : undefined;
      if (equals !== undefined) return this.usingAlias(keyword, kind ?? 'Module', item, equals);
      if (alias === 'required') {
        this.incomplete(after(itemToken), 'MissingEqualsInUsingAlias');
        return new ErrorStatementAst(this.extentFrom(keyword, item), [item]);
      }
    }
    this.expectTerminator();
    if (kind === 'Assembly' && name !== null) this.checkAssembly(name);
    return new UsingStatementAst(this.extentFrom(keyword, item), kind ?? 'Module', name, null, module);
  });

  /** The alias behind `=`; of a module this may be its specification. */
  private usingAlias(keyword: Token, kind: UsingKind, item: Ast, equals: Token): StatementAst {
    const aliasToken = this.peek();
    if (isEnd(aliasToken.code) && !this.RECORDING_PHASE) {
      this.incomplete(after(equals), 'MissingNamespaceAlias');
      return new ErrorStatementAst(this.extent(keyword.start, equals.end), []);
    }
    if (aliasToken.code === K.Comma) {
      this.consumeToken();
      this.error(aliasToken, 'UnexpectedUnaryOperator', aliasToken.text);
      return new ErrorStatementAst(this.extent(keyword.start, aliasToken.end), []);
    }
    const alias = this.OPTION2(() => this.SUBRULE1(this.argumentList)) ?? null;
    const specification = kind === 'Module' && alias instanceof HashtableAst ? alias : null;
    if (!(alias instanceof StringConstantExpressionAst) && specification === null && !this.RECORDING_PHASE) {
      const wrong: Ranged = alias ?? aliasToken;
      this.error(wrong, 'InvalidValueForUsingItemName', this.source.text.slice(wrong.start, wrong.end));
      const parts = alias === null ? [item] : [item, alias];
      return new ErrorStatementAst(this.extent(keyword.start, wrong.end), parts);
    }
    this.expectTerminator();
    const extent = this.extent(keyword.start, aliasToken.end);
    const itemName = item as StringConstantExpressionAst;
    if (specification !== null) return new UsingStatementAst(extent, kind, itemName, null, specification);
    return new UsingStatementAst(extent, kind, itemName, alias as StringConstantExpressionAst, null);
  }

  /** An assembly is to be a local file. */
  private checkAssembly({ value, extent }: StringConstantExpressionAst): void {
    if (/^[\\/]{2}/.test(value)) this.error(extent, 'CannotLoadAssemblyFromUncPath', value);
    // One letter before a colon is a drive.
    const scheme = /^([a-z][a-z0-9+.-]+):/i.exec(value)?.[1]?.toLowerCase();
    if (scheme !== undefined && scheme !== 'file') this.error(extent, 'CannotLoadAssemblyWithUriSchema', scheme);
  }

  private expectTerminator(): void {
    const next = this.peek();
    if (next.code === K.NewLine || next.code === K.Semi) this.consumeToken();
    else if (next.code !== K.EndOfInput) this.incomplete(next, 'MissingStatementTerminator');
  }
}

function isEnd(kind: K): boolean {
  return kind === K.EndOfInput || kind === K.NewLine || kind === K.Semi;
}
