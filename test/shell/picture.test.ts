/** Draws docs/screen.svg, the picture in the README, from the built shell: `PERIWINKLE_PICTURE=1 npx vitest run test/shell/picture`. */
import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { oracle, sshdPath, startSshd } from '../remoting/support/real.js';
import { drawScreen } from './support/svg.js';
import { openShell } from './support/terminal.js';

const log = [
  'GET / 200 12',
  'GET /cart 200 48',
  'POST /cart 500 913',
  'GET /old 404 3',
  'GET / 200 9',
  'GET /missing 404 5',
];

test.skipIf(process.env['PERIWINKLE_PICTURE'] !== '1' || oracle === null || sshdPath === null)(
  'the picture in the README',
  async () => {
    const sshd = await startSshd();
    const shell = openShell(['-NoLogo']);
    try {
      mkdirSync(join(shell.folder, '.ssh'));
      writeFileSync(
        join(shell.folder, '.ssh/config'),
        [
          'Host web01',
          '  HostName 127.0.0.1',
          `  Port ${sshd.port}`,
          `  User ${sshd.user}`,
          `  IdentityFile ${sshd.keyFile}`,
          `  UserKnownHostsFile ${sshd.knownHosts}`,
          '  GlobalKnownHostsFile none',
          '  StrictHostKeyChecking accept-new',
        ].join('\n'),
      );
      await shell.until(/^PS .*>$/);
      await shell.run('function prompt { "PS ~> " }', /^PS ~>$/);
      shell.screen.clear();
      const [local, remote] = [/^PS ~>$/, /^\[web01\]: PS .*>$/];
      writeFileSync(join(shell.folder, 'access.log'), log.join('\n'));
      await shell.run(
        "$hits = Get-Content access.log | ConvertFrom-Csv -Delimiter ' ' -Header Verb, Path, Status, Ms",
        local,
      );
      await shell.run('$hits | Where-Object Status -ge 400 | Sort-Object { [int]$_.Ms } -Descending', local);
      await shell.run('Enter-PSSession -HostName web01', remote);
      await shell.run('function prompt { "PS /srv> " }', remote);
      await shell.run('$PSVersionTable.PSVersion', remote);
      await shell.run('1 / 0', remote);
      await shell.run('exit', local);
      await shell.run('$hits | Group-Object Status -NoElement', local);
      expect(shell.rows().join('\n')).not.toMatch(/not recognized|^\S+: Cannot/m);
      writeFileSync(
        join(import.meta.dirname, '../../docs/screen.svg'),
        drawScreen(shell.screen, 'Periwinkle: a local prompt, a remote session over SSH, and the local prompt again'),
      );
    } finally {
      shell.close();
      sshd.stop();
    }
  },
);
