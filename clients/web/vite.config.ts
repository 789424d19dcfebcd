import react from '@vitejs/plugin-react';
import { fileURLToPath } from 'node:url';
import { defineConfig } from 'vite';

// The gateway serves what this builds, under a policy without inline script or style: assets are files, never data: URIs.
export default defineConfig({
  plugins: [react()],
  resolve: { alias: { '@': fileURLToPath(new URL('./src', import.meta.url)) } },
  build: {
    target: 'es2022',
    assetsInlineLimit: 0,
    emptyOutDir: true,
    modulePreload: { polyfill: false },
  },
  // PEPINIERE_GATEWAY: where a gateway listens, for `npm run dev`.
  server: {
    proxy: Object.fromEntries(
      ['/pepiniere.', '/auth/', '/api/'].map((path) => [path, process.env.PEPINIERE_GATEWAY ?? 'http://127.0.0.1:8080'])),
  },
});
