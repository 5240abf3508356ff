/**
 * A web server for the tests of the web cmdlets, in a worker: the engine sleeps while it waits for an answer. Posts its port.
 * Each path is one behaviour.
 */
import { createServer } from 'node:http';
import { parentPort } from 'node:worker_threads';
import { gzipSync } from 'node:zlib';

const page =
  '<html><body><a href="/x" class=c>Link</a><img src="i.png"><input name="q" id="i" value="1"></body></html>';
const feed =
  '<?xml version="1.0"?><rss><channel><title>t</title><item><title>one</title></item><item><title>two</title></item></channel></rss>';
const wholeFile = 'abcdefghij';
let tries = 0;

const paths = {
  echo: (request, answer, body) => {
    const { method, url, headers } = request;
    json(answer, { method, url, headers, body });
  },
  html: (_request, answer) => send(answer, 'text/html; charset=utf-8', page),
  latin: (_request, answer) => send(answer, 'text/plain; charset=iso-8859-1', Buffer.from([0xe9])),
  gzip: (_request, answer) => {
    answer.setHeader('Content-Encoding', 'gzip');
    send(answer, 'text/plain', gzipSync('packed'));
  },
  bytes: (_request, answer) => send(answer, 'application/octet-stream', Buffer.from([1, 65, 200])),
  xml: (_request, answer) => send(answer, 'application/xml', '<a><b>1</b></a>'),
  feed: (_request, answer) => send(answer, 'application/rss+xml', feed),
  status: (_request, answer, _body, code) => {
    answer.statusCode = Number(code);
    json(answer, { error: 'a<b' });
  },
  redirect: (_request, answer, _body, count) => {
    answer.statusCode = 302;
    answer.setHeader('Location', Number(count) <= 1 ? '/echo' : `/redirect/${count - 1}`);
    answer.end();
  },
  cookie: (_request, answer) => {
    answer.setHeader('Set-Cookie', ['a=1; Path=/', 'b=2']);
    answer.end();
  },
  page: (_request, answer, _body, number) => {
    if (Number(number) < 3) answer.setHeader('Link', `</page/${Number(number) + 1}>; rel="next", </page/1>; rel=first`);
    json(answer, Number(number));
  },
  range: (request, answer) => {
    const start = Number(/bytes=(\d+)-/.exec(request.headers.range ?? 'bytes=0-')[1]);
    answer.statusCode = start < wholeFile.length ? 206 : 416;
    const range = start < wholeFile.length ? `${start}-${wholeFile.length - 1}` : '*';
    answer.setHeader('Content-Range', `bytes ${range}/${wholeFile.length}`);
    answer.end(wholeFile.slice(start));
  },
  basic: (request, answer) => {
    const { authorization } = request.headers;
    if (authorization === undefined) {
      answer.statusCode = 401;
      answer.setHeader('WWW-Authenticate', 'Basic realm="x"');
    }
    answer.end(authorization);
  },
  retry: (_request, answer) => {
    answer.statusCode = ++tries < 3 ? 429 : 200;
    answer.setHeader('Retry-After', '0');
    answer.end(`${tries}`);
  },
  silence: () => {},
  pause: (_request, answer) => answer.write('part'),
  hangup: (request) => request.socket.destroy(),
};

function send(answer, type, content) {
  answer.setHeader('Content-Type', type);
  answer.end(content);
}
const json = (answer, value) => send(answer, 'application/json', JSON.stringify(value));

const server = createServer(async (request, answer) => {
  const parts = [];
  for await (const part of request) parts.push(part);
  const [, name, argument] = request.url.split(/[/?]/);
  paths[name](request, answer, Buffer.concat(parts).toString(), argument);
});
server.listen(0, '127.0.0.1', () => parentPort.postMessage(server.address().port));
