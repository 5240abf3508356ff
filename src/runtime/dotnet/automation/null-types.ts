/** The two nulls that have a name: [NullString]::Value, which stays null where $null becomes '', and AutomationNull. */
import { defineType, type NetType } from '../../objects/net-type.js';
import { AutomationNull, AutomationNullValue } from '../../objects/values.js';

const automation = 'System.Management.Automation';

export class NullString {
  declare readonly netType: NetType;
}
const nullString = new NullString();

defineType(`${automation}.Language.NullString`, { class: NullString, accelerators: ['NullString'] }, () => ({
  toString: () => '',
  convertTo: (_self: NullString, target: NetType) => (target.fullName === 'System.String' ? null : undefined),
  members: {
    [`static ${automation}.Language.NullString Value {get;}`]: () => nullString,
    'string ToString()': () => null,
  },
}));

defineType(`${automation}.Internal.AutomationNull`, { class: AutomationNullValue }, () => ({
  abstract: true,
  members: { 'static psobject Value {get;}': () => AutomationNull },
}));
