// A module of the web client with all that it imports, as Node runs it.
import { build } from 'esbuild';
import path from 'node:path';

const WEB = path.join(process.env.PEPINIERE_SOURCE, 'clients/web');

export async function load(file) {
  const { outputFiles: [{ text }] } = await build({ entryPoints: [path.join(WEB, 'src', file)], bundle: true, write: false, format: 'esm', platform: 'node',
    target: 'node18', tsconfig: path.join(WEB, 'tsconfig.json'), logLevel: 'error' });
  return import(`data:text/javascript;base64,${Buffer.from(text).toString('base64')}`);
}
