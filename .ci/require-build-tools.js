import { createRequire } from 'node:module';

// In JavaScript, and with nothing installed: it runs before a build that may not be possible.
const { resolve } = createRequire(import.meta.url);
try {
  for (const tool of ['typescript', 'vite']) resolve(`${tool}/package.json`);
} catch {
  console.error(`
asyncops: An installation ends with a build, and what builds was left out (--omit=dev, or NODE_ENV=production).
For production:  npm ci --include=dev && npm prune --omit=dev
More of it:      docs/operating.md, "Installing it"
`);
  process.exitCode = 1;
}
