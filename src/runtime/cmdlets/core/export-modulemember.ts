/** Export-ModuleMember says what of a module others get. Called several times, it adds up; called without names, nothing. */
import { exportMembers } from '../../engine/modules/export-members.js';
import { cmdlet, t } from '../cmdlet.js';
import { memberPatterns } from './module-members.js';

export const ExportModuleMember = cmdlet('Export-ModuleMember', [], () => ({
  module: 'Microsoft.PowerShell.Core',
  synopsis: 'Says which functions, variables and aliases a module exports.',
  parameters: {
    Function: {
      type: t.array(t.string),
      position: 0,
      from: 'both',
      allowEmptyCollection: true,
      wildcards: true,
      help: 'Names of the functions.',
    },
    Cmdlet: {
      type: t.array(t.string),
      from: 'propertyName',
      allowEmptyCollection: true,
      wildcards: true,
      help: 'Names of cmdlets that the module imported.',
    },
    Variable: {
      type: t.array(t.string),
      from: 'propertyName',
      validate: [{ notNull: true }],
      allowEmptyCollection: true,
      wildcards: true,
      help: 'Names of the variables.',
    },
    Alias: {
      type: t.array(t.string),
      from: 'propertyName',
      validate: [{ notNull: true }],
      allowEmptyCollection: true,
      wildcards: true,
      help: 'Names of the aliases.',
    },
  },
  examples: [
    {
      code: '(New-Module -Name Sums { function Add { }; function Helper { }; Export-ModuleMember Add }).ExportedCommands.Keys',
      output: 'Add',
    },
  ],
  run(cmd) {
    return {
      process({ Function: functions, Cmdlet, Variable, Alias }) {
        if (cmd.session === cmd.context.session)
          cmd.throwTerminating(
            cmd.error(
              'Modules_CanOnlyExecuteExportModuleMemberInsideAModule',
              'PermissionDenied',
              null,
              'The Export-ModuleMember cmdlet can only be called from inside a module.',
            ),
          );
        exportMembers(
          cmd.session,
          {
            functions: memberPatterns(functions),
            cmdlets: memberPatterns(Cmdlet),
            variables: memberPatterns(Variable),
            aliases: memberPatterns(Alias),
          },
          (text) => cmd.writeVerbose(text),
        );
      },
    };
  },
}));
