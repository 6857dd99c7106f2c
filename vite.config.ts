import react from '@vitejs/plugin-react';
import { defineConfig } from 'vite';

/** The dashboard. What it is served with has a name of its content, so that browsers may keep it for ever. */
export default defineConfig({
  root: 'src/dashboard',
  base: '/',
  plugins: [react()],
  build: { outDir: '../../dist/dashboard', emptyOutDir: true, target: 'es2023', chunkSizeWarningLimit: 900 },
});
