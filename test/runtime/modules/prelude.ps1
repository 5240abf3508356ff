# Writes a file below the current folder.
function w($path, $text) { $full = "$PWD/$path"; $null = [IO.Directory]::CreateDirectory([IO.Path]::GetDirectoryName($full)); [IO.File]::WriteAllText($full, $text) }
# Runs a block and tells its terminating error.
function t($block) { try { & $block } catch { "ERR $($_.FullyQualifiedErrorId) | $($_.Exception.GetType().FullName) | $($_.Exception.Message) | $($_.CategoryInfo)" } }
# What a module is and has.
function names($m) { "$($m.Name) $($m.Version) $($m.ModuleType) F[$(@($m.ExportedFunctions.Keys) -join ',')] C[$(@($m.ExportedCmdlets.Keys) -join ',')] A[$(@($m.ExportedAliases.Keys) -join ',')] V[$(@($m.ExportedVariables.Keys) -join ',')] N[$(@($m.NestedModules | ForEach-Object Name) -join ',')] R[$(@($m.RequiredModules | ForEach-Object Name) -join ',')]" }
# The modules that are loaded, but those of the shell itself.
function loaded { Get-Module @args | Where-Object Name -notlike Microsoft* }
