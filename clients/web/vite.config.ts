import react from '@vitejs/plugin-react';
import { existsSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import { brotliCompressSync } from 'node:zlib';
import { defineConfig, type Plugin } from 'vite';

// react-dsfr carries tables of colours (190 kB) for those who write styles in JavaScript; ours are in CSS.
const withoutColourTables: Plugin = {
  name: 'without-colour-tables',
  enforce: 'pre',
  resolveId: (source, importer) => (source === './colors' && importer?.endsWith('/react-dsfr/fr/index.js') ? '\0colours' : null),
  load: (id) => (id === '\0colours' ? 'export const colors = {};' : null),
};

// The paths of the client's own router, for the gateway to tell a page from a path that leads nowhere: paths.json.
const pathsFile: Plugin = {
  name: 'paths-file',
  generateBundle() {
    const folder = fileURLToPath(new URL('./src', import.meta.url));
    const lists = [...readdirSync(folder).map((room) => `${room}/feature.ts`), 'app/pages.ts'].map((name) => path.join(folder, name));
    const paths = lists.filter((file) => existsSync(file))
      .flatMap((file) => [...readFileSync(file, 'utf8').matchAll(/\{ path: '([^']+)', load/g)].map(([, found]) => found));
    this.emitFile({ type: 'asset', fileName: 'paths.json', source: JSON.stringify(paths) });
  },
};

// What a browser waits for, in Brotli beside it: a fifth lighter than the gzip that the gateway makes, and made once.
const packed: Plugin = {
  name: 'packed',
  apply: 'build',
  writeBundle({ dir = '' }, bundle) {
    for (const name of Object.keys(bundle).filter((one) => /\.(js|css|svg)$/.test(one))) {
      const file = path.join(dir, name);
      writeFileSync(`${file}.br`, brotliCompressSync(readFileSync(file)));
    }
  },
};

// The gateway serves what this builds, under a policy without inline script or style: assets are files, never data: URIs.
export default defineConfig({
  plugins: [react(), withoutColourTables, pathsFile, packed],
  resolve: { alias: { '@': fileURLToPath(new URL('./src', import.meta.url)) } },
  build: {
    target: 'es2022',
    // Of the script of the first view, a thirtieth lighter than Vite's own minifier makes it.
    minify: 'terser',
    assetsInlineLimit: 0,
    emptyOutDir: true,
    modulePreload: { polyfill: false },
    // Of what the first view needs, tests/e2e/web/portfolio.mjs weighs the whole, compressed.
    chunkSizeWarningLimit: 640,
  },
  // PEPINIERE_GATEWAY: where a gateway listens, for `npm run dev`.
  server: {
    proxy: Object.fromEntries(
      ['/pepiniere.', '/auth/', '/api/', '/changes'].map((path) => [path, process.env.PEPINIERE_GATEWAY ?? 'http://127.0.0.1:8080'])),
  },
});
