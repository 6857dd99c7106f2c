const hex = Array.from({ length: 256 }, (_, byte) => byte.toString(16).padStart(2, '0'));

/**
 * A UUID of version 7 (RFC 9562): 48 bits of time, then 74 random bits, so that ids made later sort later.
 *
 * @param random at least 10 random bytes
 */
export function uuidV7(now: number, random: Uint8Array): string {
  const bytes = new Uint8Array(16);
  let time = Math.max(0, Math.trunc(now));
  for (let index = 5; index >= 0; index -= 1) {
    bytes[index] = time % 256;
    time = Math.floor(time / 256);
  }
  bytes.set(random.subarray(0, 10), 6);
  bytes[6] = 0x70 | ((bytes[6] ?? 0) & 0x0f);
  bytes[8] = 0x80 | ((bytes[8] ?? 0) & 0x3f);
  let text = '';
  for (const byte of bytes) text += hex[byte];
  return `${text.slice(0, 8)}-${text.slice(8, 12)}-${text.slice(12, 16)}-${text.slice(16, 20)}-${text.slice(20)}`;
}

const mostInAMillisecond = 4_096;

/**
 * Ids that sort in the order in which they were asked for, also within a millisecond (RFC 9562, section 6.2, method 1):
 * twelve of the random bits count on from a random beginning. Where they are used up, and where the clock is set back,
 * the time of the ids runs ahead of the clock.
 */
export function createUuids(now: () => number, randomBytes: (count: number) => Uint8Array): () => string {
  let time = -1;
  let count = 0;
  return () => {
    const bytes = Uint8Array.from(randomBytes(10));
    const current = now();
    count += 1;
    if (current > time || count >= mostInAMillisecond) {
      time = Math.max(current, time + 1);
      // From the lower half, so that at least as many fit behind it.
      count = (((bytes[0] ?? 0) << 8) | (bytes[1] ?? 0)) % (mostInAMillisecond / 2);
    }
    bytes[0] = count >> 8;
    bytes[1] = count & 0xff;
    return uuidV7(time, bytes);
  };
}

const uuid = /^[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}$/i;

export function isUuid(text: string): boolean {
  return uuid.test(text);
}

/** An id as it is kept and compared: people have UUIDs in capitals, too, which RFC 9562 takes for the same. */
export function canonicalId(given: string): string {
  return isUuid(given) ? given.toLowerCase() : given;
}
