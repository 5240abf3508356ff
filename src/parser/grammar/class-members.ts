/** What stands in a class: properties, methods and constructors (about_Classes_Properties, about_Classes_Methods). */
import { after, nowhere, type Place, type Ranged } from '../ast/extent.js';
import {
  type Ast,
  AttributeAst,
  type AttributeBaseAst,
  BaseCtorInvokeMemberExpressionAst,
  CommandExpressionAst,
  type ExpressionAst,
  FunctionMemberAst,
  type MemberAst,
  PropertyMemberAst,
  type StatementAst,
  StringConstantExpressionAst,
  type TypeConstraintAst,
  VariableExpressionAst,
} from '../ast/nodes.js';
import { fold } from '../tokenizer/characters.js';
import type { Token } from '../tokenizer/token.js';
import { TokenKind as K } from '../tokenizer/token-kinds.js';
import { Mode } from '../tokenizer/tokenizer.js';
import type { Rule } from './parser-core.js';
import { Usings } from './usings.js';

/** A member, or what there is of it when it is in error; neither when there is no member at all. */
export interface MemberResult {
  member: MemberAst | null;
  broken: Ast[];
}

/** What stands before a member. */
interface Modifiers {
  attributes: AttributeAst[];
  type: TypeConstraintAst | null;
  isStatic: boolean;
  isHidden: boolean;
  start: number;
  /** The last of them, where the error is shown when no member follows. */
  last: Ranged | null;
}

function noModifiers(start: number): Modifiers {
  return { attributes: [], type: null, isStatic: false, isHidden: false, start, last: null };
}

export abstract class ClassMembers extends Usings {
  /** Looks at what a member begins with: brackets are attributes. */
  protected lookAtMember(): boolean {
    this.skipNewlines();
    if (!this.atBracket()) this.peek();
    return true;
  }

  /** A member with what stands before it; `modifiers` are those that have been read. */
  protected readonly classMember: Rule<MemberResult, [className: string, modifiers: Modifiers | null]> = this.RULE(
    'classMember',
    (className: string, modifiers: Modifiers | null): MemberResult => {
      const before = modifiers ?? noModifiers(this.peek().start);
      const next = () => {
        this.lookAtMember();
        return (
          this.OPTION(() => this.SUBRULE(this.classMember, { ARGS: [className, before] })) ?? this.withoutMember(before)
        );
      };
      return this.OR<MemberResult>([
        {
          ALT: () => {
            const attribute = this.SUBRULE(this.attribute);
            if (attribute === null) return this.withoutMember(before);
            this.addAttribute(attribute, before);
            return next();
          },
        },
        { ALT: () => this.SUBRULE(this.property, { ARGS: [before] }) },
        {
          GATE: () => !this.atModifier(),
          ALT: () => this.SUBRULE(this.method, { ARGS: [before, className] }),
        },
        {
          ALT: () => {
            this.addModifier(this.take(0, this.T.MemberModifier), before);
            if (this.RECORDING_PHASE) return this.withoutMember(before);
            return next();
          },
        },
      ]);
    },
  );

  private atModifier(): boolean {
    const { code } = this.peek();
    return code === K.Static || code === K.Hidden;
  }

  private addAttribute(attribute: AttributeBaseAst, modifiers: Modifiers): void {
    if (this.RECORDING_PHASE) return;
    modifiers.last = attribute;
    if (attribute instanceof AttributeAst) modifiers.attributes.push(attribute);
    else if (modifiers.type === null) modifiers.type = attribute as TypeConstraintAst;
    else this.error(attribute, 'TooManyTypes');
  }

  private addModifier(token: Token, modifiers: Modifiers): void {
    if (this.RECORDING_PHASE) return;
    const isStatic = token.code === K.Static;
    if (isStatic ? modifiers.isStatic : modifiers.isHidden) this.error(token, 'DuplicateQualifier', token.text);
    if (isStatic) modifiers.isStatic = true;
    else modifiers.isHidden = true;
    modifiers.last = token;
  }

  private withoutMember(modifiers: Modifiers): MemberResult {
    if (modifiers.last === null) return { member: null, broken: [] };
    this.incomplete(after(modifiers.last), 'IncompleteMemberDefinition');
    return { member: null, broken: brokenParts(modifiers) };
  }

  private readonly property: Rule<MemberResult, [modifiers: Modifiers]> = this.RULE(
    'property',
    (modifiers: Modifiers): MemberResult => {
      const variable = this.take(0, this.T.Variable);
      let value: ExpressionAst | null = null;
      this.OPTION(() => {
        this.take(0, this.T.Equals);
        this.skipNewlines();
        value = this.optionalExpression(1);
      });
      if (this.RECORDING_PHASE) return { member: null, broken: [] };
      const initial = value as ExpressionAst | null;
      const { end } = this.terminateMember(initial ?? variable, true);
      const { attributes, type, isStatic, isHidden, start } = modifiers;
      const extent = this.extent(start, end);
      const member = new PropertyMemberAst(extent, variable.value, type, attributes, initial, isStatic, isHidden);
      return { member, broken: [] };
    },
  );

  /** Reads what ends a member that has no body; gives back what the member reaches to. */
  protected terminateMember(last: Ranged, complete: boolean): Ranged {
    const next = this.peek();
    if (next.code !== K.NewLine && next.code !== K.Semi && next.code !== K.RCurly && complete) {
      this.incomplete(after(last), 'MissingPropertyTerminator');
    }
    this.skipNewlinesAndSemicolons();
    return next.code === K.Semi ? next : last;
  }

  private readonly method: Rule<MemberResult, [modifiers: Modifiers, className: string]> = this.RULE(
    'method',
    (modifiers: Modifiers, className: string): MemberResult => {
      const name = this.take(0, this.T.MethodName);
      if (!this.RECORDING_PHASE) name.flags = 0;
      const isConstructor = !this.RECORDING_PHASE && fold(name.text) === fold(className);
      const declared =
        this.peek().code === K.LParen || this.RECORDING_PHASE ? this.optionalDeclaredParameters(0) : null;
      if (declared === null) this.incomplete(after(name), 'MissingMethodParameterList');
      let failedAt = declared?.failedAt ?? null;
      const callsBase = this.RECORDING_PHASE || (isConstructor && !modifiers.isStatic);
      const base = callsBase ? this.optionalBaseCall() : null;
      failedAt = base?.failedAt ?? failedAt;
      const opening = this.expect(0, this.T.LCurly);
      if (opening === null && failedAt === null) {
        failedAt = declared?.closing ?? name;
        this.incomplete(after(failedAt), 'MissingFunctionBody');
      }
      if (opening === null || failedAt !== null) {
        if (!this.RECORDING_PHASE) {
          this.syncOnError(false, K.RCurly);
          return { member: null, broken: brokenParts(modifiers) };
        }
      }
      const mode = this.setMode(Mode.Command);
      if (base !== null && !this.RECORDING_PHASE) this.firstStatement = base.statement;
      const body = this.SUBRULE(this.scriptBlock, { ARGS: [opening] });
      this.setMode(mode);
      if (this.RECORDING_PHASE) return { member: null, broken: [] };
      const { attributes, type, isStatic, isHidden, start } = modifiers;
      const parameters = declared?.parameters ?? [];
      const extent = this.extent(start, body.end);
      const member = new FunctionMemberAst(
        extent,
        name.text,
        type,
        attributes,
        parameters,
        body,
        isStatic,
        isHidden,
        isConstructor,
      );
      member.nameExtent = this.extentOf(name);
      return { member, broken: [] };
    },
  );

  /** `: base(arguments)`. Without it the base class's constructor is called with none. */
  private optionalBaseCall(): { statement: StatementAst; failedAt: Ranged | null } {
    this.skipNewlines();
    const mode = this.setMode(Mode.Signature);
    let failedAt: Ranged | null = null;
    let list: ExpressionAst[] = [];
    let call: Place = nowhere(this.source);
    let keyword = call;
    this.option(1, () => {
      const colon = this.take(0, this.T.Colon);
      this.skipNewlines();
      const base = this.expect(0, this.T.Base);
      if (base === null) {
        failedAt = colon;
        this.incomplete(after(colon), 'MissingBaseCtorCall');
        return;
      }
      keyword = base;
      this.skipNewlines();
      if (this.isMissing(K.LParen)) {
        failedAt = base;
        this.incomplete(after(base), 'MissingMethodParameterList');
        return;
      }
      const { arguments: given, last } = this.SUBRULE(this.invocationArguments);
      if (this.RECORDING_PHASE) return;
      list = given;
      call = this.extent(base.start, last.end);
      this.skipNewlines();
    });
    this.setMode(mode);
    return { statement: baseConstructorCall(keyword, call, list), failedAt };
  }
}

function baseConstructorCall(keyword: Place, call: Place, list: ExpressionAst[]): StatementAst {
  const target = new VariableExpressionAst(keyword, 'this', false);
  const member = new StringConstantExpressionAst(keyword, '.ctor', 'BareWord');
  const invocation = new BaseCtorInvokeMemberExpressionAst(call, target, member, list, false, false, []);
  return new CommandExpressionAst(call, invocation, []);
}

function brokenParts({ attributes, type }: Modifiers): Ast[] {
  return type === null ? attributes : [...attributes, type];
}
