/** `$x.Name`, `$x.Method()`, `[type]::Name` and `[type]::Method()`. Each place of a script keeps what it found last. */
import type {
  ConvertExpressionAst,
  ExpressionAst,
  InvokeMemberExpressionAst,
  MemberExpressionAst,
  ParenExpressionAst,
  StringConstantExpressionAst,
} from '../../../parser/index.js';
import type { Frame } from '../../engine/frame.js';
import { toText } from '../../language/index.js';
import { runtimeError } from '../../objects/errors.js';
import {
  type ArgumentCasts,
  getProperty,
  getStatic,
  invokeMethod,
  invokeOfBase,
  invokeStatic,
  MethodSite,
  PropertySite,
  StaticMethodSite,
  StaticPropertySite,
  staticTarget,
} from '../../objects/members.js';
import type { NetType } from '../../objects/net-type.js';
import { fold, isNull } from '../../objects/values.js';
import type { Value } from '../block-code.js';
import { type Compilation, typeNameText } from '../compilation.js';
import { loneExpression } from '../statements/value.js';
import { plain } from '../variables.js';
import { compileExpression } from './expression.js';

/** The member's name when it is written out, else null. */
export function constantName(member: ExpressionAst): string | null {
  return member.kind === 'StringConstantExpressionAst' ? (member as StringConstantExpressionAst).value : null;
}

export function strictMembers(f: Frame | null): boolean {
  // An argument of an attribute is worked out without a frame.
  return f?.engine.strictUsed === true && f.scope.strict >= 200;
}

export function compileMember(compilation: Compilation, ast: MemberExpressionAst): Value {
  const target = compileExpression(compilation, ast.expression);
  const name = constantName(ast.member);
  if (ast.isStatic) {
    if (name === null) {
      const nameOf = compileExpression(compilation, ast.member);
      return (f) => readStatic(staticTarget(target(f)), toText(nameOf(f)), strictMembers(f));
    }
    const site = new StaticPropertySite(name);
    return (f) => {
      const type = staticTarget(target(f));
      return type === null ? readStatic(null, name, strictMembers(f)) : site.get(type, strictMembers(f));
    };
  }
  const { nullConditional } = ast;
  if (name !== null) {
    const site = new PropertySite(name);
    if (nullConditional)
      return (f) => {
        const object = target(f);
        return isNull(object) ? null : site.get(object, strictMembers(f));
      };
    return (f) => site.get(target(f), strictMembers(f));
  }
  const nameOf = compileExpression(compilation, ast.member);
  return (f) => {
    const object = target(f);
    if (nullConditional && isNull(object)) return null;
    return getProperty(object, memberName(nameOf(f)), strictMembers(f));
  };
}

function memberName(value: unknown): string {
  if (isNull(value))
    throw runtimeError('PropertyNameNull', 'The property name cannot be null or empty.', 'InvalidOperation');
  return toText(value);
}

/** `$x::Name` of $null is as a property of it. */
function readStatic(type: NetType | null, name: string, strict: boolean): unknown {
  return type === null ? getProperty(null, name, strict) : getStatic(type, name, strict);
}

/** The type that `$x::Name = ...` is about. Throws RuntimeException for $null. */
export function requireTypeValue(value: unknown, name: Value, f: Frame): NetType {
  const type = staticTarget(value);
  if (type !== null) return type;
  throw runtimeError(
    'PropertyNotFound',
    `The property '${toText(name(f))}' cannot be found on this object. Verify that the property exists and can be set.`,
  );
}

export function compileInvokeMember(compilation: Compilation, ast: InvokeMemberExpressionAst): Value {
  const target = compileExpression(compilation, ast.expression);
  const args = ast.arguments_.map((argument) => compileExpression(compilation, argument));
  const name = constantName(ast.member);
  const generic = ast.genericTypeArguments.map((type) => compilation.typeReference(type));
  const genericTypes = () => generic.map((type) => type());
  const evaluate = (f: Frame): unknown[] => {
    const values = new Array<unknown>(args.length);
    for (let i = 0; i < args.length; i++) values[i] = plain((args[i] as Value)(f));
    return values;
  };
  if (ast.isStatic)
    return compileStaticCall(
      target,
      name,
      name === null ? compileExpression(compilation, ast.member) : null,
      evaluate,
      genericTypes,
      argumentCasts(compilation, ast),
    );
  const { nullConditional } = ast;
  const casts = argumentCasts(compilation, ast);
  const nameOf = name === null ? compileExpression(compilation, ast.member) : null;
  const known = name === null ? null : new MethodSite(name, casts);
  const base = castType(compilation, ast.expression);
  if (known !== null && base === null)
    return (f) => {
      const object = target(f);
      if (nullConditional && isNull(object)) return null;
      return known.invoke(object, evaluate(f), generic.length === 0 ? noTypes : genericTypes());
    };
  return (f) => {
    const object = target(f);
    if (nullConditional && isNull(object)) return null;
    const site = known ?? new MethodSite(toText(nameOf?.(f)), casts);
    if (base === null) return site.invoke(object, evaluate(f), genericTypes());
    return invokeOfBase(base(), object, evaluate(f), site, genericTypes());
  };
}

const noTypes: NetType[] = [];

/** The type of `[type] $x` or `([type] $x)`: it has a say in which method is meant. */
export function castType(compilation: Compilation, expression: ExpressionAst): (() => NetType) | null {
  let ast: ExpressionAst | undefined = expression;
  while (ast?.kind === 'ParenExpressionAst') ast = loneExpression((ast as ParenExpressionAst).pipeline)?.expression;
  if (ast?.kind !== 'ConvertExpressionAst') return null;
  const { typeName } = (ast as ConvertExpressionAst).type;
  return fold(typeNameText(typeName)) === 'ref' ? null : compilation.typeReference(typeName);
}

/** Null when no argument is a cast. */
export function argumentCasts(compilation: Compilation, ast: InvokeMemberExpressionAst): ArgumentCasts | null {
  const casts = ast.arguments_.map((argument) => castType(compilation, argument));
  return casts.every((cast) => cast === null) ? null : casts;
}

function compileStaticCall(
  target: Value,
  name: string | null,
  nameOf: Value | null,
  evaluate: (f: Frame) => unknown[],
  genericTypes: () => NetType[],
  casts: ArgumentCasts | null,
): Value {
  const site = name === null ? null : new StaticMethodSite(name, casts);
  return (f) => {
    const type = staticTarget(target(f));
    if (type === null) return invokeMethod(null, name ?? '', []);
    const args = evaluate(f);
    if (site) return site.invoke(type, args, genericTypes());
    return invokeStatic(type, toText(nameOf?.(f)), args, genericTypes());
  };
}
