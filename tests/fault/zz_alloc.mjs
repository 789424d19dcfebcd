// scratch: not committed
import fs from 'node:fs';
import net from 'node:net';
import { Client, closeClients } from '../e2e/rpc.mjs';
import { Stack, eventually, sleep } from '../e2e/stack.mjs';
const JE = '/usr/lib/x86_64-linux-gnu/libjemalloc.so.2';
const CONFIGS = {
  'glibc': {},
  'glibc, 2 arenas': { MALLOC_ARENA_MAX: '2' },
  'glibc, mmap over 128K fixed': { MALLOC_MMAP_THRESHOLD_: '131072', MALLOC_TRIM_THRESHOLD_: '131072' },
  'glibc, both': { MALLOC_ARENA_MAX: '2', MALLOC_MMAP_THRESHOLD_: '131072', MALLOC_TRIM_THRESHOLD_: '131072' },
  'jemalloc': { LD_PRELOAD: JE },
  'jemalloc, background, 1 s': { LD_PRELOAD: JE, MALLOC_CONF: 'background_thread:true,dirty_decay_ms:1000,muzzy_decay_ms:0' },
};
const LIST = '/pepiniere.portfolio.v1.PortfolioService/ListProjects';
const round = Number(process.argv[2] ?? 1);
for (const [name, env] of Object.entries(CONFIGS)) {
  for (const key of ['MALLOC_ARENA_MAX', 'MALLOC_MMAP_THRESHOLD_', 'MALLOC_TRIM_THRESHOLD_', 'LD_PRELOAD', 'MALLOC_CONF']) delete process.env[key];
  const stack = await Stack.start({ gateway: { signIn: false }, serve: false });
  Object.assign(process.env, env);
  stack.launch();
  for (const key of Object.keys(env)) delete process.env[key];
  await stack.serving();
  const pid = stack.daemon.pid;
  const rss = () => Number(/^VmRSS:\s+(\d+)/m.exec(fs.readFileSync(`/proc/${pid}/status`, 'utf8'))[1]) / 1024;
  const ticks = () => { const f = fs.readFileSync(`/proc/${pid}/stat`, 'utf8').split(') ')[1].split(' '); return Number(f[11]) + Number(f[12]); };
  const admin = new Client(stack.server, stack.token('programme_admin'));
  await admin.call('CreateIncubator', { incubatorId: 'la-serre', incubator: { title: 'La Serre' } });
  const description = Array.from({ length: 5000 }, (_, i) => `ligne ${i}`).join(' ');
  for (let i = 0; i < 50; ++i) await admin.call('CreateProject', { projectId: `v-${i}`, project: { kind: 'PROJECT_KIND_STATE_STARTUP', title: `V ${i}`, primaryIncubator: 'incubators/la-serre', description } });
  const idle = rss();
  const run = async (calls, one) => {
    const t0 = ticks(), w0 = Date.now(); let left = calls;
    await Promise.all(Array.from({ length: 16 }, async () => { while (left-- > 0) await one(); }));
    return { cpu_us: (ticks() - t0) * 1e4 / calls, per_s: calls / ((Date.now() - w0) / 1000) };
  };
  await run(200, () => admin.call('GetProject', { name: 'projects/v-1' }));
  const get = await run(3000, () => admin.call('GetProject', { name: 'projects/v-1' }));
  const list = await run(300, () => admin.call('ListProjects', { pageSize: 20 }));
  const body = JSON.stringify({ pageSize: 1000 });
  const json = await run(60, () => fetch(`${stack.web}${LIST}`, { method: 'POST', headers: { 'content-type': 'application/json' }, body }).then((r) => r.text()));
  const before = rss();
  const port = Number(new URL(stack.web).port);
  const sockets = Array.from({ length: 400 }, () => {
    const socket = net.connect({ port, host: '127.0.0.1' });
    socket.on('error', () => {}); socket.pause();
    socket.write(`POST ${LIST} HTTP/1.1\r\nhost: x\r\ncontent-type: application/json\r\ncontent-length: ${body.length}\r\n\r\n${body}`);
    return socket;
  });
  let peak = 0; const end = Date.now() + 25000;
  while (Date.now() < end) { peak = Math.max(peak, rss()); await sleep(50); }
  for (const socket of sockets) socket.destroy();
  await sleep(12000);
  const f = (x) => Math.round(x);
  console.log(JSON.stringify({ name, round, idle: f(idle), before: f(before), peak: f(peak), after: f(rss()), get_cpu_us: f(get.cpu_us), list_cpu_us: f(list.cpu_us), json_cpu_us: f(json.cpu_us), get_per_s: f(get.per_s), json_per_s: f(json.per_s) }));
  admin.close(); await stack.stop();
}
closeClients();
process.exit(0);
