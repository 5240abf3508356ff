/** Get-ExecutionPolicy: Unrestricted, in every scope. */
import { convertTo } from '../../language/index.js';
import { requireType } from '../../objects/net-type.js';
import { PSObject } from '../../objects/ps-object.js';
import { cmdlet, t } from '../cmdlet.js';
import { type PolicyScope, policyScopes, policyType, scopeType } from './execution-policies.js';

export const GetExecutionPolicy = cmdlet('Get-ExecutionPolicy', [], () => ({
  module: 'Microsoft.PowerShell.Security',
  synopsis: 'Says which scripts may run.',
  description: 'Execution policies exist only on Windows; here the answer is always Unrestricted.',
  parameters: {
    Scope: { type: t.enum<PolicyScope>(scopeType), position: 0, from: 'propertyName', help: 'The scope to ask about.' },
    List: { type: t.switch, default: false, help: 'Lists all scopes.' },
  },
  outputs: [policyType],
  examples: [{ code: 'Get-ExecutionPolicy', output: 'Unrestricted' }],
  run(cmd, { List }) {
    if (List && cmd.isBound('Scope'))
      cmd.throwTerminating(
        cmd.error(
          'ListAndScopeSpecified',
          'InvalidOperation',
          null,
          'Cannot get execution policy. Specify only the List or Scope parameters.',
        ),
      );
    const policy = convertTo('Unrestricted', requireType(policyType));
    if (!List) cmd.writeObject(policy);
    else
      for (const scope of policyScopes)
        cmd.writeObject(
          PSObject.custom([
            ['Scope', convertTo(scope, requireType(scopeType))],
            ['ExecutionPolicy', policy],
          ]),
        );
    return undefined;
  },
}));
