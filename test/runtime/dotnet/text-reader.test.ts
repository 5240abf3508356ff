/** StreamReader on streams that cannot seek, which are decoded piece by piece. */
import { type SessionCase, testCases } from '../../support/session-cases.js';

/** A reader of what `bytes` gives, packed and unpacked on the way: pieces of it end anywhere. */
const unpacked = (bytes: string, encoding: string) =>
  `$m = [IO.MemoryStream]::new(); $z = [IO.Compression.GZipStream]::new($m, [IO.Compression.CompressionMode]::Compress, $true); [byte[]] $b = ${bytes}; $z.Write($b, 0, $b.Length); $z.Close(); $m.Position = 0; $r = [IO.StreamReader]::new([IO.Compression.GZipStream]::new($m, [IO.Compression.CompressionMode]::Decompress), ${encoding})`;
const codes =
  '$t = $r.ReadToEnd(); "$($t.Length) $($t.Substring($t.Length - 3).ToCharArray().ForEach{ \'{0:x}\' -f [int]$_ })"';
const hangul = `('a' * 2047) + [char]0xc0c1 + 'b' + [char]0xd7a3`;

const pieces: SessionCase[] = [
  [
    'UTF-16 whose pieces end with a byte that would begin a character of UTF-8',
    `${unpacked(`[Text.Encoding]::Unicode.GetBytes(${hangul})`, '[Text.Encoding]::Unicode')}; ${codes}`,
    '2050 c0c1 62 d7a3',
  ],
  [
    'an encoding that the mark tells',
    `${unpacked(`[Text.Encoding]::Unicode.GetPreamble() + [Text.Encoding]::Unicode.GetBytes(${hangul})`, '[Text.Encoding]::UTF8')}; ${codes}`,
    '2050 c0c1 62 d7a3',
  ],
  [
    'UTF-8 with a character that two pieces share',
    `${unpacked(`[Text.Encoding]::UTF8.GetBytes('a' + ([string][char]0xe4) * 4000)`, '[Text.Encoding]::UTF8')}; ${codes}`,
    '4001 e4 e4 e4',
  ],
  [
    'a byte to a character',
    `${unpacked(`[byte[]](0x61, 0xe4, 0xf0, 0xff)`, '[Text.Encoding]::Latin1')}; ${codes}`,
    '4 e4 f0 ff',
  ],
];

testCases({ pieces });
