/** Corners of the commands that turn objects into data formats and back, as PowerShell 7 has them. */
import { type SessionCase, testCases } from '../support/session-cases.js';

const json: SessionCase[] = [
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

const numbers: SessionCase[] = [
  [
    'hexadecimal text is read as 32 or 64 bits, the lowest of which make a signed number',
    '"$([sbyte]"0xFF") $([short]"0xFFFE") $([int]"0xFFFFFFFF") $([long]"0xFFFFFFFFFFFFFFFE") $([byte]"0xFF")"',
    '-1 -2 -1 -2 255',
  ],
  [
    'more digits than bits are too many',
    'foreach ($type in [byte], [int], [long]) { try { [Management.Automation.LanguagePrimitives]::ConvertTo("0x1FFFFFFFFFFFFFFFF0", $type) } catch { "$_" -replace ".* for a " } }',
    'UInt32.""\nUInt32.""\nUInt64.""',
  ],
];

const schemas: SessionCase[] = [
  [
    'a schema file refers to others beside it',
    `'{ "definitions": { "legs": { "type": "integer" } } }' > defs.json; '{ "properties": { "legs": { "$ref": "defs.json#/definitions/legs" } } }' > ant.json; Test-Json '{ "legs": 6 }' -SchemaFile ant.json; Test-Json '{ "legs": "x" }' -SchemaFile ant.json -ErrorAction Ignore`,
    'True\nFalse',
  ],
];

testCases({ schemas, JSON: json, numbers });
