/** Reads when first asked, and again only where that failed. */
export function readOnce<T>(read: () => Promise<T>): () => Promise<T> {
  let reading: Promise<T> | null = null;
  return async () => {
    reading ??= read();
    try {
      return await reading;
    } catch (error) {
      reading = null;
      throw error;
    }
  };
}
