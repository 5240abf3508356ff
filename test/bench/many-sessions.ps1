# What two hundred sessions cost in one process: time, and resident memory above that of one session. See sessions.mjs.
$connect = @{ Port = [int]$env:BENCH_PORT; Options = @{ StrictHostKeyChecking = 'no'; UserKnownHostsFile = '/dev/null'; IdentityAgent = 'none' } }
function Get-Memory { [int]((Get-Content /proc/$PID/status | Where-Object { $_ -match '^VmRSS' }) -replace '\D') }
$watch = [System.Diagnostics.Stopwatch]::new()
$first = New-PSSession @connect -HostName h0@127.0.0.1
$null = Invoke-Command $first { work }
$before = Get-Memory
$watch.Start()
$sessions = New-PSSession @connect -HostName (1..200 | ForEach-Object { "h$_@127.0.0.1" })
"open 200 sessions`t$($watch.ElapsedMilliseconds) ms"
$watch.Restart()
$result = Invoke-Command -Session $sessions -ThrottleLimit 50 { work }
"a command in each, 50 at a time`t$($watch.ElapsedMilliseconds) ms"
if ($result.Count -ne 200) { throw "$($result.Count) results" }
"memory of each`t$([int](((Get-Memory) - $before) / 200)) KB"
$watch.Restart()
$sessions | Remove-PSSession
"close them`t$($watch.ElapsedMilliseconds) ms"
