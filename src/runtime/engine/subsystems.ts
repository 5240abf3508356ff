/** SubsystemInfo: the places where PowerShell can be extended. Only the feedback for command errors, which is built in, is taken. */
import { typedArray } from '../dotnet/collections/elements.js';
import { readOnlyCollection } from '../dotnet/collections/read-only-collection.js';
import { construct } from '../objects/members.js';
import { defineType, type NetType, requireType } from '../objects/net-type.js';

const namespace = 'System.Management.Automation.Subsystem';
const kinds = {
  CommandPredictor: `${namespace}.Prediction.ICommandPredictor`,
  CrossPlatformDsc: `${namespace}.DSC.ICrossPlatformDsc`,
  FeedbackProvider: `${namespace}.Feedback.IFeedbackProvider`,
} as const;
export type SubsystemKind = keyof typeof kinds;
export const subsystemKinds = Object.keys(kinds) as SubsystemKind[];

export class ImplementationInfo {
  declare readonly netType: NetType;
  readonly id = 'a3c6b07e-4a89-40c9-8be6-2a9aad2786a4';
  readonly kind: SubsystemKind = 'FeedbackProvider';
  readonly name = 'General Feedback';
  readonly description = 'The built-in general feedback source for command errors.';
}
export class SubsystemInfo {
  declare readonly netType: NetType;
  readonly implementations: readonly ImplementationInfo[];
  constructor(readonly kind: SubsystemKind) {
    this.implementations = kind === 'FeedbackProvider' ? [new ImplementationInfo()] : [];
  }
  get type(): NetType {
    return requireType(kinds[this.kind]);
  }
}

for (const name of Object.values(kinds)) defineType(name, {}, () => ({ kind: 'interface', members: {} }));
const info = `${namespace}.SubsystemInfo`;
const noNames = () => readOnlyCollection(requireType('System.String'), []);
defineType(`${info}+ImplementationInfo`, { class: ImplementationInfo }, () => ({
  toString: (self: ImplementationInfo) => self.name,
  members: {
    'guid Id {get;}': (self: ImplementationInfo) => construct(requireType('System.Guid'), [self.id]),
    [`${namespace}.SubsystemKind Kind {get;}`]: (self: ImplementationInfo) => self.kind,
    'string Name {get;}': (self: ImplementationInfo) => self.name,
    'string Description {get;}': (self: ImplementationInfo) => self.description,
    'type ImplementationType {get;}': () => requireType(kinds.FeedbackProvider),
  },
}));
defineType(info, { class: SubsystemInfo }, () => ({
  members: {
    [`${namespace}.SubsystemKind Kind {get;}`]: (self: SubsystemInfo) => self.kind,
    'type SubsystemType {get;}': (self: SubsystemInfo) => self.type,
    'bool AllowUnregistration {get;}': () => true,
    'bool AllowMultipleRegistration {get;}': (self: SubsystemInfo) => self.kind !== 'CrossPlatformDsc',
    'System.Collections.ObjectModel.ReadOnlyCollection[string] RequiredCmdlets {get;}': noNames,
    'System.Collections.ObjectModel.ReadOnlyCollection[string] RequiredFunctions {get;}': noNames,
    'bool IsRegistered {get;}': (self: SubsystemInfo) => self.implementations.length > 0,
    [`System.Collections.ObjectModel.ReadOnlyCollection[${info}+ImplementationInfo] Implementations {get;}`]: (
      self: SubsystemInfo,
    ) => {
      const type = requireType(`${info}+ImplementationInfo`);
      return readOnlyCollection(type, [...typedArray(type, self.implementations)]);
    },
  },
}));
