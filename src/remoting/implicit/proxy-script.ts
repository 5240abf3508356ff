/**
 * The script of a proxy module. Its functions hand what they are given to the session's commands of the same names, by
 * Invoke-Command; helpers find the session, and open another where it is gone. Commands of the shell are called by their modules'
 * names, since a proxy may have the name of one of them. It runs in PowerShell as well as here.
 */
import type { PSSession } from '../cmdlets/ps-session.js';
import { implicitMessages } from './implicit-messages.js';
import { newSessionText, quoted, sessionOptionText } from './new-session-text.js';
import { privateDataOf } from './private-data.js';
import type { RemoteCommandInfo, RemoteCommands } from './remote-commands.js';

export interface ProxyScript {
  session: PSSession;
  found: RemoteCommands;
  /** Modules to import in a session that is opened anew. */
  modules: readonly string[];
}

const separator = `\n${'#'.repeat(78)}\n`;

export function proxyScript({ session, found, modules }: ProxyScript): string {
  const { commands, aliases } = found;
  const list = (names: Iterable<string>) => `@(${[...names].map(quoted).join(', ')})`;
  const setAlias = 'Microsoft.PowerShell.Utility\\Set-Alias';
  return [
    header,
    sessionHelpers(session, modules),
    parameterHelper,
    separator,
    ...commands.map(proxyFunction),
    separator,
    `Microsoft.PowerShell.Core\\Export-ModuleMember -Function ${list(commands.map(({ name }) => name))}\n`,
    separator,
    ...[...aliases].map(
      ([name, standsFor]) => `${setAlias} -Name ${quoted(name)} -Value ${quoted(standsFor)} -Force -Scope script\n`,
    ),
    `Microsoft.PowerShell.Core\\Export-ModuleMember -Alias ${list(aliases.keys())}\n`,
  ].join('');
}

const header = `
param(
    <# ${implicitMessages.sessionParameter} #>
    [System.Management.Automation.Runspaces.PSSession] $PSSessionOverride,
    [System.Management.Automation.Remoting.PSSessionOption] $PSSessionOptionOverride
)

$script:MyModule = $MyInvocation.MyCommand.ScriptBlock.Module
$script:PSSession = $PSSessionOverride
${separator}`;

function sessionHelpers(session: PSSession, modules: readonly string[]): string {
  const { info } = session;
  const { hash } = privateDataOf(session);
  const imports = modules.map(
    (name) => `
        try {
            Microsoft.PowerShell.Core\\Invoke-Command -Session $script:PSSession -ErrorAction SilentlyContinue -ScriptBlock {
                Get-Module -ListAvailable -Name ${quoted(name)} | Import-Module
            }
        } catch { }`,
  );
  const hashCheck =
    hash === ''
      ? ''
      : `
        if ([string]$script:PSSession.ApplicationPrivateData.ImplicitRemoting.Hash -ne ${quoted(hash)}) {
            Microsoft.PowerShell.Utility\\Write-Warning -Message ${quoted(implicitMessages.changedCommands)}
        }`;
  return `
function Get-PSImplicitRemotingSessionOption {
    if ($null -ne $PSSessionOptionOverride) { return $PSSessionOptionOverride }
    ${sessionOptionText(info)}
}

function Test-PSImplicitRemotingSession([string] $State) {
    $null -ne $script:PSSession -and $script:PSSession.Runspace.RunspaceStateInfo.State -eq $State
}

function New-PSImplicitRemotingSession([string] $CommandName) {
    Microsoft.PowerShell.Utility\\Write-Host (${quoted(implicitMessages.newSession)} -f $CommandName)
    $opened = ${newSessionText(info)}
    if ($null -eq $opened) { return }
    $opened.Name = ${quoted(implicitMessages.sessionName)} -f $script:MyModule.Path
    $previous = $script:MyModule.OnRemove
    $script:MyModule.OnRemove = {
        Microsoft.PowerShell.Core\\Remove-PSSession -Session $opened -ErrorAction SilentlyContinue
        if ($previous) { & $previous $args }
    }.GetNewClosure()
    $opened
}

function Get-PSImplicitRemotingSession([string] $CommandName) {
    if (-not (Test-PSImplicitRemotingSession Opened)) {
        $known = Microsoft.PowerShell.Core\\Get-PSSession -InstanceId ${info.instanceId} -ErrorAction SilentlyContinue
        if ($null -ne $known) { $script:PSSession = $known }
    }
    if (Test-PSImplicitRemotingSession Disconnected) {
        $null = Microsoft.PowerShell.Core\\Connect-PSSession -Session $script:PSSession -ErrorAction SilentlyContinue
    }
    if (-not (Test-PSImplicitRemotingSession Opened)) {
        $script:PSSession = New-PSImplicitRemotingSession $CommandName${hashCheck}${imports.join('')}
    }
    if (-not (Test-PSImplicitRemotingSession Opened)) { throw ${quoted(implicitMessages.noSession)} }
    $script:PSSession
}
`;
}

/** Common parameters are Invoke-Command's, but for those that the far side has to know as well. */
const parameterHelper = `
function Get-PSImplicitRemotingClientSideParameters($Bound, [bool] $ProxyForCmdlet) {
    $own = @{}
    $names = @('AsJob')
    if ($ProxyForCmdlet) { $names += [System.Management.Automation.Cmdlet]::CommonParameters }
    foreach ($name in $names) {
        if (-not $Bound.ContainsKey($name)) { continue }
        $own[$name] = $Bound[$name]
        if ($name -notin 'ErrorAction', 'WarningAction', 'InformationAction', 'ProgressAction') { $null = $Bound.Remove($name) }
    }
    $own
}
`;

/** The comment at the end says to Get-Help where the help is. */
function proxyFunction(command: RemoteCommandInfo): string {
  const { name, type, isCmdlet } = command;
  const helpName = name.replace(/["'\x60$\s\p{Cc}]/gu, '');
  return `
Microsoft.PowerShell.Management\\Set-Item -LiteralPath ${quoted(`function:script:${name}`)} -Value {
    param(${parameterText(command)})

    begin {
        $positional = [System.Collections.ArrayList]::new()
        foreach ($each in @($PSBoundParameters.BoundPositionally)) {
            $null = $positional.Add($PSBoundParameters[$each])
            $null = $PSBoundParameters.Remove($each)
        }
        $positional.AddRange($args)
        $own = Get-PSImplicitRemotingClientSideParameters $PSBoundParameters $${isCmdlet}
        $invoke = {
            Microsoft.PowerShell.Core\\Invoke-Command @own -HideComputerName -Session (Get-PSImplicitRemotingSession ${quoted(name)}) -ArgumentList (${quoted(name)}, $PSBoundParameters, $positional) -ScriptBlock {
                param($name, $bound, $unbound)
                & $name @bound @unbound
            }
        }
        $steppable = $invoke.GetSteppablePipeline($MyInvocation.CommandOrigin)
        $steppable.Begin($MyInvocation.ExpectingInput, $ExecutionContext)
    }
    process { $steppable.Process($_) }
    end { $steppable.End() }

    # .ForwardHelpTargetName ${helpName}
    # .ForwardHelpCategory ${type}
    # .RemoteHelpRunspace PSSession
}
`;
}

function parameterText({ parameters }: RemoteCommandInfo): string {
  const all = [...parameters, { name: 'AsJob', aliases: [], isSwitch: true }];
  const texts = all.map(({ name, aliases, isSwitch }) => {
    const others = aliases.length === 0 ? '' : `[Alias(${aliases.map(quoted).join(', ')})] `;
    return `\n        ${others}${isSwitch ? '[switch] ' : ''}\${${name}}`;
  });
  return `${texts.join(',\n')}\n    `;
}
