$texts = @'
1
10675199
1:2
01:02
1.2:3
1:2:3
1:2:3:4
1:2:3:4.5
1.2
1:2:3.12345678
1:2:3.1234567
1:2:3.
-1:00
+1:00
 1:00 
1 : 00
24:00
23:60
0:0:60
1:2.5
1.2:3:4.5
1.2:3:4:5
1:2:3:4:5
1,2:3
-
-1.2:3:4
1:02:3.5
99999999
:1
1:
1:2:
1.:2
1.24:0
1:24:0:0
00:00:00.0000001
6
6.12
6.12:14
6:12:14:45
6:34:14:45
6.12:14:45.34445
-0:0:1
1:2:3,5
0.0:0
 -5
- 5
1e1
0:0:0.00000001
'@ -split "`n"
foreach ($name in '', 'de-DE') {
  $culture = [cultureinfo]::GetCultureInfo($name)
  foreach ($text in $texts) {
    $shown = try { [timespan]::Parse($text, $culture).Ticks } catch { '!' + $_.Exception.InnerException.Message }
    "$name ${text}: $shown"
  }
}
