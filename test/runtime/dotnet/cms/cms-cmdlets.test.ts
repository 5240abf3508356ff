/** Messages for a certificate: what is encrypted is read again, and says for whom it is. */
import { generateKeyPairSync, sign } from 'node:crypto';
import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { Tag, writeDer, writeOid } from '../../../../src/runtime/dotnet/security/certificates/der.js';
import { openSession, type Session } from '../../../support/session.js';

const sequence = (...parts: Uint8Array[]) => writeDer(Tag.Sequence, ...parts);
const pem = (kind: string, bytes: Uint8Array) =>
  `-----BEGIN ${kind}-----\n${Buffer.from(bytes)
    .toString('base64')
    .replace(/(.{64})/g, '$1\n')}\n-----END ${kind}-----\n`;

/** A certificate for the encryption of documents, signed by itself. */
function documentCertificate(name: string) {
  const { publicKey, privateKey } = generateKeyPairSync('rsa', { modulusLength: 2048 });
  const algorithm = sequence(writeOid('1.2.840.113549.1.1.11'), writeDer(5));
  const subject = sequence(
    writeDer(Tag.Set, sequence(writeOid('2.5.4.3'), writeDer(Tag.Utf8String, Buffer.from(name)))),
  );
  const time = (text: string) => writeDer(Tag.UtcTime, Buffer.from(text));
  const extension = (oid: string, value: Uint8Array) => sequence(writeOid(oid), writeDer(Tag.OctetString, value));
  const keyUsage = extension('2.5.29.15', writeDer(Tag.BitString, Uint8Array.of(5, 0x20)));
  const purpose = extension('2.5.29.37', sequence(writeOid('1.3.6.1.4.1.311.80.1')));
  const body = sequence(
    writeDer(0xa0, writeDer(Tag.Integer, Uint8Array.of(2))),
    writeDer(Tag.Integer, Uint8Array.of(0x51, 0x23)),
    algorithm,
    subject,
    sequence(time('200101000000Z'), time('491231000000Z')),
    subject,
    publicKey.export({ type: 'spki', format: 'der' }),
    writeDer(0xa3, sequence(keyUsage, purpose)),
  );
  const signature = writeDer(Tag.BitString, Uint8Array.of(0), sign('sha256', body, privateKey));
  return {
    certificate: pem('CERTIFICATE', sequence(body, algorithm, signature)),
    key: privateKey.export({ type: 'pkcs8', format: 'pem' }) as string,
  };
}

let session: Session;
beforeAll(() => {
  session = openSession();
  for (const name of ['ants', 'bees']) {
    const { certificate, key } = documentCertificate(name);
    writeFileSync(join(session.folder, `${name}.pem`), certificate);
    writeFileSync(join(session.folder, `${name}.key`), key);
    session.run(
      `$${name} = [Security.Cryptography.X509Certificates.X509Certificate2]::CreateFromPemFile("$pwd/${name}.pem", "$pwd/${name}.key")`,
    );
  }
  session.run("$m = 'secret é', 'line' | Protect-CmsMessage -To ants.pem");
});
afterAll(() => session.close());

test.each([
  ['Unprotect-CmsMessage -Content $m -To $ants', 'secret é\nline'],
  ['"pre $m post" | Unprotect-CmsMessage -To $ants -IncludeContext', 'pre secret é\nline post'],
  ['($m | Get-CmsMessage).Recipients.IssuerName', 'CN=ants'],
  ['($m | Get-CmsMessage).ContentEncryptionAlgorithm.Oid.FriendlyName', 'aes256'],
  [
    'Protect-CmsMessage -To ants.pem, bees.pem -Content x -OutFile m.txt; Unprotect-CmsMessage -Path m.txt -To $bees',
    'x',
  ],
  [
    'try { Unprotect-CmsMessage -Content $m -To $bees } catch { $_.Exception.Message }',
    'The enveloped-data message does not contain the specified recipient.',
  ],
  ['(Get-PfxCertificate ants.pem).Subject', 'CN=ants'],
])('%s', (code, output) => {
  const result = session.run(code);
  expect(result.errors).toBe('');
  expect(result.output).toBe(output);
});
