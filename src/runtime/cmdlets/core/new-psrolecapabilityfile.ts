/** New-PSRoleCapabilityFile writes a file that says what members of a role may use in a session. */
import { cmdlet } from '../cmdlet.js';
import {
  configurationParameters,
  definitionMembers,
  identityMembers,
  modulesMember,
  scriptsMember,
  visibilityMembers,
  writeConfiguration,
} from './configuration-members.js';

const kind = { extension: '.psrc', errorId: 'InvalidRoleCapabilityFilePath', name: 'Role Capability' };

export const NewPSRoleCapabilityFile = cmdlet('New-PSRoleCapabilityFile', [], () => ({
  module: 'Microsoft.PowerShell.Core',
  synopsis: 'Creates a file that defines a set of capabilities to be exposed through a session configuration.',
  parameters: configurationParameters,
  examples: [
    {
      code: "New-PSRoleCapabilityFile ants.psrc -VisibleCmdlets 'Get-*'; (Import-PowerShellDataFile ants.psrc).VisibleCmdlets",
      output: 'Get-*',
    },
    {
      code: 'try { New-PSRoleCapabilityFile ants.txt } catch { $_.FullyQualifiedErrorId }',
      output: 'InvalidRoleCapabilityFilePath,Microsoft.PowerShell.Commands.NewPSRoleCapabilityFileCommand',
    },
  ],
  run: (cmd) => ({
    process(values) {
      const { guid, author, description, company, copyright } = identityMembers(values);
      const identity = [guid, author, description, company, copyright, modulesMember(values)];
      const rest = [...visibilityMembers(values), scriptsMember(values), ...definitionMembers(values)];
      writeConfiguration(cmd, values, kind, [...identity, ...rest]);
    },
  }),
}));
