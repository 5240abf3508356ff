#!/usr/bin/env node
// How long a script goes on after SIGINT, by what it is doing: a loop, calls, a pipeline, a regular expression that does not
// end, a wait, a native program, a finally or clean block that must still run.
//
//   node interrupt.mjs [--shell "node dist/cli.cjs"] [--runs 5]
//
// Printed per script: the delays in milliseconds; at last their median and the worst. Exit status 1 when a script did not stop
// within ten seconds, went on behind the place, or left out its last block.
import { spawn } from 'node:child_process';

const option = (name, fallback) => {
  const i = process.argv.indexOf(name);
  return i < 0 ? fallback : process.argv[i + 1];
};
const [file, ...args] = option('--shell', 'node dist/cli.cjs').split(' ');
const runs = Number(option('--runs', '5'));
const patience = 10_000;

/** What each does, and what it must still write. */
const scripts = {
  loop: ['while ($true) { }', ''],
  calls: ['function f { foreach ($i in 1..100) { $i } }; while ($true) { $null = f }', ''],
  recursion: ['function r2($n) { if ($n -lt 2) { $n } else { (r2 ($n - 1)) + (r2 ($n - 2)) } }; r2 60', ''],
  pipeline: ['1..100000000 | ForEach-Object { $_ } | Where-Object { $false }', ''],
  regex: ["('a' * 40 + 'b') -match '^(a+)+$'", ''],
  sleep: ['Start-Sleep 60', ''],
  native: ['sleep 60', ''],
  objects: ['while ($true) { $list = foreach ($i in 1..1000) { @{ a = $i } } }', ''],
  finally: ["try { while ($true) { } } finally { [Console]::WriteLine('LAST') }", 'LAST'],
  clean: ["function c { process { while ($true) { } } clean { [Console]::WriteLine('LAST') } }; 1 | c", 'LAST'],
};

function once(body) {
  const command = `[Console]::WriteLine('GO'); ${body}; [Console]::WriteLine('AFTER')`;
  const child = spawn(file, [...args, '-NoProfile', '-Command', command], { stdio: ['ignore', 'pipe', 'ignore'] });
  return new Promise((resolve) => {
    let output = '';
    let interrupted = 0;
    const giveUp = setTimeout(() => child.kill('SIGKILL'), patience);
    child.stdout.on('data', (data) => {
      output += data;
      if (interrupted !== 0 || !output.includes('GO')) return;
      interrupted = Number.POSITIVE_INFINITY;
      setTimeout(
        () => {
          interrupted = performance.now();
          child.kill('SIGINT');
        },
        200 + Math.random() * 300,
      );
    });
    let delay = null;
    child.on('exit', (_code, signal) => {
      if (signal !== 'SIGKILL') delay = performance.now() - interrupted;
      clearTimeout(giveUp);
      // A program that outlives the shell keeps the pipe open.
      setTimeout(() => child.stdout.destroy(), 1000).unref();
    });
    child.on('close', () => resolve({ delay, output }));
  });
}

const all = [];
for (const [name, [body, last]] of Object.entries(scripts)) {
  const delays = [];
  for (let i = 0; i < runs; i++) {
    const { delay, output } = await once(body);
    const whole = delay !== null && output.includes(last) && !output.includes('AFTER');
    if (!whole) process.exitCode = 1;
    delays.push(whole ? delay : Number.POSITIVE_INFINITY);
  }
  all.push(...delays);
  console.log(`${name.padEnd(10)} ${delays.map((delay) => delay.toFixed(0).padStart(5)).join('')}`);
}
all.sort((a, b) => a - b);
console.log(`median ${all[all.length >> 1].toFixed(0)} ms, worst ${all.at(-1).toFixed(0)} ms`);
