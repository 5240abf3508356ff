/** New-Object makes an object of a .NET type, by its constructor and then property by property. */
import { toText, tryConvertTo } from '../../language/index.js';
import { netException } from '../../objects/errors.js';
import { construct, defaultValue, findMember } from '../../objects/members.js';
import { NetException } from '../../objects/net-exception.js';
import { type NetType, requireType } from '../../objects/net-type.js';
import { PSObject } from '../../objects/ps-object.js';
import { typeNamesOf } from '../../objects/type-names.js';
import { AutomationNull, fold } from '../../objects/values.js';
import { cmdlet, t } from '../cmdlet.js';
import type { CmdletRuntime } from '../cmdlet-runtime.js';

export const NewObject = cmdlet('New-Object', [], () => ({
  module: 'Microsoft.PowerShell.Utility',
  synopsis: 'Makes an object of a .NET type.',
  defaultSet: 'Net',
  parameters: {
    TypeName: { type: t.string, sets: { Net: { mandatory: true, position: 0 } }, help: 'Name of the type.' },
    ArgumentList: {
      type: t.array(t.object),
      sets: { Net: { position: 1 } },
      aliases: ['Args'],
      help: 'Arguments of the constructor. An array that is one argument stands in an array: (, $array).',
    },
    Strict: {
      type: t.switch,
      default: false,
      sets: ['Com'],
      help: 'For COM objects, which only Windows has: fail where the object is one of .NET.',
    },
    Property: {
      type: t.dictionary,
      sets: ['Net', 'Com'],
      help: 'Properties to set, and methods to call with one argument, by name. A PSObject gets them as its own.',
    },
  },
  outputs: ['System.Object'],
  examples: [
    { code: '(New-Object System.Version 1, 2).ToString()', output: '1.2' },
    { code: '(New-Object psobject -Property @{ Legs = 6 }).Legs', output: '6' },
    { code: "$list = New-Object 'System.Collections.Generic.List[int]'; $list.Add(4); $list.Count", output: '1' },
  ],
  run(cmd, { TypeName, ArgumentList = [], Property }) {
    const object = newObject(cmd, TypeName as string, ArgumentList);
    if (Property !== undefined) for (const [key, value] of Property.entries()) set(cmd, object, key, value);
    cmd.writeObject(object);
    return undefined;
  },
}));

function newObject(cmd: CmdletRuntime, name: string, args: readonly unknown[]): unknown {
  const type = tryConvertTo(name, requireType('System.Type')) as NetType | undefined;
  if (type === undefined) {
    const message = `Cannot find type [${name}]: verify that the assembly containing this type is loaded.`;
    return cmd.throwTerminating(cmd.error('TypeNotFound', 'InvalidType', null, message, argumentException));
  }
  if (!hasConstructor(type, args.length)) {
    const message = `A constructor was not found. Cannot find an appropriate constructor for type ${name}.`;
    return cmd.throwTerminating(
      cmd.error('CannotFindAppropriateCtor', 'ObjectNotFound', null, message, argumentException),
    );
  }
  if (args.length === 0 && type.isValueType && !constructsWithout(type)) return defaultValue(type);
  try {
    return construct(type, args, type.name);
  } catch (error) {
    if (!(error instanceof NetException) || !methodExceptions.has(error.netType.name)) throw error;
    const record = cmd.error('ConstructorInvokedThrowException', 'InvalidOperation', null, error.message, error);
    return cmd.throwTerminating(record);
  }
}

const argumentException = 'System.Management.Automation.PSArgumentException';
const methodExceptions = new Set(['MethodException', 'MethodInvocationException']);

function hasConstructor(type: NetType, count: number): boolean {
  if (type.isArray) return count > 0;
  const { constructors } = type.members;
  if (count > 0) return constructors.length > 0;
  return type.isValueType || constructsWithout(type);
}

/** True when the type has a constructor without parameters. */
function constructsWithout(type: NetType): boolean {
  return type.members.constructors.some(({ parameters }) => parameters.length === 0);
}

/** Sets a property, calls a method of that name with the value, or gives a PSObject a note. */
function set(cmd: CmdletRuntime, object: unknown, key: unknown, given: unknown): void {
  const name = toText(key);
  const value = given === AutomationNull ? null : given;
  const member = findMember(object, name);
  if (member?.isMethod) {
    member.invoke?.([value]);
    return;
  }
  if (member?.isProperty) {
    try {
      if (member.set === null) throw netException(`${setValue}Exception`, '');
      member.set(value);
    } catch (error) {
      if (!(error instanceof NetException) || !error.netType.fullName.startsWith(setValue)) throw error;
      const message =
        'The value supplied is not valid, or the property is read-only. Change the value, and then try again.';
      cmd.throwTerminating(cmd.error('SetValueException', 'InvalidData', null, message, 'System.Exception'));
    }
    return;
  }
  if (!(object instanceof PSObject) || !object.isCustom) {
    const message = `The member "${name}" was not found for the specified .NET object.`;
    cmd.throwTerminating(cmd.error('InvalidOperationException', 'InvalidOperation', null, message));
  } else if (fold(name) === 'pstypename' && typeof value === 'string') {
    object.typeNames = [value, ...typeNamesOf(object)];
  } else object.setEntry(name, value);
}

const setValue = 'System.Management.Automation.SetValue';
