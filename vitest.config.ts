import { defineConfig } from 'vitest/config';

export default defineConfig({
  // Packages in node_modules load graphql's CommonJS build, as Node does; two builds in one process refuse each other.
  resolve: { alias: [{ find: /^graphql$/, replacement: 'graphql/index.js' }] },
  test: {
    environment: 'node',
    globals: false,
    // No test is about how long it takes: a machine that does ten other things is no reason to fail.
    hookTimeout: 300_000,
    include: ['test/**/*.test.ts'],
    // Many wait for other processes: one worker would leave a machine of two cores idle half of the time.
    maxWorkers: '100%',
    pool: 'forks',
    testTimeout: 300_000,
  },
});
