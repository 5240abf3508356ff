/**
 * The profiles of the user at the far side, which run before the first prompt of Enter-PSSession, as its page says. PowerShell's own
 * sessions run none, and tell no `$PROFILE`: so the far side is asked which of the usual files there are.
 */
import { noMerge, type PipelineCommand } from '../protocol/pipeline-messages.js';

/** Writes the paths, in the order in which they run. An endpoint without the whole language has none. Runs in Windows PowerShell, too. */
const listScript = `
if ("$($ExecutionContext.SessionState.LanguageMode)" -ne 'FullLanguage') { return }
$isOwn = $null -ne $PSVersionTable['Periwinkle']
if ($PSVersionTable['Platform'] -eq 'Unix') {
    $settings = if ($env:XDG_CONFIG_HOME) { $env:XDG_CONFIG_HOME } else { "$HOME/.config" }
    $folders = if ($isOwn) { '/etc/periwinkle', "$settings/periwinkle" } else { $PSHOME, "$settings/powershell" }
} else {
    $documents = [Environment]::GetFolderPath('MyDocuments')
    $folders = if ($isOwn) { "$env:ProgramData\\Periwinkle", "$documents\\Periwinkle" }
        elseif ($PSVersionTable['PSEdition'] -eq 'Core') { $PSHOME, "$documents\\PowerShell" }
        else { $PSHOME, "$documents\\WindowsPowerShell" }
}
foreach ($folder in $folders) {
    foreach ($file in 'profile.ps1', 'Microsoft.PowerShell_profile.ps1') {
        $path = [IO.Path]::Combine($folder, $file)
        if ([IO.File]::Exists($path)) { $path }
    }
}`;

/** Its own scope: nothing of it stays in the session. */
export const listProfiles: PipelineCommand = {
  text: listScript,
  isScript: true,
  useLocalScope: true,
  parameters: [],
  merge: noMerge,
};

/** Runs a profile in the session's outermost scope. */
export function profileLine(path: string): string {
  return `. '${path.replace(/['\u2018-\u201b]/g, '$&$&')}'`;
}
