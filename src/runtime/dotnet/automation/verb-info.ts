/** VerbInfo: an approved verb, as Get-Verb gives it. */
import { defineType, type MemberImplementation, type NetType } from '../../objects/net-type.js';

export class VerbInfo {
  declare readonly netType: NetType;
  constructor(
    public verb = '',
    public aliasPrefix = '',
    public group = '',
    public description = '',
  ) {}
}

function property(name: 'verb' | 'aliasPrefix' | 'group' | 'description'): MemberImplementation {
  return {
    get: (self: VerbInfo) => self[name],
    set: (self: VerbInfo, value: string) => {
      self[name] = value;
    },
  };
}

defineType('System.Management.Automation.VerbInfo', { class: VerbInfo }, () => ({
  members: {
    'new()': () => new VerbInfo(),
    'string Verb {get;set;}': property('verb'),
    'string AliasPrefix {get;set;}': property('aliasPrefix'),
    'string Group {get;set;}': property('group'),
    'string Description {get;set;}': property('description'),
  },
}));
