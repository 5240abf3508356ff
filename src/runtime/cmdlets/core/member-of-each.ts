/** ForEach-Object -MemberName: reads a property or a key of each object, or calls a method. */
import { enumerableOf, toText, WildcardPattern } from '../../language/index.js';
import { isDictionary } from '../../objects/hashtable.js';
import { enumerateMembers, findMember, type Member, PropertySite } from '../../objects/members.js';
import { NetException } from '../../objects/net-exception.js';
import { typeOf } from '../../objects/net-type.js';
import { baseOf, ExtendedMember, PSObject } from '../../objects/ps-object.js';
import { isNull } from '../../objects/values.js';
import type { CmdletRuntime } from '../cmdlet-runtime.js';
import { nameError } from './name-error.js';

export class MemberOfEach {
  readonly #site: PropertySite;
  readonly #pattern: WildcardPattern | null;
  constructor(
    readonly cmd: CmdletRuntime,
    readonly name: string,
    /** Arguments make it a method call. */
    readonly args: readonly unknown[],
  ) {
    this.#site = new PropertySite(name);
    this.#pattern = WildcardPattern.containsWildcard(name) ? new WildcardPattern(name) : null;
  }

  process(input: unknown): void {
    if (isNull(input)) this.#processNull(input);
    else if (this.args.length > 0) this.#call(input);
    else this.#read(input);
  }

  get #isStrict(): boolean {
    return this.cmd.session.currentScope.strict >= 200;
  }
  #refuse(id: string, message: string, input: unknown): void {
    this.cmd.writeError(nameError(this.cmd, id, message, input));
  }
  #mayDo(input: unknown, action: string): boolean {
    return this.cmd.shouldProcess(() => `InputObject: ${shortText(input)}`, action);
  }
  #mayRead(input: unknown, name = this.name): boolean {
    return this.#mayDo(input, `Retrieve the value for property '${name}'`);
  }

  #processNull(input: unknown): void {
    if (this.args.length > 0)
      this.#refuse('InvokeMethodOnNull', 'You cannot call a method on a null-valued expression.', input);
    else if (this.#mayRead(input))
      this.#writeMissing('InputObjectIsNull', "Cannot operate on a 'null' input object.", input);
  }
  /** What is not there is $null, or an error in strict mode. */
  #writeMissing(id: string, message: string, input: unknown): void {
    if (this.#isStrict) this.#refuse(id, message, input);
    else this.cmd.writeObject(null);
  }

  #read(input: unknown): void {
    const { cmd, name } = this;
    if (isOwnNote(input, name)) {
      if (this.#mayRead(input)) cmd.writeEnumerated(this.#site.get(input));
      return;
    }
    const base = baseOf(input);
    if (isDictionary(base) && base.has(name)) {
      if (this.#mayDo(input, `Retrieve the value for key '${name}'`)) cmd.writeEnumerated(base.get(name));
      return;
    }
    const members = this.#members(input);
    const [member] = members;
    if (members.length > 1) {
      const names = members.map((one) => ` ${one.name}`).join('');
      const message = `Input name "${name}" is ambiguous. It can be resolved to multiple matched members. Possible matches include:${names}.`;
      this.#refuse('AmbiguousPropertyOrMethodName', message, input);
    } else if (member === undefined) {
      if (this.#mayRead(input))
        this.#writeMissing(
          'PropertyOrMethodNotFound',
          `The input name "${name}" cannot be resolved to a member.`,
          input,
        );
    } else if (member.memberType === 'ParameterizedProperty' || !member.isMethod) this.#writeValue(member, input);
    else if (this.#mayDo(input, `Invoke method '${member.name}'`)) this.#invoke(member, input, true);
  }
  #members(input: unknown): Member[] {
    const pattern = this.#pattern;
    if (pattern !== null)
      return enumerateMembers(input).filter((member) => !member.isHidden && pattern.isMatch(member.name));
    const member = findMember(input, this.name);
    return member === undefined ? [] : [member];
  }
  /** A property that cannot be read is $null. */
  #writeValue(member: Member, input: unknown): void {
    if (!this.#mayRead(input, member.name)) return;
    let value: unknown = null;
    try {
      value = this.#pattern === null ? this.#site.get(input) : member.value;
    } catch (error) {
      if (!(error instanceof NetException)) throw error;
    }
    this.cmd.writeEnumerated(value);
  }

  #call(input: unknown): void {
    const pattern = new WildcardPattern(this.name);
    const methods =
      this.#pattern === null ? this.#members(input) : enumerateMembers(input).filter((m) => pattern.isMatch(m.name));
    const [method, other] = methods.filter((member) => member.isMethod);
    if (other !== undefined) {
      const names = methods.map((one) => ` ${one.name}`).join('');
      const message = `Input name "${this.name}" is ambiguous. It can be resolved to multiple matched methods. Possible matches include:${names}.`;
      this.#refuse('AmbiguousMethodName', message, input);
    } else if (method === undefined)
      this.#refuse('MethodNotFound', `Input name "${this.name}" cannot be resolved to a method.`, input);
    else {
      const list = this.args.map(shortText).join(', ');
      if (this.#mayDo(input, `Invoke method '${method.name}' with arguments: ${list}`))
        this.#invoke(method, input, false);
    }
  }

  /** A method that wants arguments is written itself when it has none. */
  #invoke(method: Member, input: unknown, mayBeValue: boolean): void {
    let result: unknown;
    try {
      result = method.invoke?.([...this.args]);
    } catch (error) {
      if (!(error instanceof NetException)) throw error;
      if (mayBeValue && error.errorRecord?.fullyQualifiedErrorId === 'MethodCountCouldNotFindBest')
        this.cmd.writeObject(this.#site.get(input));
      else
        this.cmd.writeError(this.cmd.error('MethodInvocationError', 'InvalidOperation', input, error.message, error));
      return;
    }
    this.cmd.writeEnumerated(result);
  }
}

/** The common case, in which no member needs to be looked for. */
function isOwnNote(input: unknown, name: string): boolean {
  if (!(input instanceof PSObject) || !input.isCustom || !input.has(name)) return false;
  return !(input.entry(name) instanceof ExtendedMember);
}

function shortText(value: unknown): string {
  if (isNull(value)) return 'null';
  const text = enumerableOf(value) === null || value instanceof PSObject ? toText(value) : toText(value, ' ');
  return text === '' ? typeOf(baseOf(value)).fullName : text;
}
