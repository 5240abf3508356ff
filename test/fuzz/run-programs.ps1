# Runs many programs, in our shell and in the real engine alike: they come in one file with a record separator between them.
# What each one writes goes out in the same way, a line for an object. Every other program is dot-sourced, since the engine
# compiles that otherwise.
param($In, $Out)

function Show($value) {
  if ($null -eq $value) { return 'null' }
  if ($value -is [Management.Automation.ErrorRecord]) {
    $info = $value.InvocationInfo
    $where = "$($info.ScriptLineNumber):$($info.OffsetInLine) $($info.MyCommand)"
    return "error $($value.FullyQualifiedErrorId)|$($value.CategoryInfo)|$value|$where|$($value.TargetObject)"
  }
  $type = $value.GetType().ToString()
  if ($value -is [Collections.IDictionary]) {
    $pairs = foreach ($entry in $value.GetEnumerator()) { "$(Show $entry.Key)=$(Show $entry.Value)" }
    if ($value -is [hashtable]) { $pairs = [string[]]@($pairs); [array]::Sort($pairs, [StringComparer]::Ordinal) }
    return "$type{$($pairs -join '; ')}"
  }
  if ($value -is [Collections.IList]) {
    $elements = for ($i = 0; $i -lt $value.Count; $i++) { Show $value[$i] }
    return "$type($($elements -join ', '))"
  }
  if ($value -is [scriptblock]) { return "$type{$value}" }
  if ($type -eq 'System.Management.Automation.PSCustomObject') {
    $members = foreach ($property in $value.PSObject.Properties) { "$($property.Name)=$(Show $property.Value)" }
    return "$type{$($members -join '; ')}"
  }
  return "$type $value"
}

$dotSource = $false
$told = foreach ($program in [IO.File]::ReadAllText($In).Split([char]30)) {
  $Error.Clear()
  $lines = [Collections.Generic.List[string]]::new()
  try {
    $block = [scriptblock]::Create($program)
    # A stray `break` ends this loop, and no other.
    foreach ($once in 1) {
      & $(if ($dotSource) { { . $block } } else { $block }) *>&1 | ForEach-Object { $lines.Add((Show $_)) }
    }
  } catch {
    $lines.Add("ended by $(Show $_)")
  }
  $lines.Add("errors: $(foreach ($e in $Error) { if ($e -is [Management.Automation.ErrorRecord]) { $e.FullyQualifiedErrorId } else { $e.GetType().Name } })")
  $dotSource = -not $dotSource
  $lines -join "`n"
}
[IO.File]::WriteAllText($Out, $told -join [char]30)
