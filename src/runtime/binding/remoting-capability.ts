/** RemotingCapability of the cmdlets that are not PowerShell: whether they reach other computers themselves, or are of no use there. */
const capabilities: Record<string, string> = {
  None:
    'Add-Member Compare-Object Convert-Path ConvertFrom-Csv ConvertFrom-Json ConvertFrom-StringData ConvertTo-Csv ' +
    'ConvertTo-Html ConvertTo-Json ConvertTo-Xml ForEach-Object Get-Host Get-Member Get-Random Get-SecureRandom Get-Unique ' +
    'Group-Object Import-PowerShellDataFile Join-String Measure-Command Measure-Object New-PSSessionOption ' +
    'New-PSTransportOption New-TimeSpan Out-Default Out-Host Out-Null Out-String Select-Object Sort-Object Update-List ' +
    'Where-Object Write-Debug Write-Error Write-Host Write-Information Write-Output Write-Progress Write-Verbose Write-Warning',
  SupportedByCommand:
    'Get-HotFix Get-Process Get-Service Receive-Job Rename-Computer Restart-Computer Set-Service Stop-Computer',
  OwnedByCommand:
    'Connect-PSSession Disconnect-PSSession Enter-PSSession Get-PSSession Invoke-Command New-PSSession Receive-PSSession ' +
    'Remove-PSSession',
};
let byName: Map<string, string> | undefined;

/** As the cmdlet's declaration says. */
export function remotingCapabilityOf(cmdlet: string): string {
  byName ??= new Map(
    Object.entries(capabilities).flatMap(([capability, names]) =>
      names.split(' ').map((name): [string, string] => [name, capability]),
    ),
  );
  return byName.get(cmdlet) ?? 'PowerShell';
}

/** What a command with this declared capability has: one with a parameter ComputerName reaches other computers by that alone. */
export function effectiveCapability(declared: string, hasComputerName: () => boolean): string {
  return declared === 'PowerShell' && hasComputerName() ? 'SupportedByCommand' : declared;
}
