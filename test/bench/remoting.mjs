/**
 * Latency and throughput of remote sessions, in milliseconds:
 *
 *     node test/bench/remoting.mjs [--over ssh|wsman] [--server "CMD ARGS..."] [--rounds 200]
 *
 * The server is the oracle (PERIWINKLE_ORACLE or test/oracle/bin/oracle) with `serve`, unless another command is given: as a child
 * process, behind a real sshd, or behind the WSMan service of the tests (on a thread of its own; bodies are sealed by NTLM). The
 * client is bundled from the sources first.
 */
import { once } from 'node:events';
import { rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { Worker } from 'node:worker_threads';
import { bundleSources, root } from './bundle-sources.mjs';

const { values } = parseArgs({
  options: {
    server: { type: 'string' },
    over: { type: 'string', default: 'process' },
    rounds: { type: 'string', default: '200' },
  },
});
const oracle = process.env.PERIWINKLE_ORACLE ?? join(root, 'test/oracle/bin/oracle');
const [file, ...args] = values.server?.split(' ') ?? [oracle, 'serve'];
const rounds = Number(values.rounds);

const { folder, bundle } = await bundleSources(`
  export { startSshd } from './test/remoting/support/real.ts';
  export { WSManServer } from './test/remoting/support/wsman-server.ts';
  export { negotiateScheme } from './test/remoting/support/wsman-schemes.ts';
  export { ProcessChannel } from './src/remoting/transports/process-channel.ts';
  export { openSession } from './src/remoting/client/open-session.ts';
  export { RemoteRunspace } from './src/remoting/client/remote-runspace.ts';
  export { scriptPipeline } from './src/remoting/protocol/pipeline-messages.ts';
`);
process.env.XDG_CONFIG_HOME = folder;
writeFileSync(join(folder, 'krb5.conf'), '[libdefaults]\ndns_lookup_kdc = false\n');
process.env.KRB5_CONFIG = join(folder, 'krb5.conf');
const { openSession, RemoteRunspace, scriptPipeline, startSshd } = await import(bundle);

const user = 'DOM\\ann';

/** What to connect to, and what ends it. */
async function startServer() {
  if (values.over === 'process')
    return { target: { kind: 'process', computerName: 'localhost', file, args }, stop: () => undefined };
  if (values.over === 'ssh') {
    const sshd = await startSshd([`Subsystem bench ${[file, ...args].join(' ')}`]);
    const options = { ...sshd.options, StrictHostKeyChecking: 'no' };
    const place = { hostName: '127.0.0.1', port: sshd.port, keyFilePath: sshd.keyFile, configFiles: [] };
    return { target: { kind: 'ssh', ...place, subsystem: 'bench', options }, stop: () => sshd.stop() };
  }
  const service = `
    import { parentPort } from 'node:worker_threads';
    const { WSManServer, negotiateScheme, ProcessChannel } = await import(${JSON.stringify(bundle)});
    const channel = () => new ProcessChannel(${JSON.stringify({ file, args })});
    const server = await WSManServer.start({ schemes: [negotiateScheme({ ${JSON.stringify(user)}: 'secret' })], channel });
    parentPort.postMessage(server.port);
    parentPort.once('message', () => server.stop());`;
  const worker = new Worker(new URL(`data:text/javascript,${encodeURIComponent(service)}`));
  const [port] = await once(worker, 'message');
  return {
    target: {
      kind: 'wsman',
      computerName: 'localhost',
      connectionUri: `http://localhost:${port}/wsman`,
      shellUri: 'http://schemas.microsoft.com/powershell/Microsoft.PowerShell',
      authentication: 'Negotiate',
      credential: { userName: user, password: Buffer.from('secret', 'utf16le') },
      certificateThumbprint: null,
      allowRedirection: false,
      enableNetworkAccess: false,
    },
    stop: () => worker.postMessage('stop'),
  };
}
const server = await startServer();

let lines = 0;
const size = { width: 120, height: 30 };
/** What the raw interface of the host says, by the number of its method. */
const raw = {
  27: 7,
  29: 0,
  31: { x: 0, y: 0 },
  33: { x: 0, y: 0 },
  35: 25,
  37: size,
  39: size,
  41: '',
  43: size,
  44: size,
};
const host = {
  async call({ method }) {
    if (method === 16) lines++;
    return raw[method] ?? null;
  },
};
const report = (name, milliseconds, note = '') =>
  console.log(`${name.padEnd(34)} ${milliseconds.toFixed(2).padStart(10)} ms  ${note}`);
async function time(work) {
  const start = performance.now();
  await work();
  return performance.now() - start;
}

let session;
report(
  'open',
  await time(async () => {
    ({ session } = await openSession({
      target: server.target,
      host,
      psVersion: '7.6.0',
      signal: new AbortController().signal,
    }));
  }),
);

/** Runs a script; the longest time for which the event loop stood still is `stall`. */
async function run(text, input = null) {
  let objects = 0;
  let bytes = 0;
  const consumer = {
    onOutput: (clixml) => {
      objects++;
      bytes += clixml.length;
    },
    onRecord: () => undefined,
    onHostCall: async () => ({ result: null }),
  };
  let stall = 0;
  let last = performance.now();
  const ticker = setInterval(() => {
    const now = performance.now();
    stall = Math.max(stall, now - last - 1);
    last = now;
  }, 1);
  const pipeline = session.start({ ...scriptPipeline(text), noInput: input === null }, consumer);
  for (const clixml of input ?? []) await pipeline.input(clixml);
  if (input) pipeline.endInput();
  const { state, error } = await pipeline.done;
  clearInterval(ticker);
  if (state !== 'Completed') throw new Error(`${text}: ${state} ${error?.message}`);
  return { objects, bytes, stall };
}

report('first pipeline', await time(() => run('1')));
for (let i = 0; i < 50; i++) await run('1');
const each = [];
for (let i = 0; i < rounds; i++) each.push(await time(() => run('1')));
each.sort((a, b) => a - b);
report(
  'pipeline of one object, median',
  each[each.length >> 1],
  `p95 ${each[Math.floor(each.length * 0.95)].toFixed(2)} ms`,
);

const runspace = new RemoteRunspace({ session, host, name: 'bench', promptPrefix: '', closesSession: true });
const typed = [];
for (let i = 0; i < rounds; i++)
  typed.push(
    await time(async () => {
      await runspace.invoke('1').done;
      await runspace.prompt();
    }),
  );
typed.sort((a, b) => a - b);
report('typed line and prompt, median', typed[typed.length >> 1]);
const prompts = [];
for (let i = 0; i < rounds; i++) prompts.push(await time(() => runspace.prompt()));
prompts.sort((a, b) => a - b);
report('prompt, median', prompts[prompts.length >> 1]);
const completions = [];
for (let i = 0; i < 20; i++) {
  // Another word each time: what was offered once is remembered.
  const text = `'${i}' | Get-Co`;
  completions.push(await time(() => runspace.complete(text, text.length, new AbortController().signal)));
}
completions.sort((a, b) => a - b);
report('completion of a command, median', completions[completions.length >> 1]);

for (const [name, text] of [
  ['100,000 integers', '1..100000'],
  [
    '20,000 objects',
    "foreach ($i in 1..20000) { [pscustomobject]@{ Id = $i; Name = 'name'; When = [datetime]::Now } }",
  ],
  ['20,000 lines of 1 kB', "$line = 'x' * 1024; foreach ($i in 1..20000) { $line }"],
  ['one string of 16 MB', "'x' * 16MB"],
]) {
  let result;
  const spent = await time(async () => {
    result = await run(text);
  });
  const rate = `${Math.round(result.objects / (spent / 1000))} objects/s, ${(result.bytes / 1e6 / (spent / 1000)).toFixed(1)} MB/s of CLIXML`;
  report(name, spent, `${rate}, longest stall ${result.stall.toFixed(0)} ms`);
}
const input = Array.from({ length: 20_000 }, (_, i) => `<I32>${i}</I32>`);
report('20,000 objects of input', await time(() => run('$n = 0; foreach ($x in $input) { $n++ }; $n', input)));

lines = 0;
report('20,000 lines typed out', await time(() => runspace.invoke('1..20000').done), `${lines} lines`);
report('close', await time(() => session.close()));
server.stop();
rmSync(folder, { recursive: true, force: true });
process.exit(0);
