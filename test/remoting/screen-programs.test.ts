/** Which typed lines are programs that need a terminal, and how they are said to a shell. */
import { expect, test } from 'vitest';
import { screenProgram, shellCommand } from '../../src/remoting/client/screen-programs.js';

test.each([
  ['vim', ['vim']],
  ["less -N 'a file.txt'", ['less', '-N', 'a file.txt']],
  ['top -d 5', ['top', '-d', '5']],
  ['/usr/bin/htop', ['/usr/bin/htop']],
  ['& vi x', ['vi', 'x']],
  ['bash', ['bash']],
])('%s has one', (line, words) => {
  expect(screenProgram(line)).toEqual(words);
});

test.each([
  'Get-Item vim',
  'bash -c ls',
  'less $file',
  'less (gi x)',
  'Get-Content x | less',
  'vim; ls',
  'vim > x',
  'vim &',
  'less "$x"',
  'vim (',
  '',
])('%s has none', (line) => {
  expect(screenProgram(line)).toBeNull();
});

test('words are quoted', () => {
  expect(shellCommand("/tmp/it's", ['vi', 'a b', '$x'])).toBe("cd '/tmp/it'\\''s' && exec 'vi' 'a b' '$x'");
});
