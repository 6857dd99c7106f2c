/**
 * Loaded before a server's own code: asked over the channel to its parent, tells what the process holds after a full
 * collection. Twice, because what has a finalizer is freed only by the second.
 */
process.on('message', (message) => {
  if (message !== 'memory') return;
  globalThis.gc?.();
  setImmediate(() => {
    globalThis.gc?.();
    process.send?.(process.memoryUsage());
  });
});
// The channel alone must not keep the server running once it stops.
process.channel?.unref();
