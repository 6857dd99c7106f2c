export interface FrameSink {
  /** Asked when a header has been read; a payload that nobody wants is skipped, not looked at. */
  wantsPayload(opcode: number, bytes: number): boolean;
  /** The payload is the sink's for as long as the call lasts. */
  onFrame(opcode: number, bytes: number, payload: Buffer | null): void;
}

/**
 * Takes what a WebSocket server sends apart into frames, by their headers alone where it can: a receiver must not need
 * the processor that the server under test is measured on.
 */
export class FrameReader {
  readonly #sink: FrameSink;
  /** The start of a header whose rest has not come. */
  #begun: Buffer | null = null;
  #opcode = 0;
  #bytes = 0;
  #isInPayload = false;
  #isWanted = false;
  #left = 0;
  #pieces: Buffer[] = [];

  constructor(sink: FrameSink) {
    this.#sink = sink;
  }

  /** `received` is not kept: who calls may write over it. */
  read(received: Buffer): void {
    const bytes = this.#begun === null ? received : Buffer.concat([this.#begun, received]);
    this.#begun = null;
    let at = 0;
    while (at < bytes.length) {
      if (!this.#isInPayload) {
        const size = this.#readHeader(bytes, at);
        if (size === 0) {
          this.#begun = Buffer.from(bytes.subarray(at));
          return;
        }
        at += size;
      }
      const taken = Math.min(this.#left, bytes.length - at);
      this.#left -= taken;
      if (this.#left === 0) this.#end(bytes, at, at + taken);
      else if (this.#isWanted) this.#pieces.push(Buffer.from(bytes.subarray(at, at + taken)));
      at += taken;
    }
  }

  /** The header's size; 0 where it has not all come. */
  #readHeader(bytes: Buffer, at: number): number {
    const had = bytes.length - at;
    if (had < 2) return 0;
    const first = bytes.readUInt8(at);
    const second = bytes.readUInt8(at + 1);
    if ((first & 0xf0) !== 0x80 || second > 127) throw new Error('a frame is masked, compressed or not final');
    const size = second === 127 ? 10 : second === 126 ? 4 : 2;
    if (had < size) return 0;
    this.#opcode = first & 0x0f;
    this.#bytes = size === 2 ? second : size === 4 ? bytes.readUInt16BE(at + 2) : Number(bytes.readBigUInt64BE(at + 2));
    this.#left = this.#bytes;
    this.#isWanted = this.#sink.wantsPayload(this.#opcode, this.#bytes);
    this.#isInPayload = true;
    return size;
  }

  #end(bytes: Buffer, from: number, to: number): void {
    this.#isInPayload = false;
    const pieces = this.#pieces;
    if (pieces.length > 0) this.#pieces = [];
    const last = bytes.subarray(from, to);
    const payload = pieces.length === 0 ? last : Buffer.concat([...pieces, last]);
    this.#sink.onFrame(this.#opcode, this.#bytes, this.#isWanted ? payload : null);
  }
}
