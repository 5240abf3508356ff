/**
 * A variable that is more than a value: typed, constrained, read-only, private, or handed out as a PSVariable. A plain
 * variable is just the value in its slot; the first time something needs more, the slot's value moves into a cell.
 */
import { convertTo } from '../language/index.js';
import { isNumericCode, typeCodeOf } from '../language/numeric.js';
import { ErrorCategoryInfo, ErrorRecord } from '../objects/error-record.js';
import { NetException } from '../objects/net-exception.js';
import { type NetType, typeOf, types } from '../objects/net-type.js';
import { baseOf } from '../objects/ps-object.js';
import { SwitchParameter } from '../objects/switch-parameter.js';
import { isNull } from '../objects/values.js';

/** ScopedItemOptions */
export const ScopedItemOption = {
  None: 0,
  ReadOnly: 1,
  Constant: 2,
  Private: 4,
  AllScope: 8,
  Unspecified: 16,
} as const;

/** Applied to every value that is assigned: transformation and validation attributes of `[ValidateRange(1, 5)] $x`. */
export type VariableCheck = (value: unknown) => unknown;

export class VariableCell {
  value: unknown;
  options = 0;
  description = '';
  visibility: 'Public' | 'Private' = 'Public';
  /** The type of `[int] $x`; values are converted on assignment. */
  type: NetType | null = null;
  /** A failed conversion is that of a cast (Compilation.ownVariables). */
  castsOnly = false;
  check: VariableCheck | null = null;
  /** Makes the attribute objects for PSVariable.Attributes. */
  attributes: (() => unknown[]) | null = null;
  /** Engine variables that are computed ($PWD, $?, $PID...). */
  getter: (() => unknown) | null = null;
  setter: ((value: unknown) => void) | null = null;

  constructor(
    readonly name: string,
    value: unknown,
  ) {
    this.value = value;
  }

  get(): unknown {
    return this.getter === null ? this.value : this.getter();
  }

  /** Assigns with conversion, validation and option checks. Throws SessionStateUnauthorizedAccessException, or what they throw. */
  set(value: unknown): void {
    if (this.options & (ScopedItemOption.ReadOnly | ScopedItemOption.Constant)) throw notWritable(this.name);
    this.setForced(value);
  }
  setForced(value: unknown): void {
    const checked = this.#checked(value);
    if (this.setter !== null) this.setter(checked);
    else {
      this.getter = null;
      this.value = checked;
    }
  }
  #checked(value: unknown): unknown {
    if (this.type !== null) value = this.castsOnly ? convertTo(value, this.type) : convertForVariable(value, this.type);
    return this.check === null ? value : this.check(value);
  }
  /** True when the value could be assigned, but for the options. */
  accepts(value: unknown): boolean {
    try {
      this.#checked(value);
      return true;
    } catch (thrown) {
      if (thrown instanceof NetException) return false;
      throw thrown;
    }
  }

  /** What PSVariable.Options and Set-Variable -Option may say of a variable that exists. Throws like `set`. */
  changeOptions(options: number, force = false): void {
    const { ReadOnly, Constant, AllScope } = ScopedItemOption;
    const { name } = this;
    if (this.options & Constant || (this.options & ReadOnly && !force)) throw notWritable(name);
    if (options & Constant)
      throw sessionStateError(
        'VariableCannotBeMadeConstant',
        `Existing variable ${name} cannot be made constant. Variables can be made constant only at creation time.`,
        name,
      );
    if (this.options & AllScope && !(options & AllScope))
      throw sessionStateError(
        'VariableAllScopeOptionCannotBeRemoved',
        `The AllScope option cannot be removed from the variable '${name}'.`,
        name,
      );
    this.options = options;
  }
}

/** Why a value that is neither true nor false nor a number is refused. */
export function booleanExpected(base: unknown, type: NetType): NetException {
  const given = isNull(base) ? '' : typeOf(base).fullName;
  return new NetException(
    'System.Management.Automation.PSInvalidCastException',
    `Cannot convert value "${given}" to type "${type.fullName}". Boolean parameters accept only Boolean values and numbers, such as $True, $False, 1 or 0.`,
  );
}

/** [bool] and [switch] variables take no values but these. */
function expectBoolean(value: unknown, type: NetType): void {
  const isBoolean = type === types.boolean();
  if (!isBoolean && type.fullName !== 'System.Management.Automation.SwitchParameter') return;
  const base = baseOf(value);
  if (typeof base === 'boolean' || base instanceof SwitchParameter) return;
  if (isNull(base) ? !isBoolean : isNumericCode(typeCodeOf(base))) return;
  throw booleanExpected(base, type);
}

/** Conversion to a variable's type: its failure is one of an argument transformation. */
export function convertForVariable(value: unknown, type: NetType): unknown {
  try {
    expectBoolean(value, type);
    return convertTo(value, type);
  } catch (thrown) {
    throw thrown instanceof NetException ? transformationFailure(thrown) : thrown;
  }
}

/** What the types of variables and of parameters throw when a value does not convert. */
export function transformationFailure(inner: NetException): NetException {
  const exception = new NetException(
    'System.Management.Automation.ArgumentTransformationMetadataException',
    inner.message,
    inner,
  );
  exception.errorRecord = new ErrorRecord(exception, 'RuntimeException', new ErrorCategoryInfo('MetadataError'));
  return exception;
}

export function notWritable(name: string): NetException {
  return sessionStateError(
    'VariableNotWritable',
    `Cannot overwrite variable ${name} because it is read-only or constant.`,
    name,
  );
}

/** SessionStateUnauthorizedAccessException (WriteError category) about a variable, function, alias or drive. */
export function sessionStateError(id: string, message: string, name: string): NetException {
  const exception = new NetException('System.Management.Automation.SessionStateUnauthorizedAccessException', message);
  exception.errorRecord = new ErrorRecord(
    exception,
    id,
    new ErrorCategoryInfo('WriteError', '', 'SessionStateUnauthorizedAccessException', name, 'String'),
    name,
  );
  return exception;
}
