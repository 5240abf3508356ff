/** Execution policies are a matter of Windows: elsewhere every script may run, and nothing can be set. */

/** In the order in which they would be heeded. */
export const policyScopes = ['MachinePolicy', 'UserPolicy', 'Process', 'CurrentUser', 'LocalMachine'] as const;
export type PolicyScope = (typeof policyScopes)[number];
export const scopeType = 'Microsoft.PowerShell.ExecutionPolicyScope';
export const policyType = 'Microsoft.PowerShell.ExecutionPolicy';
