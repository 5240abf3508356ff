/** The .NET types of PSObject and its like, [ref] and [switch]. */
import { convertTo } from '../language/conversion.js';
import { toText } from '../language/to-text.js';
import { setMembers } from './member-set-types.js';
import { defineType, type NetType, requireType, typeOf, types } from './net-type.js';
import { copyObject, type PSMemberSet } from './ps-member-set.js';
import { baseOf, CustomBaseObject, PSObject } from './ps-object.js';
import { SwitchParameter } from './switch-parameter.js';
import { isNull, PSReference } from './values.js';

const automation = 'System.Management.Automation.';

/** A value is seen as what it wraps, so that the instance members are for `$x.psobject` alone. */
defineType(`${automation}PSObject`, { accelerators: ['psobject', 'pscustomobject'] }, () => ({
  interfaces: ['System.IFormattable', 'System.IComparable'],
  toString: (self: PSMemberSet) => toText(self.target),
  members: {
    'new()': () => new PSObject(),
    'new(int instanceMemberCapacity)': () => new PSObject(),
    'new(System.Object obj)': (_type: NetType, value: unknown) => new PSObject(value),
    [`static ${automation}PSObject AsPSObject(System.Object obj)`]: (value: unknown) => value,
    ...setMembers,
    'System.Object ImmediateBaseObject {get;}': (self: PSMemberSet) => self.baseObject,
    'System.Object BaseObject {get;}': (self: PSMemberSet) => self.baseObject,
    'System.Collections.ObjectModel.Collection[string] TypeNames {get;}': (self: PSMemberSet) => self.typeNames,
    [`${automation}PSObject Copy()`]: (self: PSMemberSet) => copyObject(self.target),
  },
}));
defineType(`${automation}PSCustomObject`, { class: CustomBaseObject }, () => ({ toString: () => '' }));

defineType(`${automation}PSReference`, { accelerators: ['ref'] }, () => ({
  members: {
    'new(System.Object value)': (type: NetType, value: unknown) => convertTo(value, type),
    'System.Object Value {get;set;}': {
      get: (self: PSReference) => self.get(),
      set: (self: PSReference, value: unknown) => self.set(value),
    },
  },
}));

defineType(`${automation}PSReference\`1`, { generic: ['T'] }, () => ({ base: `${automation}PSReference` }));

/** A reference is of the type that its value had when somebody first asked. */
const referenceTypes = new WeakMap<PSReference, NetType>();
Object.defineProperty(PSReference.prototype, 'netType', {
  get(this: PSReference): NetType {
    let type = referenceTypes.get(this);
    if (type === undefined) {
      const value = this.get();
      const valueType = isNull(value) ? types.object() : typeOf(baseOf(value));
      type = requireType(`${automation}PSReference\`1`).makeGeneric([valueType]);
      referenceTypes.set(this, type);
    }
    return type;
  },
});

defineType(`${automation}SwitchParameter`, { class: SwitchParameter, accelerators: ['switch'] }, () => ({
  kind: 'struct',
  defaultValue: () => new SwitchParameter(false),
  toString: (self: SwitchParameter) => self.toString(),
  equals: (self: SwitchParameter, other: unknown) =>
    (other instanceof SwitchParameter ? other.isPresent : other) === self.isPresent,
  hashKey: (self: SwitchParameter) => String(self.isPresent),
  members: {
    'new(bool isPresent)': (_type: NetType, isPresent: boolean) => new SwitchParameter(isPresent),
    'bool IsPresent {get;}': (self: SwitchParameter) => self.isPresent,
    'bool ToBool()': (self: SwitchParameter) => self.isPresent,
    [`static ${automation}SwitchParameter Present {get;}`]: () => new SwitchParameter(true),
  },
}));
