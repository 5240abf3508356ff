/** Methods of classes as overloads of their type. */
import type { FunctionMemberAst, ParameterAst, TypeConstraintAst } from '../../../parser/index.js';
import type { NetType } from '../../objects/net-type.js';
import type { MethodOverload, MethodParameter } from '../../objects/type-members.js';
import { AutomationNull } from '../../objects/values.js';
import { ClassMember } from './class-member.js';
import { declaredAttributes } from './properties.js';
import type { ScriptClass } from './script-class.js';
import { ScriptMethod } from './script-method.js';
import { typeOfConstraint } from './type-constraint.js';

export function methodOverload(owner: ScriptClass, ast: FunctionMemberAst): MethodOverload {
  const member = new ClassMember(owner, ast);
  let method: ScriptMethod | null = null;
  const code = () => (method ??= new ScriptMethod(member));
  const { returnsNothing } = member;
  const call = (self: unknown, args: readonly unknown[]): unknown => {
    const { returned } = code().run(self, args);
    return returnsNothing ? AutomationNull : returned;
  };
  const invoke = ast.isStatic
    ? (...args: unknown[]) => {
        owner.initialize();
        return call(undefined, args);
      }
    : (self: unknown, ...args: unknown[]) => call(self, args);
  return overloadOf(owner, ast, ast.name, () => member.returnType.displayName, invoke);
}

/** An overload that takes and gives values as scripts have them. */
export function overloadOf(
  owner: ScriptClass,
  ast: FunctionMemberAst | null,
  name: string,
  returnText: () => string,
  invoke: (...args: never[]) => unknown,
): MethodOverload {
  const parameters = (ast?.parameters ?? []).map((parameter) => methodParameter(owner, parameter));
  const isStatic = ast?.isStatic ?? false;
  return {
    name,
    isStatic,
    parameters,
    get returnText() {
      return ast?.returnType || name === 'new' ? returnText() : 'void';
    },
    returnsTypeParameter: false,
    genericParameters: [],
    get definition() {
      const list = parameters.map(({ typeText, name: of }) => `${typeText} ${of}`).join(', ');
      return `${isStatic ? 'static ' : ''}${this.returnText} ${name}(${list})`;
    },
    invoke,
    declaringType: owner.type,
    isScript: true,
    isHidden: ast?.isHidden ?? false,
    attributes: () => (ast === null ? [] : declaredAttributes(owner, ast)),
  };
}

function methodParameter(owner: ScriptClass, ast: ParameterAst): MethodParameter {
  const constraint = ast.attributes.find(({ kind }) => kind === 'TypeConstraintAst') as TypeConstraintAst | undefined;
  let type: NetType | undefined;
  return {
    name: ast.name.variablePath,
    get typeText() {
      return this.type.displayName;
    },
    get written() {
      return this.type.displayName;
    },
    get type() {
      return (type ??= typeOfConstraint(constraint ?? null, owner.scope));
    },
    isTypeParameter: false,
    mentionsTypeParameter: false,
    byRef: false,
    isParams: false,
    defaultText: undefined,
  };
}
