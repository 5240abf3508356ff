$formats = 'C', 'C0', 'C3', 'D', 'D5', 'd8', 'E', 'E0', 'e3', 'E10', 'F', 'F0', 'F3', 'F20', 'G', 'G3', 'g5', 'G17', 'G0', 'N', 'N0', 'N4', 'P', 'P0', 'P3', 'R', 'X', 'X4', 'x8', 'B', 'b8', '0', '000', '0.00', '#.##', '#,0.00', '#,##0.0;(#,##0.0);zero', '0.###E+0', '00.0e-00', '0%', "0.0$([char]0x2030)", '#,', '0,,.0', "'lit'0", '"q"#', '\#0', '0;;z', '##-##', '', 'Z', 'Q5', 'F1000000000', '(###) ###-####', '0.0.0', '+0;-0'
$values = 0, 1, -1, 42, 1234567, -987654321, [int]::MinValue, 5L, [long]::MaxValue, [byte]200, [sbyte]-3, [uint64]::MaxValue, 0.5, -0.5, 2.5, 1234.5678, -1234.5678, 1e15, 1e16, 123456789012345680.0, 1e-5, 0.1, [double]::MaxValue, [double]::Epsilon, [double]::NaN, [double]::NegativeInfinity, -0.0, [single]0.1, [single]16777216, 1.10d, 12345.6789d, -0.005d, [decimal]::MaxValue, [bigint]::Parse('123456789012345678901234567890'), [bigint]-255
foreach ($name in '', 'de-DE') {
  $culture = [cultureinfo]::GetCultureInfo($name)
  foreach ($format in $formats) {
    foreach ($value in $values) {
      $text = try { $value.ToString($format, $culture) } catch { '!' + $_.Exception.InnerException.Message }
      "$name [$format] $($value.GetType().Name) $($value.ToString('R', [cultureinfo]::InvariantCulture)): $text"
    }
  }
}
