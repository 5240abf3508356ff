# core
# A million integers in an array: peak memory, not time, is what counts here.
$array = foreach ($i in 1..1000000) { $i * 3 }
"$($array.Count) $($array[-1])"
