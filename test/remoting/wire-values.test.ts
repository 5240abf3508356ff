import { expect, test } from 'vitest';
import { Defragmenter } from '../../src/remoting/protocol/fragments.js';
import { decodeMessage, encodeMessage, type Message } from '../../src/remoting/protocol/messages.js';
import { readWire } from '../../src/remoting/protocol/wire-reader.js';
import { writeWire } from '../../src/remoting/protocol/wire-writer.js';
import { clixmlVectors, type RecordedLine, readRecording, recordingNames } from './support/recordings.js';

test.each(clixmlVectors().filter((v) => v.psrp.length > 0))('$name is written as it was read', (vector) => {
  for (const xml of vector.psrp) if (xml !== '') expect(writeWire(readWire(xml))).toBe(xml);
});

/** All messages of one direction, with their bytes. */
function messages(lines: RecordedLine[], from: 'client' | 'server'): [Message, Buffer][] {
  const targets = new Map<string, Defragmenter>();
  const found: [Message, Buffer][] = [];
  for (const line of lines) {
    const data = /^<Data Stream='\w+' PSGuid='([^']+)'>([^<]*)<\/Data>$/.exec(line.text);
    if (line.from !== from || !data) continue;
    const target = data[1] as string;
    if (!targets.has(target)) targets.set(target, new Defragmenter({ object: 1e9, total: 1e9 }));
    for (const bytes of (targets.get(target) as Defragmenter).receive(Buffer.from(data[2] as string, 'base64')))
      found.push([decodeMessage(bytes), bytes]);
  }
  return found;
}

test.each(recordingNames())('every message of %s is encoded as it was decoded', (name) => {
  const lines = readRecording(name);
  const all = [...messages(lines, 'client'), ...messages(lines, 'server')];
  expect(all.length).toBeGreaterThan(2);
  for (const [message, bytes] of all) {
    expect(encodeMessage(message).equals(bytes)).toBe(true);
    if (message.body !== '') expect(writeWire(readWire(message.body))).toBe(message.body);
  }
});
