/** HttpClient and WebClient, as scripts use them, against a server of our own. */
import { afterAll, beforeAll, expect, test } from 'vitest';
import { openServerSession, type ServerSession } from '../../support/server-session.js';
import type { Session } from '../../support/session.js';

let opened: ServerSession;
let session: Session;

beforeAll(async () => {
  opened = await openServerSession('web-server.mjs');
  ({ session } = opened);
  session.run(`$u = 'http://127.0.0.1:${opened.port}'`);
}, 60_000);
afterAll(() => opened.close());

const cases: [title: string, code: string, output: string][] = [
  [
    'text by a task, with headers of the client',
    "$h = [Net.Http.HttpClient]::new(); $h.DefaultRequestHeaders.Add('X-A', 'v'); $r = $h.GetStringAsync(\"$u/echo?q=1\").Result | ConvertFrom-Json; $r.url; $r.headers.'x-a'",
    '/echo?q=1\nv',
  ],
  [
    'content that is sent',
    "$h = [Net.Http.HttpClient]::new(); $c = [Net.Http.StringContent]::new('{\"a\":1}', [Text.Encoding]::UTF8, 'application/json'); $r = $h.PostAsync(\"$u/echo\", $c).GetAwaiter().GetResult().Content.ReadAsStringAsync().Result | ConvertFrom-Json; $r.method; $r.body; $r.headers.'content-type'",
    'POST\n{"a":1}\napplication/json; charset=utf-8',
  ],
  [
    'a request of its own, at a base address',
    "$h = [Net.Http.HttpClient]::new(); $h.BaseAddress = $u; $m = [Net.Http.HttpRequestMessage]::new('DELETE', 'echo'); $r = $h.SendAsync($m).Result; $r.StatusCode; ($r.Content.ReadAsStringAsync().Result | ConvertFrom-Json).method",
    'OK\nDELETE',
  ],
  [
    'a status that is none of success',
    '$h = [Net.Http.HttpClient]::new(); $h.GetAsync("$u/status/404").Result.IsSuccessStatusCode; try { $h.GetStringAsync("$u/status/404").GetAwaiter().GetResult() } catch { $_.Exception.InnerException.GetType().Name }',
    'False\nHttpRequestException',
  ],
  [
    'downloads',
    '$w = [Net.WebClient]::new(); $w.Headers.Add(\'X-A\', \'w\'); ($w.DownloadString("$u/echo") | ConvertFrom-Json).headers.\'x-a\'; $w.DownloadFile("$u/latin", "$PWD/f.bin"); (Get-Item f.bin).Length; $w.DownloadData("$u/bytes") -join \' \'',
    'w\n1\n1 65 200',
  ],
  [
    'uploads',
    "$w = [Net.WebClient]::new(); ($w.UploadString(\"$u/echo\", 'PUT', 'data') | ConvertFrom-Json).body; $n = [Collections.Specialized.NameValueCollection]::new(); $n.Add('a', 'x y'); ([Text.Encoding]::UTF8.GetString($w.UploadValues(\"$u/echo\", $n)) | ConvertFrom-Json).body",
    'data\na=x+y',
  ],
  [
    'some headers are sent once, others again; nobody asks for compression',
    "$w = [Net.WebClient]::new(); $w.Headers['X-A'] = 1; $w.Headers['Accept'] = 'text/x'; foreach ($i in 1, 2) { $h = ($w.DownloadString(\"$u/echo\") | ConvertFrom-Json).headers; \"<$($h.accept)> $($h.'x-a').$($h.'accept-encoding')\" }",
    '<text/x> 1.\n<> 1.',
  ],
  [
    'a request is sent once',
    '$h = [Net.Http.HttpClient]::new(); $m = [Net.Http.HttpRequestMessage]::new(\'GET\', "$u/echo"); $null = $h.SendAsync($m).Result; try { $h.SendAsync($m) } catch { $_.Exception.InnerException.Message }',
    'The request message was already sent. Cannot send the same request message multiple times.',
  ],
  [
    'a WebException says what the server said',
    'try { [Net.WebClient]::new().DownloadString("$u/status/404") } catch { $_.Exception.InnerException.Message; $_.Exception.InnerException.Status }',
    'The remote server returned an error: (404) Not Found.\nProtocolError',
  ],
];
test.each(cases)('%s', (_title, code, output) => {
  const result = session.run(code);
  expect(result.errors + result.output.trimEnd()).toBe(output);
});
