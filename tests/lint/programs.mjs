// programs.mjs SOURCE: each program that a script calls comes from packages.txt or is in every Debian, so that what works
// here works on a bare machine too. What a script asks for by itself before it calls it (`command -v`) may be missing.
import { execFileSync } from 'node:child_process';
import fs from 'node:fs';
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import { READERS } from './programs/code.mjs';
import { broughtBy, inEveryDebian, isDebian, packagesOf } from './programs/debian.mjs';
import { callsOf, isShell } from './programs/shell.mjs';

const [SOURCE] = process.argv.slice(2);
const LEFT_OUT = new Set(['.git', 'build', 'node_modules', '.data', '.cache', 'wrong']);
const NPM = fileURLToPath(new URL('../../node_modules/.bin', import.meta.url));
// The sections of packages.txt that are there when a file runs: all that match hold, the rest run under ./test.
const RUN = ['build', 'node', 'database', 'serve'];
const WHERE = [
  [/^(run$|\.ci\/|CMakeLists\.txt$|proto\/|services\/|clients\/(?!examples\/))/, RUN],
  [/^migrations\//, RUN],
  [/^migrations\//, ['image']],
  [/^Containerfile$/, ['build', 'node', 'serve']],
  [/^tests\/bare\.sh$/, ['test', 'bare']],
];
const UNDER_TEST = [...RUN, 'test'];
// A node from elsewhere stands for the section [node], as in install_packages of .ci/common.sh.
const OF_NODE = { node: 'nodejs', npm: 'npm' };

function* files(folder = '') {
  for (const entry of fs.readdirSync(path.join(SOURCE, folder), { withFileTypes: true })) {
    const name = path.join(folder, entry.name);
    if (LEFT_OUT.has(entry.name)) continue;
    if (entry.isDirectory()) yield* files(name);
    else if (entry.isFile()) yield name;
  }
}

function readCalls(name) {
  const file = path.join(SOURCE, name);
  const reader = READERS.find(([ending]) => ending.test(name))?.[1] ?? (isShell(file) ? callsOf : undefined);
  return reader && { name, ...reader(fs.readFileSync(file, 'utf8')) };
}

function sections() {
  const found = {};
  let inside;
  for (const line of fs.readFileSync(path.join(SOURCE, 'packages.txt'), 'utf8').split('\n')) {
    const header = /^\[(\w+)\]$/.exec(line);
    if (header) inside = found[header[1]] = [];
    else if (line && !line.startsWith('#')) inside.push(line);
  }
  return found;
}

if (!isDebian) {
  console.log('SKIPPED: only a Debian knows which package a program comes from');
  process.exit(77);
}
const scripts = [...files()].map(readCalls).filter(Boolean);
const given = new Set([...scripts.flatMap(({ functions }) => functions), ...fs.readdirSync(NPM),
  ...execFileSync('bash', ['-c', 'compgen -b; compgen -k'], { encoding: 'utf8' }).split('\n')]);
const isOurs = (program) => given.has(program) || /^[^/]+\//.test(program);
// What is to be there: {name, line, program}.
const calls = scripts.flatMap(({ name, called, asked }) => called
  .filter(({ program }) => !isOurs(program) && !asked.includes(program))
  .map((call) => ({ name, ...call })));
const packages = packagesOf([...new Set(calls.map(({ program }) => program))]);
for (const [program, name] of Object.entries(OF_NODE)) packages.set(program, [name]);
const everywhere = inEveryDebian();
const listed = Object.fromEntries(Object.entries(sections()).map(([section, names]) => [section, broughtBy(names)]));

const faults = new Set();
for (const { name, line, program } of calls) {
  const places = WHERE.filter(([match]) => match.test(name)).map(([, place]) => place);
  for (const place of places.length ? places : [UNDER_TEST]) {
    const there = [everywhere, ...place.map((section) => listed[section] ?? new Set())];
    const from = packages.get(program);
    if (from.some((each) => there.some((set) => set.has(each)))) continue;
    const known = from.length ? from.join(' or ') : 'of no package that is installed here';
    faults.add(`${name}:${line}: ${program} (${known}) is in none of packages.txt ${place.map((each) => `[${each}]`).join(' ')}`);
  }
}
console.log([...faults, `${packages.size} programs that ${scripts.length} scripts call: ${faults.size} faults`].join('\n'));
process.exit(faults.size ? 1 : 0);
