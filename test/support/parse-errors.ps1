# Runs inside the oracle: the parse errors of many scripts, which come in one file with a NUL between them. Out go, with a NUL
# between the scripts, lines that each tell one error.
param($In, $Out)
$told = foreach ($script in [IO.File]::ReadAllText($In).Split([char]0)) {
  $errors = $null
  $null = [Management.Automation.Language.Parser]::ParseInput($script, [ref]$null, [ref]$errors)
  @(foreach ($e in $errors) {
    "$($e.ErrorId) $($e.Extent.StartOffset)-$($e.Extent.EndOffset)$(if ($e.IncompleteInput) { ' incomplete' }) $($e.Message)"
  }) -join "`n"
}
[IO.File]::WriteAllText($Out, $told -join [char]0)
