const single =
  /^\s*(application\/json|application\/graphql-response\+json|\*\/\*)\s*(;\s*(q=[\d.]+|charset=utf-8)\s*)*$/i;

/**
 * The media type of a single result, for an Accept header that can have nothing else; null where a stream may be meant,
 * or where it takes more to tell. Of several, the first counts, as with Yoga.
 */
export function plainMediaType(accept: string | undefined): string | null {
  if (accept === undefined) return 'application/json';
  let first: string | null = null;
  for (const entry of accept.split(',')) {
    const mediaType = single.exec(entry)?.[1]?.toLowerCase();
    if (mediaType === undefined) return null;
    first ??= mediaType === '*/*' ? 'application/json' : mediaType;
  }
  return first;
}

/** Whether the client asks for an event stream by its name; without, it gets none. */
export function acceptsEventStream(accept: string | undefined): boolean {
  return accept?.toLowerCase().includes('text/event-stream') === true;
}
