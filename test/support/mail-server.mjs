/**
 * A mail server for the test of Send-MailMessage, in a worker: the engine sleeps while it waits for an answer.
 * Posts its port, then what each client said. It refuses the recipient nobody@x.example.
 */
import { createServer } from 'node:net';
import { parentPort } from 'node:worker_threads';

const answers = [
  [/^EHLO/, '250-mail.example\r\n250-DSN\r\n250 AUTH LOGIN'],
  [/^AUTH/, '334 UGFzc3dvcmQ6'],
  [/^RCPT TO:<nobody@/, '550 no such user'],
  [/^DATA/, '354 go on'],
];

const server = createServer((socket) => {
  let said = '';
  let inData = false;
  socket.write('220 mail.example\r\n');
  socket.setEncoding('utf8');
  socket.on('data', (text) => {
    said += text;
    if (inData && !said.endsWith('\r\n.\r\n')) return;
    inData = text.startsWith('DATA');
    if (!text.startsWith('QUIT')) socket.write(`${answers.find(([start]) => start.test(text))?.[1] ?? '250 OK'}\r\n`);
  });
  socket.on('error', () => {});
  socket.on('close', () => parentPort.postMessage(said));
});
server.listen(0, '127.0.0.1', () => parentPort.postMessage(server.address().port));
