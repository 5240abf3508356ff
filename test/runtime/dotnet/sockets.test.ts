/** TcpClient and TcpListener against each other, over the machine's own loopback. */
import { afterAll, beforeAll, expect, test } from 'vitest';
import { openSession, type Session } from '../../support/session.js';

let session: Session;
beforeAll(() => {
  session = openSession();
});
afterAll(() => session.close());
const run = (script: string) => {
  const { output, errors } = session.run(script);
  expect(errors).toBe('');
  return output.trim().split('\n');
};

test('lines go both ways, a read that takes too long fails, the end is no byte', () => {
  const script = `
    $l = [System.Net.Sockets.TcpListener]::new([ipaddress]::Loopback, 0); $l.Start(); $port = $l.LocalEndpoint.Port
    $c = [System.Net.Sockets.TcpClient]::new('127.0.0.1', $port); $far = $l.AcceptTcpClient(); $c.Connected
    $w = [System.IO.StreamWriter]::new($c.GetStream()); $w.AutoFlush = $true; $w.Write("one\`r"); $w.Write("\`ntwo\`n")
    $r = [System.IO.StreamReader]::new($far.GetStream()); $r.ReadLine(); $r.ReadLine()
    $bytes = [Text.Encoding]::UTF8.GetBytes('grün'); $far.GetStream().Write($bytes, 0, 5)
    $buffer = [byte[]]::new(9); $n = $c.GetStream().Read($buffer, 0, 9); [Text.Encoding]::UTF8.GetString($buffer, 0, $n)
    $c.GetStream().ReadTimeout = 50
    try { $c.GetStream().Read($buffer, 0, 1) } catch { $_.Exception.InnerException.GetType().Name; $_.Exception.InnerException.Message }
    $far.Close(); $c.GetStream().ReadTimeout = -1; $c.GetStream().Read($buffer, 0, 1); $c.Close(); $c.Connected; $l.Stop()`;
  expect(run(script)).toEqual([
    'True',
    'one',
    'two',
    'grün',
    'IOException',
    'Unable to read data from the transport connection: Connection timed out.',
    '0',
    'False',
  ]);
});

test('what is closed is told of, and what was written before still arrives', () => {
  const script = `
    $l = [System.Net.Sockets.TcpListener]::new([ipaddress]::Loopback, 0); $l.Start(); $port = $l.LocalEndpoint.Port
    $c = [System.Net.Sockets.TcpClient]::new('127.0.0.1', $port); $far = $l.AcceptTcpClient()
    $bytes = [byte[]]::new(300000); $c.GetStream().Write($bytes, 0, 300000); $c.GetStream().Close(); $c.Connected
    $m = [System.IO.MemoryStream]::new(); $far.GetStream().CopyTo($m); $m.Length; $far.Close(); $l.Stop()
    $c = [System.Net.Sockets.TcpClient]::new(); $task = $c.ConnectAsync('127.0.0.1', $port); $c.Close()
    try { $task.Wait(5000) } catch { $_.Exception.InnerException.InnerException.SocketErrorCode.ToString() }
    try { [System.Net.Sockets.TcpClient]::new('127.0.0.1', 70000) } catch { $_.Exception.InnerException.GetType().Name }`;
  expect(run(script)).toEqual(['False', '300000', 'OperationAborted', 'ArgumentOutOfRangeException']);
});

test('a port where nobody listens, at once and later', () => {
  const script = `
    $l = [System.Net.Sockets.TcpListener]::new([ipaddress]::Loopback, 0); $l.Start(); $port = $l.LocalEndpoint.Port; $l.Stop()
    try { [System.Net.Sockets.TcpClient]::new('127.0.0.1', $port) } catch { $_.Exception.InnerException.SocketErrorCode.ToString() }
    $c = [System.Net.Sockets.TcpClient]::new(); $task = $c.ConnectAsync('127.0.0.1', $port)
    try { $task.Wait(5000) } catch { $_.Exception.InnerException.InnerException.Message }
    $task.IsFaulted
    $c = [System.Net.Sockets.TcpClient]::new(); $r = $c.BeginConnect('127.0.0.1', $port, $null, $null); $r.AsyncWaitHandle.WaitOne(5000, $false)
    try { $c.EndConnect($r) } catch { $_.FullyQualifiedErrorId }`;
  expect(run(script)).toEqual(['ConnectionRefused', 'Connection refused', 'True', 'True', 'SocketException']);
});

test('a thread that listens and one that asks', () => {
  const script = `
    $l = [System.Net.Sockets.TcpListener]::new([ipaddress]::Loopback, 0); $l.Start(); $port = $l.LocalEndpoint.Port
    $job = Start-ThreadJob { $c = ($using:l).AcceptTcpClient(); $s = $c.GetStream(); $r = [IO.StreamReader]::new($s)
      $w = [IO.StreamWriter]::new($s); $w.AutoFlush = $true; $line = $r.ReadLine(); $w.WriteLine("echo $line"); $c.Close() }
    $t = [System.Net.Sockets.TcpClient]::new('127.0.0.1', $port); $w = [IO.StreamWriter]::new($t.GetStream()); $w.WriteLine('hi'); $w.Flush()
    [IO.StreamReader]::new($t.GetStream()).ReadLine(); $null = Wait-Job $job; $job.State; $t.Close(); $l.Stop()`;
  expect(run(script)).toEqual(['echo hi', 'Completed']);
});
