/**
 * Constructors (about_Classes_Constructors). In this order run: the initializers of the class's own properties, the base class's
 * constructor with its own initializers, the body. What derives from a .NET class exists only once that class's constructor
 * has run: until then `$this` is a plain object with the same property values, which the real one then takes over.
 */
import type { BaseCtorInvokeMemberExpressionAst, FunctionMemberAst, PropertyMemberAst } from '../../../parser/index.js';
import { Slot } from '../../engine/slot-table.js';
import { reportStatementError } from '../../engine/statement-errors.js';
import { methodInvocationException } from '../../objects/method-call.js';
import { NetException } from '../../objects/net-exception.js';
import { NetType } from '../../objects/net-type.js';
import { type ArgumentCasts, PlanCache } from '../../objects/plan-cache.js';
import { type ClassInstance, propertyValues, ScriptObject } from '../../objects/script-object.js';
import type { MethodOverload, PropertyMember } from '../../objects/type-members.js';
import { fold } from '../../objects/values.js';
import type { Value } from '../block-code.js';
import { Compilation } from '../compilation.js';
import { compileExpression } from '../expressions/expression.js';
import { argumentCasts } from '../expressions/members.js';
import { plain } from '../variables.js';
import { ClassMember } from './class-member.js';
import { overloadOf } from './methods.js';
import { overrideMessage } from './overrides.js';
import { type ScriptClass, scriptClassOf } from './script-class.js';
import { type Prologue, ScriptMethod } from './script-method.js';

/** `ast` null is the constructor that a class has which declares none. */
export function constructorOverload(owner: ScriptClass, ast: FunctionMemberAst | null): MethodOverload {
  const member = new ClassMember(owner, ast);
  let method: ScriptMethod | null = null;
  const code = () => (method ??= new ScriptMethod(member, prologueOf(member, false)));
  /** Takes the type to make an object of, or the object whose derived class is being constructed. */
  const construct = (target: unknown, ...args: unknown[]): unknown => {
    owner.initialize();
    const self = target instanceof NetType ? (scriptClassOf(target) as ScriptClass).allocate() : target;
    return code().run(self, args).slots[Slot.This];
  };
  return overloadOf(owner, ast, 'new', () => owner.type.displayName, construct);
}

/** The static constructor with the initializers of static properties. */
export class StaticConstructor {
  constructor(
    readonly owner: ScriptClass,
    readonly ast: FunctionMemberAst | null,
  ) {}
  run(): void {
    const member = new ClassMember(this.owner, this.ast);
    new ScriptMethod(member, prologueOf(member, true)).run(undefined, []);
  }
}

// ---- Initializers ----------------------------------------------------------------------------------------------------

/** The initializers, and the base constructor where no constructor is written that could call it. */
function prologueOf({ owner, ast, template }: ClassMember, isStatic: boolean): Prologue | null {
  const compilation = new Compilation(template, template.table);
  const steps: Prologue[] = owner
    .properties(isStatic)
    .filter(({ initialValue }) => initialValue !== null)
    .map((property) => initializer(owner, compilation, property));
  if (!isStatic && ast === null) steps.push(baseConstructorCall(owner, []));
  if (steps.length === 0) return null;
  return (frame) => {
    for (const step of steps) step(frame);
  };
}

function initializer(owner: ScriptClass, compilation: Compilation, ast: PropertyMemberAst): Prologue {
  let value: Value | null = null;
  const assign = assignerOf(owner, ast);
  return (frame) => {
    frame.position = ast.initialValue;
    try {
      value ??= compileExpression(compilation, ast.initialValue as NonNullable<typeof ast.initialValue>);
      assign(frame.slots[Slot.This], plain(value(frame)));
    } catch (thrown) {
      reportStatementError(frame, thrown);
    }
  };
}

function assignerOf(
  owner: ScriptClass,
  { name, isStatic }: PropertyMemberAst,
): (self: unknown, value: unknown) => void {
  const member = owner.type.members[isStatic ? 'static' : 'instance'].get(fold(name)) as PropertyMember;
  const set = member.set as (...args: unknown[]) => void;
  return isStatic ? (_self, value) => set(value) : (self, value) => set(self, value);
}

// ---- The base class's constructor --------------------------------------------------------------------------------------

/** `: base(...)`, which is the first statement of every constructor. */
export function compileBaseConstructor(compilation: Compilation, ast: BaseCtorInvokeMemberExpressionAst): Value {
  const { owner } = compilation.block.classMember as ClassMember;
  const args = ast.arguments_.map((argument) => compileExpression(compilation, argument));
  const call = baseConstructorCall(owner, args, argumentCasts(compilation, ast));
  return (frame) => {
    call(frame);
    return null;
  };
}

function baseConstructorCall(owner: ScriptClass, args: readonly Value[], casts: ArgumentCasts | null = null): Prologue {
  const plans = new PlanCache(casts);
  return (frame) => {
    const base = owner.type.baseType as NetType;
    const values = args.map((arg) => plain(arg(frame)));
    const { constructors } = base.members;
    const self = frame.slots[Slot.This] as ClassInstance;
    if (scriptClassOf(base) !== undefined)
      frame.slots[Slot.This] = plans.planFor('new', constructors, values).call(self, values);
    else if (!isBare(base)) frame.slots[Slot.This] = adopted(self, makeBase(base, self.netType, plans, values));
    else if (values.length > 0) plans.planFor('new', constructors, values);
  };
}

/** System.Object, whose objects have nothing of their own. */
function isBare(type: NetType): boolean {
  return type.baseType === null;
}

/** An object of the .NET class that a class derives from. */
function makeBase(base: NetType, type: NetType, plans: PlanCache, args: readonly unknown[]): object {
  const { constructors } = base.members;
  if (constructors.length === 0 && args.length === 0) {
    const make = base.inherited('makeBase');
    return make ? make(type) : new ScriptObject(type, []);
  }
  const plan = plans.planFor('new', constructors, args);
  try {
    return plan.call(type, args) as object;
  } catch (error) {
    if (!(error instanceof NetException)) throw error;
    throw methodInvocationException(error, '.ctor', args.length);
  }
}

/** The real object takes the place of the one that stood for it. */
function adopted(self: ClassInstance, made: object): ClassInstance {
  const real = made as ClassInstance;
  const values = self[propertyValues];
  if (real.netType !== self.netType)
    Object.defineProperty(real, 'netType', { value: self.netType, writable: true, configurable: true });
  real[propertyValues] = values;
  overrideMessage(real);
  for (let i = 0; i < values.length; i++) if (values[i] === self) values[i] = real;
  return real;
}

/** True for a class whose objects can be made without arguments. */
export function hasDefaultConstructor(type: NetType): boolean {
  const { constructors } = type.members;
  return constructors.length === 0 || constructors.some(({ parameters }) => parameters.length === 0);
}
