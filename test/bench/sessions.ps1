# Sessions over SSH as a script uses them, in milliseconds: the same text for each shell. See sessions.mjs.
$connect = @{
    HostName    = '127.0.0.1'
    Subsystem   = $env:BENCH_SUBSYSTEM
    Port        = [int]$env:BENCH_PORT
    KeyFilePath = $env:BENCH_KEY
    Options     = @{ StrictHostKeyChecking = 'no'; UserKnownHostsFile = '/dev/null'; IdentitiesOnly = 'yes'; LogLevel = 'ERROR' }
}
$watch = [System.Diagnostics.Stopwatch]::new()
function Measure-Step($Name, $Count, $Script) {
    $watch.Restart()
    $result = & $Script
    $spent = $watch.Elapsed.TotalMilliseconds
    if ($result -ne $Count) { throw "$Name brought $result" }
    "$Name`t$spent"
}
Measure-Step 'one command, connection included' 1 { Invoke-Command @connect { 1 } }
$session = $null
Measure-Step 'open a session' 'Opened' { ($script:session = New-PSSession @connect).State }
Measure-Step 'first command' 1 { Invoke-Command $session { 1 } }
$times = [double[]]@(foreach ($i in 1..300) {
    $watch.Restart()
    $null = Invoke-Command $session { 1 }
    $watch.Elapsed.TotalMilliseconds
})
$times = $times[100..299]
[Array]::Sort($times)
"a command of one object, median`t$($times[100])"
"a command of one object, best tenth`t$($times[20])"
Measure-Step '20 MB of text, 20,000 lines' 20000 { @(Invoke-Command $session { $line = 'x' * 1024; foreach ($i in 1..20000) { $line } }).Count }
Measure-Step '20 MB of text, one string' 20971520 { (Invoke-Command $session { 'x' * 20MB }).Length }
Measure-Step '100,000 integers' 100000 { @(Invoke-Command $session { 1..100000 }).Count }
Measure-Step '100,000 objects' 100000 { @(Invoke-Command $session { foreach ($i in 1..100000) { [pscustomobject]@{ Id = $i; Name = 'name' } } }).Count }
Measure-Step '100,000 objects of input' 100000 { 1..100000 | Invoke-Command $session { $n = 0; foreach ($x in $input) { $n++ }; $n } }
Measure-Step 'close' 0 { Remove-PSSession $session; @(Get-PSSession).Count }
