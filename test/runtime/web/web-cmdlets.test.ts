/** Invoke-WebRequest and Invoke-RestMethod against a server of our own, through the services of the built shell. */
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
  ['JSON becomes objects', '(irm $u/echo).method', 'GET'],
  ['a dictionary as body of a Get is the query', "(irm $u/echo -Body @{ q = 'a b' }).url", '/echo?q=a+b'],
  [
    'a dictionary as body of a Post is a form',
    "$r = irm $u/echo -Method Post -Body ([ordered]@{ a = 1; b = 'x y' }); $r.body; $r.headers.'content-type'",
    'a=1&b=x+y\napplication/x-www-form-urlencoded',
  ],
  ['text as body is UTF-8', "(irm $u/echo -Method Put -Body 'é').headers.'content-length'", '2'],
  [
    'headers and methods of the user',
    "$r = irm $u/echo -CustomMethod merge -Headers @{ 'X-A' = 1 }; $r.method; $r.headers.'x-a'",
    'MERGE\n1',
  ],
  [
    'a form with a file',
    "Set-Content f.txt x -NoNewline; (irm $u/echo -Method Post -Form @{ f = Get-Item f.txt }).body -match '(?s)name=f; filename=f.txt.*\\r\\n\\r\\nx'",
    'True',
  ],
  [
    'the elements of HTML',
    "$r = iwr $u/html; $r.Links[0].href; $r.Links[0].class; $r.Images[0].src; $r.InputFields.FindByName('q').value; $r.GetType().Name",
    '/x\nc\ni.png\n1\nBasicHtmlWebResponseObject',
  ],
  ['the whole answer as text', '(iwr $u/xml).RawContent.Split("`n")[0]', 'HTTP/1.1 200 OK'],
  ['a charset in the header', '(iwr $u/latin).Content', 'é'],
  ['compressed content', '(iwr $u/gzip).Content', 'packed'],
  [
    'content that is no text',
    '$r = iwr $u/bytes; "$($r.Content)"; $r.GetType().Name; "$r"',
    '1 65 200\nWebResponseObject\n.A?',
  ],
  ['XML', '(irm $u/xml).a.b', '1'],
  ['the entries of a feed', '(irm $u/feed).title', 'one\ntwo'],
  ['redirects', '(irm $u/redirect/3).url', '/echo'],
  [
    'more redirects than allowed',
    'try { irm $u/redirect/3 -MaximumRedirection 1 } catch { $_.Exception.Message }',
    'Response status code does not indicate success: 302 (Found).',
  ],
  [
    'an error of the server',
    'try { irm $u/status/404 } catch { $_.Exception.GetType().Name; $_.Exception.Response.StatusCode; [int]$_.Exception.StatusCode; $_.ErrorDetails.Message; $_.FullyQualifiedErrorId }',
    'HttpResponseException\nNotFound\n404\n\n{\n  "error": "a\\u003Cb"\n}\nWebCmdletWebResponseException,Microsoft.PowerShell.Commands.InvokeRestMethodCommand',
  ],
  [
    'an error that is taken like an answer',
    "(irm $u/status/500 -SkipHttpErrorCheck -StatusCodeVariable sc -ResponseHeadersVariable h).error; $sc; $h.'Content-Type'",
    'a<b\n500\napplication/json',
  ],
  [
    'a session keeps cookies',
    '$null = irm $u/cookie -SessionVariable s; (irm $u/echo -WebSession $s).headers.cookie',
    'a=1; b=2',
  ],
  ['further pages', '(irm $u/page/1 -FollowRelLink) -join ","', '1,2,3'],
  ['links of an answer', '(iwr $u/page/1).RelationLink.Keys', 'next\nfirst'],
  [
    'a file that is continued',
    'Set-Content o.txt abc -NoNewline; iwr $u/range -OutFile o.txt -Resume; Get-Content o.txt; $null = iwr $u/range -OutFile o.txt -Resume; Get-Content o.txt',
    'abcdefghij\nabcdefghij',
  ],
  [
    'credentials when the server asks',
    "$c = [pscredential]::new('u', (ConvertTo-SecureString p -AsPlainText)); irm $u/basic -Credential $c -AllowUnencryptedAuthentication",
    'Basic dTpw',
  ],
  [
    'a token',
    '(irm $u/echo -Authentication Bearer -Token (ConvertTo-SecureString tok -AsPlainText) -AllowUnencryptedAuthentication).headers.authorization',
    'Bearer tok',
  ],
  ['requests that are sent again', 'irm $u/retry -MaximumRetryCount 3', '3'],
  [
    'an answer that does not come',
    'try { irm $u/silence -TimeoutSec 1 } catch { $_.Exception.Message; $_.CategoryInfo.Category }',
    'The request was canceled due to the configured HttpClient.Timeout of 1 seconds elapsing.\nOperationTimeout',
  ],
  [
    'an answer that does not go on',
    'try { irm $u/pause -OperationTimeoutSeconds 1 } catch { $_.FullyQualifiedErrorId }',
    'OperationTimeoutReached,Microsoft.PowerShell.Commands.InvokeRestMethodCommand',
  ],
  [
    'a connection that breaks',
    'try { irm $u/hangup } catch { $_.Exception.Message; $_.ErrorDetails.Message }',
    'An error occurred while sending the request.\nThe response ended prematurely. (ResponseEnded)',
  ],
  [
    'verbose messages',
    'iwr $u/bytes -Verbose 4>&1 | Select-Object -SkipLast 1 | ForEach-Object { "$_" -replace ":\\d+/", "/" }',
    'WebRequest: v1.1 GET http://127.0.0.1/bytes\nWebResponse: 200 OK with application/octet-stream payload with body size 3 B (3 bytes)',
  ],
];

test.each(cases)('%s', (_title, code, output) => {
  const result = session.run(code);
  expect(result.errors).toBe('');
  expect(result.output).toBe(output);
});
