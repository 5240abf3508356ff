/** Names of types: `int`, `string[]`, `int[,]`, `Dictionary[string, List[int]]`, `Type, Assembly` (about_Type_Accelerators). */

import { after, before, type Ranged } from '../ast/extent.js';
import { ArrayTypeName, GenericTypeName, SimpleTypeName, type TypeName } from '../ast/nodes.js';
import { scanAssemblyName } from '../tokenizer/adjacent.js';
import type { Token } from '../tokenizer/token.js';
import { TokenKind as K } from '../tokenizer/token-kinds.js';
import { Mode } from '../tokenizer/tokenizer.js';
import { ParserCore, type Rule } from './parser-core.js';

/** Stands for a type that is missing among generic arguments. */
const ERROR_TYPE = ':ErrorTypeName:';
const MAX_RANK = 32;

export abstract class TypeNames extends ParserCore {
  /** A type's name, read in type name mode; null when none is there. Without `mayNameAssembly` a comma is not part of it. */
  protected optionalTypeName(occurrence: number, mayNameAssembly: boolean): TypeName | null {
    const mode = this.setMode(Mode.TypeName);
    const name = this.option(occurrence, () =>
      this.subrule(occurrence, this.typeName, { ARGS: [false, mayNameAssembly] }),
    );
    this.setMode(mode);
    return name ?? null;
  }

  /** `bare` is a generic argument without brackets of its own: a comma behind it begins the next argument. */
  protected readonly typeName: Rule<TypeName, [bare: boolean, mayNameAssembly: boolean]> = this.RULE(
    'typeName',
    (bare: boolean, mayNameAssembly: boolean): TypeName => {
      const name = this.take(0, this.T.Identifier);
      return this.OR<TypeName>([
        { ALT: () => this.SUBRULE(this.bracketedTypeName, { ARGS: [name, bare] }) },
        { GATE: () => mayNameAssembly && !bare, ALT: () => this.assemblyQualifiedName(name) },
        { ALT: () => this.simpleTypeName(name) },
      ]);
    },
  );

  /** What brackets behind a name make of it: an array or a generic type. */
  private readonly bracketedTypeName: Rule<TypeName, [name: Token, bare: boolean]> = this.RULE(
    'bracketedTypeName',
    (name: Token, bare: boolean): TypeName => {
      const bracket = this.take(0, this.T.LBracket);
      this.skipNewlines();
      if (this.isMissing(K.Identifier, K.LBracket, K.RBracket, K.Comma)) return this.brokenBrackets(name, bracket);
      const type = this.simpleTypeName(name);
      return this.OR<TypeName>([
        { ALT: () => this.SUBRULE(this.genericTypeName, { ARGS: [type, bare] }) },
        { ALT: () => this.SUBRULE(this.arrayTypeName, { ARGS: [type, type, bare] }) },
      ]);
    },
  );

  /** The arguments and what follows them; the opening bracket has been taken. */
  private readonly genericTypeName: Rule<TypeName, [open: SimpleTypeName, bare: boolean]> = this.RULE(
    'genericTypeName',
    (open: SimpleTypeName, bare: boolean): TypeName => {
      const genericArguments = this.SUBRULE(this.genericArguments);
      const bracket = this.expect(0, this.T.RBracket);
      if (bracket === null) this.incomplete(before(this.peek()), 'EndSquareBracketExpectedAtEndOfAttribute');
      const end = (bracket ?? genericArguments[genericArguments.length - 1]?.extent)?.end;
      const type = new GenericTypeName(this.extent(open?.extent.start, end as number), open, genericArguments);
      return this.OR<TypeName>([
        { ALT: () => this.arrayOf(type, open, bare) },
        { GATE: () => !bare, ALT: () => this.nameAssembly(this.take(0, this.T.Comma), open, type) },
        { ALT: () => type },
      ]);
    },
  );

  private arrayOf(element: TypeName, base: SimpleTypeName, bare: boolean): TypeName {
    this.take(0, this.T.LBracket);
    return this.SUBRULE(this.arrayTypeName, { ARGS: [element, base, bare] });
  }

  /** One argument or more with commas between them, up to the closing bracket. */
  protected readonly genericArguments: Rule<TypeName[]> = this.RULE('genericArguments', () => {
    const types = [this.SUBRULE(this.genericArgument)];
    this.skipNewlines();
    this.MANY(() => {
      const comma = this.take(0, this.T.Comma);
      this.skipNewlines();
      if (this.isMissing(K.Identifier, K.LBracket)) {
        this.incomplete(after(comma), 'MissingTypename');
        types.push(this.errorTypeName(comma));
      } else {
        types.push(this.SUBRULE1(this.genericArgument));
      }
      this.skipNewlines();
    });
    return types;
  });

  private readonly genericArgument: Rule<TypeName> = this.RULE('genericArgument', () =>
    this.OR<TypeName>([
      { ALT: () => this.SUBRULE(this.typeName, { ARGS: [true, true] }) },
      { ALT: () => this.SUBRULE(this.bracketedGenericArgument) },
    ]),
  );

  /** Brackets around an argument let it name its assembly. */
  private readonly bracketedGenericArgument: Rule<TypeName> = this.RULE('bracketedGenericArgument', () => {
    const bracket = this.take(0, this.T.LBracket);
    if (this.isMissing(K.Identifier)) {
      this.incomplete(after(this.peek()), 'MissingTypename');
      return this.errorTypeName(bracket);
    }
    const type = this.SUBRULE(this.typeName, { ARGS: [false, true] });
    if (this.expect(0, this.T.RBracket) === null) {
      this.incomplete(before(this.peek()), 'EndSquareBracketExpectedAtEndOfType');
    }
    return type;
  });

  /** Brackets of arrays, of which the first has been opened; an assembly named behind them belongs to `base`. */
  private readonly arrayTypeName: Rule<TypeName, [element: TypeName, base: SimpleTypeName, bare: boolean]> = this.RULE(
    'arrayTypeName',
    (element: TypeName, base: SimpleTypeName, bare: boolean): TypeName => {
      let type = this.SUBRULE(this.arrayDimensions, { ARGS: [element] });
      this.MANY(() => {
        this.take(0, this.T.LBracket);
        type = this.SUBRULE1(this.arrayDimensions, { ARGS: [type] });
      });
      this.OPTION({ GATE: () => !bare, DEF: () => this.nameAssembly(this.take(0, this.T.Comma), base, type) });
      return type;
    },
  );

  private readonly arrayDimensions: Rule<TypeName, [element: TypeName]> = this.RULE(
    'arrayDimensions',
    (element: TypeName): TypeName => {
      if (this.isMissing(K.Comma, K.RBracket)) {
        this.reportBrokenDimensions();
        return element;
      }
      const first = this.peek();
      let last: Token | null = null;
      let rank = 1;
      this.MANY(() => {
        last = this.take(0, this.T.Comma);
        rank++;
      });
      if (rank > MAX_RANK) {
        this.error(
          { start: first.start, end: (last as Token | null)?.end ?? first.end },
          'ArrayHasTooManyDimensions',
          rank,
        );
        this.expect(1, this.T.RBracket);
        return element;
      }
      const { end } = this.peek();
      if (this.expect(0, this.T.RBracket) === null && last !== null) {
        this.error(after(last), 'EndSquareBracketExpectedAtEndOfAttribute');
      }
      return new ArrayTypeName(this.extent(element?.extent.start, end), element, rank);
    },
  );

  private simpleTypeName(name: Token): SimpleTypeName {
    return new SimpleTypeName(this.extentOf(name), name.text.replaceAll('``', '`'));
  }

  private errorTypeName(range: Ranged): TypeName {
    return new SimpleTypeName(this.extentOf(range), ERROR_TYPE);
  }

  private assemblyQualifiedName(name: Token): TypeName {
    const type = this.simpleTypeName(name);
    this.nameAssembly(this.take(0, this.T.Comma), type, type);
    if (type.assemblyName !== null) type.extent = this.extent(name.start, this.tokenizer.end);
    return type;
  }

  /** Reads the name of an assembly behind a comma into `base`, and gives back the whole type. */
  private nameAssembly(comma: Token, base: SimpleTypeName, type: TypeName): TypeName {
    if (this.RECORDING_PHASE) return type;
    const assembly = scanAssemblyName(this.tokenizer);
    if (assembly.trim() === '') this.error(after(comma), 'MissingAssemblyNameSpecification');
    else base.assemblyName = assembly;
    return type;
  }

  private brokenBrackets(name: Token, bracket: Token): TypeName {
    if (this.peek().code === K.EndOfInput) {
      this.incomplete(after(bracket), 'MissingTypename');
    } else {
      this.skipUnexpected();
    }
    return this.simpleTypeName(name);
  }

  private reportBrokenDimensions(): void {
    const token = this.peek();
    if (token.code === K.EndOfInput) this.error(before(token), 'EndSquareBracketExpectedAtEndOfAttribute');
    else this.skipUnexpected();
  }

  /** Reports the next token, and goes on behind the bracket that closes the one around it. */
  private skipUnexpected(): void {
    const token = this.takeAny();
    this.error(token, 'UnexpectedToken', token.text);
    this.syncOnError(true, K.RBracket);
  }
}
