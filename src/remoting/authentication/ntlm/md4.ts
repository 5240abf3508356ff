/** MD4 (RFC 1320), for the NT hash of a password alone: OpenSSL 3 has it only in its legacy provider. */

const rounds = [
  { add: 0, order: [0, 1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12, 13, 14, 15], shifts: [3, 7, 11, 19] },
  { add: 0x5a827999, order: [0, 4, 8, 12, 1, 5, 9, 13, 2, 6, 10, 14, 3, 7, 11, 15], shifts: [3, 5, 9, 13] },
  { add: 0x6ed9eba1, order: [0, 8, 4, 12, 2, 10, 6, 14, 1, 9, 5, 13, 3, 11, 7, 15], shifts: [3, 9, 11, 15] },
] as const;
const mixes = [
  (x: number, y: number, z: number) => (x & y) | (~x & z),
  (x: number, y: number, z: number) => (x & y) | (x & z) | (y & z),
  (x: number, y: number, z: number) => x ^ y ^ z,
] as const;

/** 16 bytes. */
export function md4(message: Buffer): Buffer {
  const padded = Buffer.alloc(Math.ceil((message.length + 9) / 64) * 64);
  message.copy(padded);
  padded[message.length] = 0x80;
  padded.writeBigUInt64LE(BigInt(message.length) * 8n, padded.length - 8);

  const state = Uint32Array.of(0x67452301, 0xefcdab89, 0x98badcfe, 0x10325476);
  for (let block = 0; block < padded.length; block += 64) addBlock(state, padded.subarray(block, block + 64));
  padded.fill(0);

  const digest = Buffer.alloc(16);
  state.forEach((word, index) => {
    digest.writeUInt32LE(word, index * 4);
  });
  return digest;
}

function addBlock(state: Uint32Array, block: Buffer): void {
  let [a, b, c, d] = state as unknown as [number, number, number, number];
  rounds.forEach(({ add, order, shifts }, round) => {
    const mix = mixes[round] as (typeof mixes)[number];
    order.forEach((index, step) => {
      const shift = shifts[step % 4] as number;
      const sum = (a + mix(b, c, d) + block.readUInt32LE(index * 4) + add) | 0;
      [a, b, c, d] = [d, (sum << shift) | (sum >>> (32 - shift)), b, c];
    });
  });
  [a, b, c, d].forEach((word, index) => {
    state[index] = (state[index] as number) + word;
  });
}
