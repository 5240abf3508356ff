/** Classes and enumerations (about_Classes, about_Enum). */

import { after, type Ranged } from '../ast/extent.js';
import {
  type Ast,
  AttributeAst,
  type AttributeBaseAst,
  ErrorStatementAst,
  type ExpressionAst,
  type MemberAst,
  PropertyMemberAst,
  type StatementAst,
  TypeConstraintAst,
  TypeDefinitionAst,
  type TypeName,
} from '../ast/nodes.js';
import { canBaseEnum, typeFullName } from '../ast/type-names.js';
import type { Token } from '../tokenizer/token.js';
import { TokenFlags as F } from '../tokenizer/token-kinds.js';
import { Mode } from '../tokenizer/tokenizer.js';
import { ClassMembers } from './class-members.js';
import type { Rule } from './parser-core.js';

export abstract class Types extends ClassMembers {
  protected readonly classDefinition: Rule<StatementAst, [attributes: AttributeBaseAst[] | null]> = this.RULE(
    'classDefinition',
    (attributes: AttributeBaseAst[] | null): StatementAst => {
      const keyword = this.take(0, this.T.Class);
      this.skipNewlines();
      const name = this.expectName(0);
      if (name === null) return this.withoutName(keyword);
      if (!this.RECORDING_PHASE) name.flags = (name.flags & ~F.MemberName) | F.TypeName;
      this.skipNewlines();
      const mode = this.setMode(Mode.Signature);
      const baseTypes = this.OPTION(() => this.SUBRULE(this.baseTypes)) ?? [];
      const opening = this.expect(0, this.T.LCurly);
      if (opening === null) {
        const last = baseTypes.at(-1) ?? name;
        this.incomplete(after(last), 'MissingTypeBody', 'class');
        this.setMode(mode);
        return new ErrorStatementAst(this.extent(keyword.start, last.end), baseTypes);
      }
      const members: MemberAst[] = [];
      const broken: Ast[] = [];
      let last: Ranged = opening;
      let ended = false;
      this.MANY({
        GATE: () => !ended && this.lookAtMember(),
        DEF: () => {
          const result = this.SUBRULE(this.classMember, { ARGS: [name.text, null] });
          if (this.RECORDING_PHASE) return;
          if (result.member !== null) members.push(result.member);
          broken.push(...result.broken);
          last = result.broken.at(-1) ?? result.member ?? last;
          if (result.member === null && result.broken.length === 0) ended = true;
        },
      });
      const closing = this.expect(0, this.T.RCurly);
      if (closing === null) this.incompleteAt(after(opening), this.peek(), 'MissingEndCurlyBrace');
      this.setMode(mode);
      return this.typeDefinition(keyword, closing ?? last, name, attributes, baseTypes, members, 'Class', broken);
    },
  );

  /** `: Base, Interface` */
  private readonly baseTypes: Rule<TypeConstraintAst[]> = this.RULE('baseTypes', () => {
    const types: TypeConstraintAst[] = [];
    let ended = false;
    const read = (occurrence: number, separator: Token): void => {
      this.skipNewlines();
      const type = this.optionalTypeName(occurrence, false);
      if (type === null) {
        this.incomplete(after(separator), 'TypeNameExpected');
        ended = true;
        return;
      }
      types.push(new TypeConstraintAst(type.extent, type));
      this.skipNewlines();
    };
    read(0, this.take(0, this.T.Colon));
    this.MANY({ GATE: () => !ended, DEF: () => read(1, this.take(0, this.T.Comma)) });
    return types;
  });

  protected readonly enumDefinition: Rule<StatementAst, [attributes: AttributeBaseAst[] | null]> = this.RULE(
    'enumDefinition',
    (attributes: AttributeBaseAst[] | null): StatementAst => {
      const keyword = this.take(0, this.T.Enum);
      this.skipNewlines();
      const name = this.expectName(0);
      if (name === null) return this.withoutName(keyword);
      const mode = this.setMode(Mode.Signature);
      const baseTypes: TypeConstraintAst[] = [];
      this.OPTION(() => {
        const colon = this.take(0, this.T.Colon);
        this.skipNewlines();
        const type = this.optionalTypeName(1, false);
        if (type === null) this.incomplete(after(colon), 'TypeNameExpected');
        else baseTypes.push(this.enumBase(type));
      });
      this.skipNewlines();
      const opening = this.expect(0, this.T.LCurly);
      if (opening === null) {
        this.incomplete(after(name), 'MissingTypeBody', 'enum');
        this.setMode(mode);
        return new ErrorStatementAst(this.extent(keyword.start, name.end), []);
      }
      const members: MemberAst[] = [];
      this.skipNewlines();
      this.peekName();
      this.MANY(() => {
        members.push(this.SUBRULE(this.enumMember));
        this.skipNewlines();
        this.peekName();
      });
      const found = this.peek();
      if (this.expect(0, this.T.RCurly) === null) this.incompleteAt(after(opening), found, 'MissingEndCurlyBrace');
      this.setMode(mode);
      return this.typeDefinition(keyword, found, name, attributes, baseTypes, members, 'Enum', []);
    },
  );

  private readonly enumMember: Rule<MemberAst> = this.RULE('enumMember', () => {
    const name = this.takeName(0);
    const mode = this.setMode(Mode.Expression);
    let value: ExpressionAst | null = null;
    let last: Ranged = name;
    let complete = true;
    this.OPTION(() => {
      last = this.take(0, this.T.Equals);
      value = this.optionalExpression(1);
      if (value === null) {
        complete = false;
        this.error(after(last), 'ExpectedValueExpression', '=');
      } else {
        last = value;
      }
    });
    this.setMode(mode);
    const { end } = this.RECORDING_PHASE ? name : this.terminateMember(last, complete);
    return new PropertyMemberAst(this.extent(name.start, end), name.text, null, [], value, true, false);
  });

  private enumBase(type: TypeName): TypeConstraintAst {
    if (!this.RECORDING_PHASE && !canBaseEnum(type)) this.error(type.extent, 'InvalidUnderlyingType', nameOf(type));
    return new TypeConstraintAst(type.extent, type);
  }

  private withoutName(keyword: Token): StatementAst {
    this.incomplete(after(keyword), 'MissingNameAfterKeyword', keyword.text);
    return new ErrorStatementAst(this.extentOf(keyword), []);
  }

  /** The definition, or in its place a statement in error that has it among its parts. */
  private typeDefinition(
    keyword: Token,
    last: Ranged,
    name: Token,
    attributes: AttributeBaseAst[] | null,
    baseTypes: TypeConstraintAst[],
    members: MemberAst[],
    kind: 'Class' | 'Enum',
    broken: Ast[],
  ): StatementAst {
    const { start } = attributes?.[0] ?? keyword;
    const extent = this.extent(start, last.end);
    const all = attributes ?? [];
    const own = all.filter((attribute) => attribute instanceof AttributeAst);
    this.hasTypes = true;
    const definition = new TypeDefinitionAst(extent, name.text, own, baseTypes, members, kind);
    // A type before the definition is no attribute.
    const types = all.filter((attribute) => attribute instanceof TypeConstraintAst);
    if (types.length > 0) broken.push(...types, definition);
    return broken.length > 0 ? new ErrorStatementAst(extent, broken) : definition;
  }
}

/** ITypeName.Name: without the assembly. */
function nameOf(type: TypeName): string {
  return type.kind === 'TypeName' ? type.name : typeFullName(type);
}
