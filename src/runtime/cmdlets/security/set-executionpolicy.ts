/** Set-ExecutionPolicy exists so that scripts fail as they do elsewhere: outside of Windows nothing can be set. */
import { netException } from '../../objects/errors.js';
import { cmdlet, t } from '../cmdlet.js';
import { type PolicyScope, policyType, scopeType } from './execution-policies.js';

export const SetExecutionPolicy = cmdlet('Set-ExecutionPolicy', [], () => ({
  module: 'Microsoft.PowerShell.Security',
  synopsis: 'Sets which scripts may run; refused, because execution policies exist only on Windows.',
  supportsShouldProcess: true,
  parameters: {
    ExecutionPolicy: {
      type: t.enum(policyType),
      position: 0,
      mandatory: true,
      from: 'pipeline',
      help: 'The policy.',
    },
    Scope: {
      type: t.enum<PolicyScope>(scopeType),
      position: 1,
      from: 'propertyName',
      default: 'LocalMachine',
      help: 'Where it is to hold.',
    },
    Force: { type: t.switch, default: false, help: 'Without being asked.' },
  },
  examples: [
    {
      code: 'try { Set-ExecutionPolicy RemoteSigned } catch { $_.Exception.Message }',
      output: 'Operation is not supported on this platform.',
    },
  ],
  run(cmd, { Scope }) {
    if (Scope === 'UserPolicy' || Scope === 'MachinePolicy')
      cmd.throwTerminating(
        cmd.error(
          'CantSetGroupPolicy',
          'InvalidOperation',
          null,
          'Cannot set execution policy. Execution policies at the MachinePolicy or UserPolicy scopes must be set through Group Policy.',
        ),
      );
    return {
      process({ ExecutionPolicy }) {
        if (!cmd.shouldProcess(ExecutionPolicy)) return;
        throw netException('System.PlatformNotSupportedException', 'Operation is not supported on this platform.');
      },
    };
  },
}));
