/** Test-Connection with a `ping` of our own, which says what Linux's says. */
import { chmodSync, mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { openSession, type Session } from '../support/session.js';

let session: Session;

beforeAll(() => {
  session = openSession();
  const folder = join(session.folder, 'bin');
  mkdirSync(folder);
  const answer = '40 bytes from 127.0.0.1: icmp_seq=1 ttl=64 time=1.61 ms';
  // The nearest router but one is the target; what is larger than 1500 bytes does not fit.
  const script = `#!/bin/sh\nhops=$7 size=$5\n[ "$hops" -lt 2 ] && { echo "From 10.0.0.1 icmp_seq=1 Time to live exceeded"; exit 1; }\n[ "$size" -gt 1472 ] && { echo "ping: local error: message too long, mtu=1500"; exit 1; }\n[ "$hops" = 99 ] && exit 1\necho "${answer}"\n`;
  writeFileSync(join(folder, 'ping'), script);
  chmodSync(join(folder, 'ping'), 0o755);
  session.run(`$env:PATH = '${folder}:' + $env:PATH`);
});
afterAll(() => session.close());

test.each([
  ['$r = Test-Connection 127.0.0.1 -Count 1; "$($r.Status) $($r.Latency) $($r.Address)"', 'Success 2 127.0.0.1'],
  ['Test-Connection 127.0.0.1 -Count 1 -Quiet', 'True'],
  ['$r = Test-Connection 127.0.0.1 -Count 1 -MaxHops 99; "$($r.Status) $($r.DisplayAddress)"', 'TimedOut *'],
  [
    '(Test-Connection 127.0.0.1 -Traceroute).Status -join ","',
    'TtlExpired,TtlExpired,TtlExpired,Success,Success,Success',
  ],
  ['Test-Connection 127.0.0.1 -MtuSize -Quiet', '1472'],
])(
  '%s',
  (code, output) => {
    const result = session.run(code);
    expect(result.errors).toBe('');
    expect(result.output).toBe(output);
  },
  30_000,
);
