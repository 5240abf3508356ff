/** `$x.Name`, `$x.Method()`, `[type]::Name` and `[type]::Method()`. Each place of a script keeps what it found last. */
import type {
  ExpressionAst,
  InvokeMemberExpressionAst,
  MemberExpressionAst,
  StringConstantExpressionAst,
} from '../../../parser/index.js';
import type { Frame } from '../../engine/frame.js';
import { toText } from '../../language/index.js';
import { runtimeError } from '../../objects/errors.js';
import {
  getProperty,
  getStatic,
  invokeMethod,
  invokeStatic,
  MethodSite,
  PropertySite,
  StaticMethodSite,
  staticTarget,
} from '../../objects/members.js';
import type { NetType } from '../../objects/net-type.js';
import { isNull } from '../../objects/values.js';
import type { Value } from '../block-code.js';
import type { Compilation } from '../compilation.js';
import { plain } from '../variables.js';
import { compileExpression } from './expression.js';

/** The member's name when it is written out, else null. */
function constantName(member: ExpressionAst): string | null {
  return member.kind === 'StringConstantExpressionAst' ? (member as StringConstantExpressionAst).value : null;
}

export function strictMembers(f: Frame): boolean {
  return f.engine.strictUsed && f.scope.strict >= 200;
}

export function compileMember(compilation: Compilation, ast: MemberExpressionAst): Value {
  const target = compileExpression(compilation, ast.expression);
  const name = constantName(ast.member);
  if (ast.isStatic) {
    const nameValue = name === null ? compileExpression(compilation, ast.member) : () => name;
    return (f) => readStatic(staticTarget(target(f)), toText(nameValue(f)), strictMembers(f));
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
    );
  const { nullConditional } = ast;
  if (name === null) {
    const nameOf = compileExpression(compilation, ast.member);
    return (f) => {
      const object = target(f);
      if (nullConditional && isNull(object)) return null;
      return invokeMethod(object, toText(nameOf(f)), evaluate(f), genericTypes());
    };
  }
  const site = new MethodSite(name);
  return (f) => {
    const object = target(f);
    if (nullConditional && isNull(object)) return null;
    return site.invoke(object, evaluate(f), generic.length === 0 ? noTypes : genericTypes());
  };
}

const noTypes: NetType[] = [];

function compileStaticCall(
  target: Value,
  name: string | null,
  nameOf: Value | null,
  evaluate: (f: Frame) => unknown[],
  genericTypes: () => NetType[],
): Value {
  const site = name === null ? null : new StaticMethodSite(name);
  return (f) => {
    const type = staticTarget(target(f));
    if (type === null) return invokeMethod(null, name ?? '', []);
    const args = evaluate(f);
    if (site) return site.invoke(type, args, genericTypes());
    return invokeStatic(type, toText(nameOf?.(f)), args, genericTypes());
  };
}
