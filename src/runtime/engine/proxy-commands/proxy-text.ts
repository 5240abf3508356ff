/**
 * ProxyCommand: the text of a function that stands in for a command and calls it through a steppable pipeline. The text is part
 * of the contract, blanks included: scripts put pieces of their own between its parts.
 */
import { escapeBlockComment } from '../../dotnet/automation/language/code-generation.js';
import { invalidOperation } from '../../dotnet/system/errors.js';
import type { CommandParameter } from '../command-parameters.js';
import { parameterText, quoted } from './parameter-text.js';
import type { WrappedCommand } from './wrapped-command.js';

const commandTypes = '[System.Management.Automation.CommandTypes]';

/** The whole function; `help` is its comment, in place of one that forwards to the command's help. */
export function proxyText(command: WrappedCommand, help: string, withDynamicParameters: boolean): string {
  const comment =
    help || `\n.ForwardHelpTargetName ${command.wrappedName}\n.ForwardHelpCategory ${command.wrappedType}\n`;
  const dynamic =
    withDynamicParameters && command.hasDynamicParameters ? `\ndynamicparam\n{${dynamicParamBlock(command)}}\n\n` : '';
  return `${cmdletBinding(command)}
param(${paramBlock(command)})

${dynamic}begin
{${beginBlock(command)}}

process
{${processBlock()}}

end
{${endBlock()}}

clean
{${cleanBlock()}}
<#
${escapeBlockComment(comment)}
#>
`;
}

/** `[CmdletBinding(...)]`; empty for a function that has none. */
export function cmdletBinding(command: WrappedCommand): string {
  if (!command.isAdvanced) return '';
  const parts: string[] = [];
  const { defaultParameterSetName, helpUri, declaredRemotingCapability } = command;
  if (defaultParameterSetName) parts.push(`DefaultParameterSetName=${quoted(defaultParameterSetName)}`);
  if (command.supportsShouldProcess)
    parts.push('SupportsShouldProcess=$true', `ConfirmImpact='${command.confirmImpact}'`);
  if (command.supportsPaging) parts.push('SupportsPaging=$true');
  if (command.supportsTransactions) parts.push('SupportsTransactions=$true');
  if (!command.positionalBinding) parts.push('PositionalBinding=$false');
  if (helpUri) parts.push(`HelpUri=${quoted(helpUri)}`);
  if (declaredRemotingCapability !== 'PowerShell') parts.push(`RemotingCapability='${declaredRemotingCapability}'`);
  return `[CmdletBinding(${parts.join(', ')})]`;
}

/** What stands between the parentheses of `param()`. */
export function paramBlock({ parameters, isAdvanced }: WrappedCommand): string {
  return [...parameters.entries()]
    .map(([name, parameter]) => parameterText(parameter as CommandParameter, String(name), isAdvanced))
    .join(',\n');
}

const callOf = (command: WrappedCommand): string =>
  `$ExecutionContext.InvokeCommand.GetCommand(${quoted(command.wrappedName)}, ${commandTypes}::${command.wrappedType}`;

export function beginBlock(command: WrappedCommand): string {
  if (!command.wrappedName)
    throw invalidOperation('The proxy command cannot be generated because the CommandMetadata has no name.');
  // A function is called as its proxy's own, so that a restricted session does not hide it.
  const origin = command.wrappedType === 'Function' ? '' : '$myInvocation.CommandOrigin';
  const found = `$wrappedCmd = ${callOf(command)})`;
  if (command.isAdvanced)
    return `
    try {
        $outBuffer = $null
        if ($PSBoundParameters.TryGetValue('OutBuffer', [ref]$outBuffer))
        {
            $PSBoundParameters['OutBuffer'] = 1
        }

        ${found}
        $scriptCmd = {& $wrappedCmd @PSBoundParameters }

        $steppablePipeline = $scriptCmd.GetSteppablePipeline(${origin})
        $steppablePipeline.Begin($PSCmdlet)
    } catch {
        throw
    }
`;
  return `
    try {
        ${found}
        $PSBoundParameters.Add('$args', $args)
        $scriptCmd = {& $wrappedCmd @PSBoundParameters }

        $steppablePipeline = $scriptCmd.GetSteppablePipeline(${origin})
        $steppablePipeline.Begin($myInvocation.ExpectingInput, $ExecutionContext)
    } catch {
        throw
    }
`;
}

export function dynamicParamBlock(command: WrappedCommand): string {
  return `
    try {
        $targetCmd = ${callOf(command)}, $PSBoundParameters)
        $dynamicParams = @($targetCmd.Parameters.GetEnumerator() | Microsoft.PowerShell.Core\\Where-Object { $_.Value.IsDynamic })
        if ($dynamicParams.Length -gt 0)
        {
            $paramDictionary = [Management.Automation.RuntimeDefinedParameterDictionary]::new()
            foreach ($param in $dynamicParams)
            {
                $param = $param.Value

                if(-not $MyInvocation.MyCommand.Parameters.ContainsKey($param.Name))
                {
                    $dynParam = [Management.Automation.RuntimeDefinedParameter]::new($param.Name, $param.ParameterType, $param.Attributes)
                    $paramDictionary.Add($param.Name, $dynParam)
                }
            }

            return $paramDictionary
        }
    } catch {
        throw
    }
`;
}

export const processBlock = (): string => step('Process($_)');
export const endBlock = (): string => step('End()');
const step = (call: string): string => `
    try {
        $steppablePipeline.${call}
    } catch {
        throw
    }
`;

export const cleanBlock = (): string => `
    if ($null -ne $steppablePipeline) {
        $steppablePipeline.Clean()
    }
`;
