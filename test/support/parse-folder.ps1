# Runs inside the oracle: writes beside each script of a folder what its verbs `parse` and `tokens` print for it, all in one process.
param($Folder)
$oracle = [AppDomain]::CurrentDomain.GetAssemblies().Where({ $_.GetName().Name -eq 'oracle' })[0]
$out = [Console]::Out
foreach ($verb in 'Parse', 'Tokens') {
  $execute = $oracle.GetType("Oracle.${verb}Verb").GetMethod('Execute')
  foreach ($file in [IO.Directory]::GetFiles($Folder, '*.ps1')) {
    $text = [IO.StringWriter]::new()
    [Console]::SetOut($text)
    try { $null = $execute.Invoke($null, @(, [string[]]@($file))) } finally { [Console]::SetOut($out) }
    [IO.File]::WriteAllText("$file.$verb.json", $text.ToString())
  }
}
