/** FileSystemWatcher: what is told of files that come, change, are renamed and go. */
import { afterEach, beforeEach, expect, test } from 'vitest';
import { openSession, type Session } from '../../support/session.js';

let session: Session;
beforeEach(() => {
  session = openSession();
  session.run(`
    $folder = (New-Item -ItemType Directory watched).FullName
    $watcher = [System.IO.FileSystemWatcher]::new($folder, '*.txt')
    function told([int] $count) {
      $until = [datetime]::Now.AddSeconds(20)
      while (@(Get-Event).Count -lt $count -and [datetime]::Now -lt $until) { Start-Sleep -Milliseconds 10 }
      Get-Event | ForEach-Object { $e = $_.SourceEventArgs; "$($e.ChangeType) $($e.OldName)>$($e.Name)" }
    }`);
});
// A watcher that is left on would go on asking the services of a session that is closed.
afterEach(() => {
  session.run('$watcher.Dispose()');
  session.close();
});

function run(text: string): string[] {
  const { output, errors } = session.run(text);
  expect(errors).toBe('');
  return output.split('\n');
}

test('a file comes, is renamed and goes', () => {
  const all = `'Created', 'Renamed', 'Deleted' | ForEach-Object { Register-ObjectEvent $watcher $_ -SourceIdentifier $_ }`;
  const shown = run(`${all}
    $watcher.EnableRaisingEvents
    'x' > "$folder/a.txt"; 'x' > "$folder/other.log"
    $null = told 1
    Rename-Item "$folder/a.txt" b.txt
    $null = told 2
    Remove-Item "$folder/b.txt"
    told 3`);
  expect(shown).toEqual(['True', 'Created >a.txt', 'Renamed a.txt>b.txt', 'Deleted >b.txt']);
});

test('actions run, subfolders are told of when asked for, and a watcher can be switched off', () => {
  run('$watcher.IncludeSubdirectories = $true; $null = New-Item -ItemType Directory "$folder/sub"');
  run('$job = Register-ObjectEvent $watcher Created -Action { $EventArgs.Name }; \'x\' > "$folder/sub/c.txt"');
  expect(
    run(
      '$until = [datetime]::Now.AddSeconds(20); while (-not $job.HasMoreData -and [datetime]::Now -lt $until) { Start-Sleep -Milliseconds 10 }; Receive-Job $job',
    ),
  ).toEqual(['sub/c.txt']);
  expect(run('Get-EventSubscriber | Unregister-Event; $watcher.Dispose(); $watcher.EnableRaisingEvents')).toEqual([
    'False',
  ]);
});

test('WaitForChanged says that nothing came', () => {
  expect(run("$watcher.WaitForChanged('All', 1).TimedOut")).toEqual(['True']);
});
