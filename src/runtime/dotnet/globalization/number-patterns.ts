/** The patterns of amounts and percentages by NumberFormatInfo's numbers: `n` the number, `-` the sign, `$` the currency or percent symbol. */
export const positiveCurrency = ['$n', 'n$', '$ n', 'n $'];
export const negativeCurrency = [
  '($n)',
  '-$n',
  '$-n',
  '$n-',
  '(n$)',
  '-n$',
  'n-$',
  'n$-',
  '-n $',
  '-$ n',
  'n $-',
  '$ n-',
  '$ -n',
  'n- $',
  '($ n)',
  '(n $)',
  '$- n',
];
export const positivePercent = ['n $', 'n$', '$n', '$ n'];
export const negativePercent = [
  '-n $',
  '-n$',
  '-$n',
  '$-n',
  '$n-',
  'n-$',
  'n$-',
  '-$ n',
  'n $-',
  '$ n-',
  '$ -n',
  'n- $',
];
