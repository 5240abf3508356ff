/**
 * The function `help`: Get-Help a page at a time. The pager is $env:PAGER, else less where it is installed; a list of topics, and
 * output that goes to no terminal, are not paged.
 */
export const helpFunction = `
[CmdletBinding(DefaultParameterSetName = 'AllUsersView')]
param(
  [Parameter(Position = 0, ValueFromPipelineByPropertyName)] [string] $Name,
  [string] $Path,
  [ValidateSet('Alias', 'Cmdlet', 'Provider', 'General', 'FAQ', 'Glossary', 'HelpFile', 'ScriptCommand', 'Function', 'Filter', 'ExternalScript', 'All', 'DefaultHelp', 'DscResource', 'Class', 'Configuration')]
  [string[]] $Category,
  [Parameter(ParameterSetName = 'DetailedView', Mandatory)] [switch] $Detailed,
  [Parameter(ParameterSetName = 'AllUsersView')] [switch] $Full,
  [Parameter(ParameterSetName = 'Examples', Mandatory)] [switch] $Examples,
  [Parameter(ParameterSetName = 'Parameters', Mandatory)] [string[]] $Parameter,
  [string[]] $Component,
  [string[]] $Functionality,
  [string[]] $Role,
  [Parameter(ParameterSetName = 'Online', Mandatory)] [switch] $Online
)
process {
  $page = Get-Help @PSBoundParameters
  if ($null -eq $page) { return }
  $isList = 'HelpInfoShort' -in @($page)[0].PSTypeNames
  $command, $options = -split $(if ($env:PAGER) { $env:PAGER } else { 'less -s' })
  $pager = if ($command) { Get-Command $command -ErrorAction Ignore | Select-Object -First 1 }
  if ($isList -or $null -eq $pager -or [Console]::IsOutputRedirected) { return $page }
  if ($pager.CommandType -ne 'Application') { return $page | & $pager @options }
  $width = [Math]::Max([Console]::WindowWidth, 20) - 1
  $page | Out-String -Stream -Width $width | & $pager @options
}
`;
