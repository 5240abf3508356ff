/** RC4, which NTLM seals with and OpenSSL 3 has only in its legacy provider. One object is one continuing stream. */

export class Rc4 {
  readonly #state = new Uint8Array(256);
  #i = 0;
  #j = 0;

  constructor(key: Buffer) {
    const state = this.#state;
    for (let i = 0; i < 256; i++) state[i] = i;
    for (let i = 0, j = 0; i < 256; i++) {
      const byte = state[i] as number;
      j = (j + byte + (key[i % key.length] as number)) & 0xff;
      state[i] = state[j] as number;
      state[j] = byte;
    }
  }

  /** Encrypts or decrypts what comes next in the stream. */
  update(data: Buffer): Buffer {
    const state = this.#state;
    const result = Buffer.allocUnsafe(data.length);
    let i = this.#i;
    let j = this.#j;
    for (let at = 0; at < data.length; at++) {
      i = (i + 1) & 0xff;
      const x = state[i] as number;
      j = (j + x) & 0xff;
      const y = state[j] as number;
      state[i] = y;
      state[j] = x;
      result[at] = (data[at] as number) ^ (state[(x + y) & 0xff] as number);
    }
    this.#i = i;
    this.#j = j;
    return result;
  }

  dispose(): void {
    this.#state.fill(0);
  }
}
