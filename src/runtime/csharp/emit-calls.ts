/** Emits calls, object creation and arrays. */
import { type NetType, types } from '../objects/net-type.js';
import { instanceMember, staticMember } from '../objects/type-lookup.js';
import { isMethodGroup, type MethodGroup, type PropertyMember } from '../objects/type-members.js';
import { fold } from '../objects/values.js';
import { CompileError } from './compile-error.js';
import type { DeclaredType } from './declared-type.js';
import { afterDot, NameEmitter, quoted, untyped } from './emit-names.js';
import type { Emitted, Local, Scope } from './emit-scope.js';
import { csName, requireArgument } from './implicit-conversion.js';
import type { Argument, Expression, Initializer, MethodSyntax, ParameterSyntax, TypeSyntax } from './syntax.js';
import { nullableArgument } from './type-resolver.js';

export abstract class CallEmitter extends NameEmitter {
  abstract place(expression: Expression, scope: Scope): { write(value: string): string; read: Emitted };
  abstract converted(value: Expression, type: NetType | null, scope: Scope): string;

  call(expression: Expression & { kind: 'call' }, scope: Scope): Emitted {
    const { target, args } = expression;
    if (target.kind === 'name') return this.#callName(target, args, scope);
    if (target.kind === 'member') return this.#callMember(target, args, scope);
    return untyped(`$.callDelegate(${this.expression(target, scope).code}, ${this.args(args, scope)})`);
  }
  #callName(target: Expression & { kind: 'name' }, args: readonly Argument[], scope: Scope): Emitted {
    const local = scope.find(target.name);
    if (local?.kind === 'function') return this.#callLocalFunction(local, args, scope);
    if (local) return untyped(`$.callDelegate(${local.name}, ${this.args(args, scope)})`);
    if (target.name === 'nameof') return { code: quoted(nameOf((args[0] as Argument).value)), type: types.string() };
    for (let owner: DeclaredType | null = scope.owner; owner !== null; owner = owner.outer)
      for (const one of owner.lineage) {
        const methods = one.methods.get(target.name);
        if (methods) return this.#callDeclared(owner, one, methods, target, args, scope);
      }
    const generic = this.#generic(target.args, scope);
    if (!scope.member.isStatic && methodNamed(instanceMember(scope.owner.netBase, fold(target.name)), target.name))
      return untyped(`$.callMember(self, ${quoted(target.name)}, ${this.args(args, scope)}, ${generic})`);
    return untyped(`$.callDelegate(${this.name(target, scope).read.code}, ${this.args(args, scope)})`);
  }
  #callLocalFunction(local: Local, args: readonly Argument[], scope: Scope): Emitted {
    const codes = (local.parameters ?? []).map((parameter, i) => {
      if (parameter.isParams)
        return `$.array(${scope.pool.add(parameter.type?.elementType ?? types.object())}, ${this.args(args.slice(i), scope)})`;
      const arg = args[i];
      if (!arg) return parameter.defaultCode ?? 'null';
      return arg.modifier === '' ? this.converted(arg.value, parameter.type, scope) : this.#argument(arg, scope);
    });
    return { code: `${local.name}(${codes.join(', ')})`, type: local.type };
  }
  #callDeclared(
    from: DeclaredType,
    owner: DeclaredType,
    methods: readonly MethodSyntax[],
    target: Expression & { kind: 'name' },
    args: readonly Argument[],
    scope: Scope,
  ): Emitted {
    const isStatic = methods.every(({ modifiers }) => modifiers.has('static'));
    if (
      !isStatic &&
      (scope.member.isStatic || from !== scope.owner) &&
      methods.every(({ modifiers }) => !modifiers.has('static'))
    )
      throw new CompileError(
        'CS0120',
        `An object reference is required for the non-static field, method, or property '${owner.syntax.name}.${target.name}'`,
        target.token.position,
      );
    this.#checkArguments(owner, methods, target, args, scope);
    const direct = this.#direct(owner, methods, args, scope);
    if (direct) return direct;
    const list = this.args(
      args,
      scope,
      methods.map(({ parameters }) => parameters),
    );
    const generic = this.#generic(target.args, scope);
    const name = quoted(target.name);
    const type = resultOf(owner, methods);
    const usesStatic = isStatic || scope.member.isStatic;
    const code = usesStatic
      ? `$.callStatic(${scope.pool.add(owner.type)}, ${name}, ${list}, ${generic})`
      : `$.callMember(self, ${name}, ${list}, ${generic})`;
    return { code, type };
  }
  /** A call that needs no choice: of the only method of its name, which no class overrides, with an argument a parameter. */
  #direct(
    owner: DeclaredType,
    methods: readonly MethodSyntax[],
    args: readonly Argument[],
    scope: Scope,
  ): Emitted | null {
    const [method] = methods;
    const isOpen = ['virtual', 'override', 'abstract', 'extern'].some((word) => method?.modifiers.has(word));
    if (methods.length !== 1 || !method || isOpen || method.typeParameters.length > 0 || owner.type.isGenericDefinition)
      return null;
    const isPlain =
      method.parameters.length === args.length &&
      method.parameters.every(
        ({ modifier }, i) => modifier === '' && args[i]?.modifier === '' && args[i]?.name === null,
      );
    const isStatic = method.modifiers.has('static');
    if (!isPlain || (!isStatic && scope.member.isStatic) || owner.syntax.kind === 'interface' || method.body === null)
      return null;
    const codes = method.parameters.map(({ type }, i) =>
      this.converted((args[i] as Argument).value, owner.resolve(type), scope),
    );
    const list = isStatic ? codes : ['self', ...codes];
    return { code: `${scope.pool.add(owner.codeOf(method))}.code(${list.join(', ')})`, type: resultOf(owner, methods) };
  }
  /** Arguments of a method that is the only one of its name. */
  #checkArguments(
    owner: DeclaredType,
    methods: readonly MethodSyntax[],
    target: Expression & { kind: 'name' },
    args: readonly Argument[],
    scope: Scope,
  ): void {
    const [method] = methods;
    if (methods.length !== 1 || !method || method.typeParameters.length > 0 || args.some(({ name }) => name !== null))
      return;
    const { parameters } = method;
    const isOpen = parameters.some(({ modifier }) => modifier === 'params');
    const missing = parameters.find(
      ({ defaultValue, modifier }, i) => i >= args.length && !defaultValue && modifier !== 'params',
    );
    if (missing) {
      const list = parameters.map(({ type }) => csName(owner.resolve(type) ?? types.object())).join(', ');
      const reason = `There is no argument given that corresponds to the required parameter '${missing.name}' of '${csName(owner.type)}.${method.name}(${list})'`;
      throw new CompileError('CS7036', reason, target.token.position);
    }
    if (args.length > parameters.length && !isOpen)
      throw new CompileError(
        'CS1501',
        `No overload for method '${method.name}' takes ${args.length} arguments`,
        target.token.position,
      );
    for (const [i, { value, modifier }] of args.entries()) {
      const parameter = parameters[i];
      if (parameter?.modifier !== '' || modifier !== '' || value.kind === 'lambda') continue;
      const type = owner.resolve(parameter.type);
      if (type) requireArgument(this.expression(value, scope.inner()).type, type, value, i);
    }
  }
  #callMember(target: Expression & { kind: 'member' }, args: readonly Argument[], scope: Scope): Emitted {
    const name = quoted(target.name);
    const generic = this.#generic(target.args, scope);
    if (target.target.kind === 'base')
      return untyped(`$.callBase(${scope.pool.add(scope.owner.base)}, self, ${name}, ${this.args(args, scope)})`);
    const owner = this.typeNamed(target.target, scope, target.name);
    if (owner) {
      const declared = scope.owner.siblings.get(owner.genericDefinition ?? owner);
      const methods = declared?.methods.get(target.name);
      if (!methods && !declared && staticMember(owner, fold(target.name)) === undefined)
        throw new CompileError(
          'CS0117',
          `'${owner.name}' does not contain a definition for '${target.name}'`,
          afterDot(target),
        );
      const list = this.args(
        args,
        scope,
        methods?.map(({ parameters }) => parameters),
      );
      const type =
        declared && methods ? resultOf(declared, methods) : netResult(staticMember(owner, fold(target.name)));
      return { code: `$.callStatic(${scope.pool.add(owner)}, ${name}, ${list}, ${generic})`, type };
    }
    const object = this.expression(target.target, scope);
    const inner = nullableArgument(object.type);
    if (inner && target.name === 'GetValueOrDefault')
      return {
        code: `$.valueOrDefault(${object.code}, ${scope.pool.add(inner)}, ${this.args(args, scope)})`,
        type: inner,
      };
    this.requireMember(object.type, target, scope);
    if (object.type?.isInterface && scope.owner.siblings.has(object.type))
      return untyped(
        `$.callInterface(${object.code}, ${quoted(object.type.name)}, ${name}, ${this.args(args, scope)})`,
      );
    const declared = object.type && scope.owner.siblings.get(object.type.genericDefinition ?? object.type);
    const methods = declared?.lineage.flatMap((one) => one.methods.get(target.name) ?? []);
    const list = this.args(
      args,
      scope,
      methods?.map(({ parameters }) => parameters),
    );
    const type = object.type && !declared ? netResult(instanceMember(object.type, fold(target.name))) : null;
    return { code: `$.callMember(${object.code}, ${name}, ${list}, ${generic})`, type };
  }
  #generic(args: readonly TypeSyntax[], scope: Scope): string {
    return args.length === 0 ? '$.none' : `[${args.map((arg) => scope.pool.add(this.closed(arg, scope))).join(', ')}]`;
  }

  /** `[a, b]`; named ones are put where the parameters stand that they name. */
  args(args: readonly Argument[], scope: Scope, lists: readonly (readonly ParameterSyntax[])[] = []): string {
    const named = args.find(({ name }) => name !== null);
    if (!named) return `[${args.map((arg) => this.#argument(arg, scope)).join(', ')}]`;
    const parameters = lists.find((list) =>
      args.every(({ name }) => name === null || list.some((one) => one.name === name)),
    );
    if (!parameters)
      throw new CompileError(
        'CS1739',
        `The best overload does not have a parameter named '${named.name}'`,
        named.value.token.position,
      );
    const ordered = parameters.map((parameter, i) => {
      const arg = args.find(({ name }) => name === parameter.name) ?? (args[i]?.name === null ? args[i] : undefined);
      if (arg) return this.#argument(arg, scope);
      return parameter.defaultValue ? this.expression(parameter.defaultValue, scope).code : 'null';
    });
    return `[${ordered.join(', ')}]`;
  }
  #argument(arg: Argument, scope: Scope): string {
    if (arg.modifier === '' || arg.modifier === 'in') return this.expression(arg.value, scope).code;
    if (arg.declares) scope.hoist(arg.declares.name, this.type(arg.declares.type, scope));
    if (arg.value.kind === 'name' && arg.value.name === '_') return '$.reference(() => null, () => {})';
    const local = arg.value.kind === 'name' ? scope.find(arg.value.name) : undefined;
    if (local?.kind === 'reference') return local.name;
    const { read, write } = this.place(arg.value, scope);
    return `$.reference(() => ${read.code} ?? null, (value) => { ${write('value')}; })`;
  }

  // ---- New objects ------------------------------------------------------------------------------------------------------

  newObject(expression: Expression & { kind: 'new' }, expected: NetType | null, scope: Scope): Emitted {
    const { type: syntax, args, initializers, token } = expression;
    const type = syntax ? this.closed(syntax, scope) : expected;
    if (type === null)
      throw new CompileError('CS8754', 'There is no target type for this object creation', token.position);
    const declared = scope.owner.siblings.get(type.genericDefinition ?? type);
    if (
      declared
        ? declared.syntax.modifiers.has('abstract') || declared.syntax.kind === 'interface'
        : type.definition.abstract
    )
      throw new CompileError(
        'CS0144',
        `Cannot create an instance of the abstract type or interface '${csName(type)}'`,
        token.position,
      );
    const list = this.args(
      args,
      scope,
      declared?.constructors.map(({ parameters }) => parameters),
    );
    const created = `$.construct(${scope.pool.add(type)}, ${list})`;
    return { code: initializers ? this.initialized(created, type, initializers, scope) : created, type };
  }
  initialized(object: string, type: NetType | null, initializers: readonly Initializer[], scope: Scope): string {
    const name = scope.temporary();
    const steps = initializers.map((one) => this.#initializer(name, type, one, scope));
    return `((${name}) => (${[...steps, name].join(', ')}))(${object})`;
  }
  #initializer(object: string, type: NetType | null, { member, index, values }: Initializer, scope: Scope): string {
    const [value] = values;
    const code = (one: Expression | Initializer[] | undefined, of: NetType | null) =>
      Array.isArray(one) ? null : this.converted(one as Expression, of, scope);
    if (member !== null) {
      const memberType = this.typeOfMember(type, member, scope);
      const read = `$.getMember(${object}, ${quoted(member)})`;
      if (Array.isArray(value)) return this.initialized(read, memberType, value, scope);
      return `$.setMember(${object}, ${quoted(member)}, ${code(value, memberType)})`;
    }
    if (index !== null)
      return `$.setElement(${object}, [${index.map((one) => this.expression(one, scope).code).join(', ')}], ${code(value, null)})`;
    const items = Array.isArray(value) ? value.map(({ values: [one] }) => code(one, null)) : [code(value, null)];
    return `$.callMember(${object}, "Add", [${items.join(', ')}], $.none)`;
  }

  newArray(expression: Expression & { kind: 'newArray' }, expected: NetType | null, scope: Scope): Emitted {
    const type = expression.type ? this.closed(expression.type, scope) : expected;
    if (expression.elements) return { code: this.arrayOf(expression.elements, type, scope), type };
    const lengths = expression.lengths.map((one) => this.expression(one, scope).code).join(', ');
    return { code: `$.newArray(${scope.pool.add(type ?? types.object().makeArray())}, [${lengths}])`, type };
  }
  /** `{ 1, 2 }` as an array of the type, or of the elements' own type where none is known. */
  arrayOf(elements: readonly Initializer[], type: NetType | null, scope: Scope): string {
    const item = type?.elementType ?? null;
    const codes = elements.map(({ values: [value] }) =>
      Array.isArray(value)
        ? this.arrayOf(value, type && type.rank > 1 ? (item?.makeArray(type.rank - 1) ?? null) : item, scope)
        : this.converted(value as Expression, item, scope),
    );
    if (type && type.rank > 1) return `$.multiArray(${scope.pool.add(type)}, [${codes.join(', ')}])`;
    return `$.array(${item ? scope.pool.add(item) : 'null'}, [${codes.join(', ')}])`;
  }
}

function nameOf(expression: Expression): string {
  return expression.kind === 'member' || expression.kind === 'name' ? expression.name : '';
}
function methodNamed(member: MethodGroup | PropertyMember | undefined, name: string): boolean {
  return member !== undefined && isMethodGroup(member) && member.name === name;
}
/** The type that all methods of the name give, where it is the same. */
function resultOf(owner: DeclaredType, methods: readonly MethodSyntax[]): NetType | null {
  const [first] = methods;
  if (!first?.returnType || methods.some(({ returnType }) => returnType?.name !== first.returnType?.name)) return null;
  return owner.resolve(first.returnType, first.typeParameters);
}
function netResult(member: MethodGroup | PropertyMember | undefined): NetType | null {
  if (!member || !isMethodGroup(member)) return null;
  const [first] = member.overloads;
  const isSame = member.overloads.every(
    ({ returnText, returnsTypeParameter }) => returnText === first?.returnText && !returnsTypeParameter,
  );
  return isSame && first && first.genericParameters.length === 0
    ? (first.declaringType.tryResolve(first.returnText) ?? null)
    : null;
}
