/**
 * Calling a chosen overload: arguments are converted to the parameters' types and made natural, the result is made a value
 * again. A plan holds what can be known from the argument types alone, so that a call site can keep it. Hot.
 */
import { convertTo, messageText } from '../language/conversion.js';
import { makeArray } from './arrays.js';
import { netError } from './errors.js';
import {
  fromNaturalMarshaler,
  type Marshaler,
  naturalReference,
  parameterMarshaler,
  resultMarshaler,
} from './marshal.js';
import { NetException } from './net-exception.js';
import { type NetType, types } from './net-type.js';
import { argumentType, type BestMethod } from './overloads.js';
import type { MethodOverload, MethodParameter } from './type-members.js';
import { Decimal, PSReference } from './values.js';
import { withoutWrapping } from './wrapping.js';

/** Makes one argument ready, given as PowerShell has it. */
type Preparation = (argument: unknown) => unknown;

export class CallPlan {
  readonly overload: MethodOverload;
  /** For each argument given. Null where the argument is passed as it is. */
  readonly preparations: (Preparation | null)[] = [];
  /** What the result goes through; null when it is a value already. */
  readonly result: Marshaler | null;
  /** Values of the optional parameters that were left out. */
  readonly defaults: unknown[] = [];
  /** Where the arguments that go into an array begin, or -1. */
  readonly expandFrom: number;
  readonly #elementType: NetType | null = null;
  readonly #naturalArray: Marshaler | null = null;
  readonly #needsArranging: boolean;

  constructor(best: BestMethod, args: readonly unknown[]) {
    const { overload, expandParams } = best;
    const { parameters } = overload;
    this.overload = overload;
    this.result = overload.isScript ? null : resultOf(overload);
    this.expandFrom = expandParams ? parameters.length - 1 : -1;
    if (expandParams) {
      const last = parameters[parameters.length - 1] as MethodParameter;
      this.#elementType = last.type.elementType as NetType;
      this.#naturalArray = overload.isScript ? null : parameterMarshaler(last);
    }
    for (let i = 0; i < args.length; i++) {
      const parameter = parameters[Math.min(i, parameters.length - 1)] as MethodParameter;
      this.preparations.push(this.#prepare(parameter, i, args[i]));
    }
    for (let i = args.length; i < parameters.length; i++)
      if (i !== this.expandFrom) this.defaults.push(defaultOf(parameters[i] as MethodParameter));
    this.#needsArranging = this.defaults.length > 0 || expandParams || overload.genericArguments !== undefined;
  }

  #prepare(parameter: MethodParameter, index: number, argument: unknown): Preparation | null {
    const method = this.overload;
    const expanded = this.expandFrom >= 0 && index >= this.expandFrom;
    if (parameter.byRef) return (value) => reference(value, parameter, index, method);
    const target = expanded ? (this.#elementType as NetType) : parameter.type;
    const marshaler = expanded || method.isScript ? null : parameterMarshaler(parameter);
    const unchanged = argumentType(argument) === target && !(argument instanceof PSReference);
    if (unchanged && marshaler === null && typeof argument !== 'object') return null;
    return (value) => {
      const converted = convertArgument(value, target, parameter, method);
      return marshaler === null ? converted : marshaler(converted);
    };
  }

  /** Calls with `self` first, for instance methods and constructors. */
  call(self: unknown, args: readonly unknown[]): unknown {
    const invoke = this.overload.invoke as (...all: unknown[]) => unknown;
    const { preparations: p, result } = this;
    let returned: unknown;
    if (this.#needsArranging || args.length > 2) returned = invoke(self, ...this.arrange(args));
    else if (args.length === 0) returned = invoke(self);
    else if (args.length === 1) returned = invoke(self, p[0] ? p[0](args[0]) : args[0]);
    else returned = invoke(self, p[0] ? p[0](args[0]) : args[0], p[1] ? p[1](args[1]) : args[1]);
    if (result !== null) returned = result(returned);
    return returned === undefined ? null : returned;
  }

  callStatic(args: readonly unknown[]): unknown {
    const invoke = this.overload.invoke as (...all: unknown[]) => unknown;
    const { preparations: p } = this;
    let returned: unknown;
    if (this.#needsArranging || args.length > 2) returned = invoke(...this.arrange(args));
    else if (args.length === 0) returned = invoke();
    else if (args.length === 1) returned = invoke(p[0] ? p[0](args[0]) : args[0]);
    else returned = invoke(p[0] ? p[0](args[0]) : args[0], p[1] ? p[1](args[1]) : args[1]);
    return (this.result === null ? returned : this.result(returned)) ?? null;
  }

  /** The arguments in natural form, one for each parameter. */
  arrange(args: readonly unknown[]): unknown[] {
    const { preparations, expandFrom } = this;
    const count = expandFrom < 0 ? args.length : Math.min(expandFrom, args.length);
    const natural = new Array<unknown>(count);
    for (let i = 0; i < count; i++) {
      const prepare = preparations[i];
      natural[i] = prepare ? prepare(args[i]) : args[i];
    }
    for (const value of this.defaults) natural.push(value);
    if (expandFrom >= 0) natural.push(this.#expanded(args));
    if (this.overload.genericArguments) natural.push(this.overload.genericArguments);
    return natural;
  }

  #expanded(args: readonly unknown[]): unknown {
    const rest = args.slice(this.expandFrom);
    if (rest.length === 1 && rest[0] === null) return null;
    const items = rest.map((value, i) => {
      const prepare = this.preparations[this.expandFrom + i];
      return prepare ? prepare(value) : value;
    });
    const array = makeArray(this.#elementType as NetType, items);
    return this.#naturalArray === null ? array : this.#naturalArray(array);
  }
}

function resultOf(overload: MethodOverload): Marshaler | null {
  if (overload.name === 'new' || overload.returnsTypeParameter) return null;
  const type = overload.declaringType.tryResolve(overload.returnText);
  return type ? fromNaturalMarshaler(type) : resultMarshaler(overload.returnText);
}

function convertArgument(
  value: unknown,
  target: NetType,
  parameter: MethodParameter,

  method: MethodOverload,
): unknown {
  try {
    const converted = convertTo(value, target);
    return target === types.object() ? withoutWrapping(converted) : converted;
  } catch (error) {
    if (!(error instanceof NetException)) throw error;
    throw netError(
      'MethodException',
      'MethodArgumentConversionInvalidCastArgument',
      `Cannot convert argument "${parameter.name}", with value: "${messageText(value)}", for "${methodName(method)}" to type "${target}": "${error.message}"`,
      'NotSpecified',
      null,
      error,
    );
  }
}

/** As messages name a method. */
function methodName(method: MethodOverload): string {
  return method.name === 'new' ? '.ctor' : method.name;
}

function reference(value: unknown, parameter: MethodParameter, index: number, method: MethodOverload): unknown {
  if (!(value instanceof PSReference))
    throw netError(
      'MethodException',
      'NonRefArgumentToRefParameterMsg',
      `Argument: '${index + 1}' should be a System.Management.Automation.PSReference. Use [ref].`,
    );
  return method.isScript ? value : naturalReference(value, parameter);
}

/** The natural form of a default value as a signature writes it. */
function defaultOf(parameter: MethodParameter): unknown {
  const text = parameter.defaultText ?? 'null';
  if (text === 'null' || text === 'default') return null;
  if (/^(true|false)$/i.test(text)) return /^true$/i.test(text);
  if (/^["']/.test(text)) return text.slice(1, -1);
  if (parameter.type.isEnum) return parameter.type.enumByName(text.slice(text.lastIndexOf('.') + 1)) ?? null;
  if (/^-?\d+$/.test(text)) {
    const wide = parameter.type.fullName === 'System.Int64' || parameter.type.fullName === 'System.UInt64';
    return wide ? BigInt(text) : Number(text);
  }
  return parameter.type.fullName === 'System.Decimal' ? new Decimal(BigInt(Math.trunc(Number(text))), 0) : Number(text);
}

/** A plan for these arguments. Good for any arguments of the same types. */
export function planCall(best: BestMethod, args: readonly unknown[]): CallPlan {
  return new CallPlan(best, args);
}

/** Calls one overload that is known to fit. `self` is not used for static methods. */
export function callOverload(overload: MethodOverload, self: unknown, args: readonly unknown[]): unknown {
  const plan = new CallPlan({ overload, expandParams: false }, args);
  return overload.isStatic ? plan.callStatic(args) : plan.call(self, args);
}

/** The exception that PowerShell makes of what a method threw; the same one where it is not to be wrapped. */
export function methodInvocationException(error: NetException, name: string, argumentCount: number): NetException {
  if (isMethodException(error)) return error;
  const outer = netError(
    'MethodInvocationException',
    error.netType.name,
    `Exception calling "${name}" with "${argumentCount}" argument(s): "${error.message}"`,
    'NotSpecified',
    null,
    error,
  );
  // A command that failed ($PSCmdlet's own methods) stays named.
  if (outer.errorRecord !== null) outer.errorRecord.commandTypeName = error.errorRecord?.commandTypeName ?? '';
  return outer;
}

const unwrapped = new Set(
  [
    'MethodException',
    'MethodInvocationException',
    'FlowControlException',
    'ScriptCallDepthException',
    'PipelineStoppedException',
    'TerminateException',
    'ExitException',
  ].map((name) => `System.Management.Automation.${name}`),
);

function isMethodException(error: NetException): boolean {
  for (let type: NetType | null = error.netType; type !== null; type = type.baseType)
    if (unwrapped.has(type.fullName)) return true;
  return false;
}
