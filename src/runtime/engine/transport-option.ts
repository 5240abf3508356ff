/** WSManConfigurationOption, what New-PSTransportOption makes. */
import { defineType, type MemberImplementation, type NetType } from '../objects/net-type.js';

const limits = [
  'ProcessIdleTimeoutSec',
  'MaxIdleTimeoutSec',
  'MaxSessions',
  'MaxConcurrentCommandsPerSession',
  'MaxSessionsPerUser',
  'MaxMemoryPerSessionMB',
  'MaxProcessesPerSession',
  'MaxConcurrentUsers',
  'IdleTimeoutSec',
];

export class WSManConfigurationOption {
  declare readonly netType: NetType;
  /** Values by property; those that nobody set are not there. */
  constructor(readonly values: ReadonlyMap<string, unknown>) {}
}
const property =
  (name: string): MemberImplementation =>
  (self: WSManConfigurationOption) =>
    self.values.get(name) ?? null;

defineType('System.Management.Automation.PSTransportOption', {}, () => ({ abstract: true, members: {} }));
defineType('Microsoft.PowerShell.Commands.WSManConfigurationOption', { class: WSManConfigurationOption }, () => ({
  base: 'System.Management.Automation.PSTransportOption',
  members: {
    ...Object.fromEntries(limits.map((name) => [`System.Nullable[int] ${name} {get;}`, property(name)])),
    'System.Nullable[System.Management.Automation.Runspaces.OutputBufferingMode] OutputBufferingMode {get;}':
      property('OutputBufferingMode'),
  },
}));
