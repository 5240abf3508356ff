/** Corners of the commands that turn objects into data formats and back, as PowerShell 7 has them. */
import { describe, expect, test } from 'vitest';
import { openSession } from '../support/session.js';

type Case = readonly [title: string, code: string, output: string];

const json: Case[] = [
  [
    'what was added to the value of a typed property is not seen',
    "class Host1 { [version]$V; $Any }; $o = [Host1]@{ V = '1.2' }; $o.V | Add-Member Label x; $o | ConvertTo-Json -Compress",
    '{"V":{"Major":1,"Minor":2,"Build":-1,"Revision":-1,"MajorRevision":-1,"MinorRevision":-1},"Any":null}',
  ],
  [
    'what was added to nothing is',
    '[DBNull]::Value | Add-Member X 1 -PassThru | ConvertTo-Json -Compress; [DBNull]::Value.psobject.Properties.Remove("X")',
    '{"value":null,"X":1}',
  ],
  [
    'keys of -AsHashtable are properties for Select-Object',
    `'{"b":{"Legs":6}}' | ConvertFrom-Json -AsHashtable | Select-Object -ExpandProperty b | ForEach-Object Legs`,
    '6',
  ],
];

describe.each([['JSON', json]] as [string, Case[]][])('%s', (_name, cases) => {
  test.each(cases)('%s', (_title, code, output) => {
    const session = openSession();
    try {
      expect(session.run(code)).toMatchObject({ output, errors: '' });
    } finally {
      session.close();
    }
  });
});
