export const opcodes = { text: 1, close: 8, ping: 9, pong: 10 } as const;

/** A frame from client to server. Those must be masked; a mask of zeros leaves the payload as it is. */
export function clientFrame(opcode: number, payload: string | Buffer): Buffer {
  const body = Buffer.from(payload);
  if (body.length > 65_535) throw new Error('the frame is too long');
  const isShort = body.length < 126;
  const head = Buffer.alloc(isShort ? 6 : 8);
  head[0] = 0x80 | opcode;
  head[1] = 0x80 | (isShort ? body.length : 126);
  if (!isShort) head.writeUInt16BE(body.length, 2);
  return Buffer.concat([head, body]);
}
