// What `ssh` starts to ask something (SSH_ASKPASS): the question goes to the shell that started ssh, and its answer to ssh.
'use strict';
const { connect } = require('node:net');

const question = { text: process.argv[2] ?? '', kind: process.env.SSH_ASKPASS_PROMPT ?? '' };
let reply = '';
// Without an answer ssh is told that there is none.
process.exitCode = 1;
const socket = connect(process.env.PERIWINKLE_ASKPASS ?? '', () => socket.write(`${JSON.stringify(question)}\n`));
socket.setEncoding('utf8');
socket.on('data', (chunk) => {
  reply += chunk;
});
socket.on('end', () => {
  const { answer } = JSON.parse(reply === '' ? '{}' : reply);
  if (typeof answer !== 'string') return;
  process.stdout.write(`${answer}\n`);
  process.exitCode = 0;
});
socket.on('error', (error) => process.stderr.write(`${error.message}\n`));
