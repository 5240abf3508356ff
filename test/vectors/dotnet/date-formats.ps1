$formats = 'd', 'D', 'f', 'F', 'g', 'G', 'm', 'M', 'o', 'O', 'r', 'R', 's', 't', 'T', 'u', 'y', 'Y', 'q', 'yyyy-MM-dd', 'HH:mm:ss.fff', 'hh:mm tt', 'dddd', 'ddd', 'MMM', 'MMMM', 'd MMMM', 'MMMM yyyy', '%d', '%h', '%y', 'yy', 'yyy', 'yyyyy', '%t', 'tt', 'FFF', 'ss.FFFFFFF', 'fffffff', 'g', '%g', "'at' HH", 'dd/MM/yyyy', '"q"d', '\d', 'h:m:s', '%', 'ffffffff', '[yyyy]', 'ddd, dd MMM yyyy', '', 'dddd d', 'd. MMM'
$dates = [datetime]::new(2024, 3, 5, 14, 7, 9, 123), [datetime]::new(2024, 12, 31, 0, 0, 0, [DateTimeKind]'Utc'), [datetime]::new(1, 1, 1), [datetimeoffset]::new(2024, 3, 5, 1, 2, 3, [timespan]::FromHours(-5.5)), [datetime]::MaxValue
function Show-Text($value, $format, $culture) {
  $text = try { $value.ToString($format, $culture) } catch { '!' + $_.Exception.InnerException.Message }
  "$culture $($value.GetType().Name) [$format]: $text"
}
foreach ($name in '', 'en-US', 'de-DE') {
  $culture = [cultureinfo]::GetCultureInfo($name)
  foreach ($date in $dates) { foreach ($format in $formats) { Show-Text $date $format $culture } }
  foreach ($value in [dateonly]::new(2024, 3, 5), [timeonly]::new(14, 7, 9, 5)) {
    foreach ($format in $formats) { Show-Text $value $format $culture }
  }
  foreach ($span in [timespan]::new(1, 2, 3, 4, 5), [timespan]::Zero, [timespan]::new(-1, -2, -3), [timespan]::MinValue, [timespan]::FromMilliseconds(0.5), [timespan]::new(100, 0, 0, 0)) {
    foreach ($format in 'c', 'g', 'G', 't', 'T', 'x', 'd\.hh\:mm', 'hh\:mm\:ss', '%d', '%h', 'fff', 'FFF', 's\.FFF', "d'd'", 'hhh', 'hh:mm', 'ddddddddd', '%f', '') { Show-Text $span $format $culture }
  }
}
