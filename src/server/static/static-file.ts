import { createHash } from 'node:crypto';
import { promisify } from 'node:util';
import { brotliCompress, constants, gzip } from 'node:zlib';

export type Encoding = 'br' | 'gzip';

/** Something that is served as it is to everybody. */
export interface StaticFile {
  readonly contentType: string;
  readonly body: Buffer;
  readonly etag: string;
  /** Its name tells its content: a browser that has it need not ask again. */
  readonly isImmutable: boolean;
  /** Made when first asked for, and kept; null where it does not get smaller. */
  compressed(encoding: Encoding): Promise<Buffer | null>;
}

/** What is smaller fits into a packet or two as it is. */
const smallestToCompress = 1_024;

const compress: Readonly<Record<Encoding, (body: Buffer) => Promise<Buffer>>> = {
  // The strongest would take seconds for a large script; this one is within a few hundredths of it.
  br: (body) => promisify(brotliCompress)(body, { params: { [constants.BROTLI_PARAM_QUALITY]: 6 } }),
  gzip: promisify(gzip),
};

export function staticFile(contentType: string, body: Buffer, isImmutable = false): StaticFile {
  const made = new Map<Encoding, Promise<Buffer | null>>();
  const make = async (encoding: Encoding) => {
    if (body.length < smallestToCompress || !/^text\/|json|svg/.test(contentType)) return null;
    const smaller = await compress[encoding](body);
    return smaller.length < body.length ? smaller : null;
  };
  return {
    contentType,
    body,
    etag: createHash('sha256').update(body).digest('base64url'),
    isImmutable,
    compressed: (encoding) => {
      const known = made.get(encoding) ?? make(encoding);
      made.set(encoding, known);
      return known;
    },
  };
}
