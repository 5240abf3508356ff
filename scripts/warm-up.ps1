# What most scripts do, so that the code for it is in the cache.
function Get-Sum([int[]] $Numbers) { $sum = 0; foreach ($n in $Numbers) { $sum += $n }; $sum }
$x = @{ a = 1; b = 'two' }
$o = [pscustomobject]@{ Name = 'n'; Value = 3.5 }
"$($o.Name) $($x.a) $(Get-Sum 1, 2, 3)"
1..3 | Where-Object { $_ -gt 1 } | ForEach-Object { $_ * 2 }
if ($x.b -eq 'two' -and -not $false) { 'yes' } else { 'no' }
for ($i = 0; $i -lt 3; $i++) { continue }
try { throw 'x' } catch { "caught $_" } finally { 'done' }
$o
'a,b' -split ',' -join ';'
Get-ChildItem . | Out-Null
