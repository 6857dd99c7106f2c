import react from '@vitejs/plugin-react';
import { defineConfig } from 'vite';

/** The dashboard. What it is served with has a name of its content, so that browsers may keep it for ever. */
export default defineConfig({
  root: 'src/dashboard',
  base: '/',
  plugins: [react()],
  // The client reads documents with graphql, and urql with a smaller copy of it: one is enough.
  resolve: { alias: { '@0no-co/graphql.web': 'graphql' } },
  build: {
    outDir: '../../dist/dashboard',
    emptyOutDir: true,
    target: 'es2023',
    chunkSizeWarningLimit: 900,
    // All libraries together pack better than what each two pages happen to share.
    rolldownOptions: { output: { codeSplitting: { groups: [{ name: 'libraries', test: /node_modules/ }] } } },
  },
});
