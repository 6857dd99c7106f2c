/** So long that a machine with much else to do is no reason to fail, and shorter than a test may take. */
const withinMs = 240_000;

/** Resolves once the fact holds; the fact is looked at again and again. */
export async function until(what: string, holds: () => boolean | Promise<boolean>): Promise<void> {
  const deadline = performance.now() + withinMs;
  while (!(await holds())) {
    if (performance.now() > deadline) throw new Error(`not within ${withinMs} ms: ${what}`);
    await new Promise((resolve) => setTimeout(resolve, 5));
  }
}
