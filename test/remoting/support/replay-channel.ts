/**
 * A server that says again what a recorded one said: each packet of ours gets what followed the recorded packet of its kind. Our
 * ids stand in the place of the recorded ones. What the recorded client did not do gets no answer but its acknowledgement.
 */
import type { Target } from '../../../src/remoting/protocol/pool-core.js';
import {
  formatData,
  formatPacket,
  LineReader,
  type Packet,
  parsePacket,
} from '../../../src/remoting/transports/packets.js';
import { InMemoryChannel } from './in-memory-channel.js';
import { type RecordedLine, rewrite } from './recordings.js';

interface Turn {
  kind: Packet['kind'];
  target: Target;
  answers: Packet[];
}

/** `garble` may change what the server writes, a line at a time. */
export function replayChannel(lines: readonly RecordedLine[], garble = (line: string) => line): InMemoryChannel {
  return new InMemoryChannel((write) => {
    const turns = turnsOf(lines);
    /** Ids of ours by the recorded ones, and back. */
    const ours = new Map<string, string>();
    const theirs = new Map<string, string>();
    const reader = new LineReader();
    const say = (packet: Packet) => {
      const target = packet.target === null ? null : (ours.get(packet.target) ?? packet.target);
      const text =
        packet.kind === 'Data'
          ? formatData(target, packet.stream, rewrite(packet.data, ours))
          : formatPacket(packet.kind, target);
      write(garble(text));
    };
    const answer = ({ kind, target }: Packet) => {
      const started = kind === 'Command' ? turns.find((turn) => turn.kind === 'Command') : undefined;
      if (started && target !== null) {
        ours.set(started.target as string, target);
        theirs.set(target, started.target as string);
      }
      const recorded = target === null ? null : (theirs.get(target) ?? target);
      const at = turns.findIndex((turn) => turn.kind === kind && turn.target === recorded);
      if (at < 0) say({ kind: `${kind}Ack` as 'DataAck', target });
      else for (const packet of turns.splice(at, 1)[0]?.answers ?? []) say(packet);
    };
    return (chunk) => {
      for (const line of reader.push(chunk)) answer(parsePacket(line) as Packet);
    };
  });
}

/** The client's packets, each with what the server said before the next one. */
function turnsOf(lines: readonly RecordedLine[]): Turn[] {
  const turns: Turn[] = [];
  for (const { from, text } of lines) {
    const packet = parsePacket(text);
    if (packet === undefined) continue;
    if (from === 'client') turns.push({ kind: packet.kind, target: packet.target, answers: [] });
    else turns.at(-1)?.answers.push(packet);
  }
  return turns;
}
