// The commands that README.md and docs/ show, run as they show them: those of a page in their order and in one shell, on a
// server of their own with a copy of the fictional sample; and what they print, compared line by line with what the page says.
import assert from 'node:assert/strict';
import fs from 'node:fs';
import path from 'node:path';
import test from 'node:test';
import { Shell, blocksOf, isAsPrinted, programsOf } from './console.mjs';
import { today } from './paris.mjs';
import { importSample } from './sample.mjs';
import { BUILD, PEP, SOURCE, Stack, eventually } from './stack.mjs';

const PAGES = ['README.md', ...fs.readdirSync(path.join(SOURCE, 'docs')).sort().map((name) => `docs/${name}`)];
// What may be run here. A block that calls something else is named below, or it is a fault.
const PROGRAMS = new Set(['.', 'cat', 'cp', 'curl', 'cut', 'date', 'echo', 'example_advance', 'head', 'jq', 'node', 'pep', 'tail']);
// Blocks that are not run, by the first command of each, and why.
const NOT_RUN = {
  'docs/operations.md': [['T=.data/tls', 'it serves beside ./run, until it is stopped']],
  'docs/watching.md': [['pep watch projects', 'it follows until it is stopped; pep_governance.mjs and season.mjs follow']],
  'docs/backup.md': [
    ['mariadb-dump', 'it wants the database of ./run, and makes another beside it'],
    ['node_modules/.bin/dbmate', 'it wants the database of ./run'],
  ],
};
// Pages whose reader begins with nothing: ./run --no-sample.
const EMPTY = new Set(['docs/importing.md']);
const ADMIN = { as: 'programme_admin' };
// Where ./run serves, as the pages write it.
const GRPC_PORT = 50051, WEB_PORT = 50053;

// A folder that looks like the checkout of somebody for whom ./run serves.
function makeCheckout(stack) {
  const folder = path.join(stack.folder, 'checkout');
  fs.mkdirSync(path.join(folder, '.data'), { recursive: true });
  for (const name of ['clients', 'proto', 'node_modules']) fs.symlinkSync(path.join(SOURCE, name), path.join(folder, name));
  fs.symlinkSync(path.join(stack.folder, 'issuer'), path.join(folder, '.data/issuer'));
  fs.writeFileSync(path.join(folder, '.data/pep.env'), [
    `export PEP_SERVER=${stack.server} PEP_CONFIG_DIR='${folder}/.data/pep'`,
    `export PATH='${path.dirname(PEP)}:${path.join(BUILD, 'clients/examples')}':$PATH`, ''].join('\n'));
  return folder;
}

// A portfolio filled as ./run does it, stopped. The sample plans a phase for January 2027; the pages are of before that day, and
// so is this portfolio.
async function filled() {
  const stack = await Stack.start();
  await importSample(stack);
  await stack.pep(['projects', 'correct', 'releve-commun', '2', '--withdraw', '--reason', 'pas encore'], ADMIN);
  const sealed = async () => (await stack.jsonLines(['audit', 'verify', '--service', 'cohort', '--service', 'metrics', '--service', 'feedback', '--service', 'policy', '--service', 'access'], ADMIN)).every(({ sequence }) => sequence > 0);
  await eventually('what the sample did is sealed', sealed);
  await stack.stop();
  return stack;
}

let sample;
const theSample = () => (sample ??= filled());

// A prompt at which the page begins: ./run serves, and has logged its user in.
async function open(page) {
  const stack = await Stack.start({ gateway: {}, like: EMPTY.has(page) ? undefined : await theSample() });
  const cwd = makeCheckout(stack);
  const shell = new Shell({ cwd, env: { PATH: process.env.PATH, HOME: cwd, LANG: 'C.UTF-8' } });
  await shell.run('. .data/pep.env; pep login --as programme_admin');
  const webPort = new URL(stack.web).port;
  const run = async (command) => {
    const ports = { [GRPC_PORT]: stack.port, [WEB_PORT]: webPort };
    const out = await shell.run(command.replace(/(?<!\d)(50051|50053)(?!\d)/g, (port) => ports[port]));
    return out.replaceAll(`127.0.0.1:${stack.port}`, `127.0.0.1:${GRPC_PORT}`).replaceAll(`localhost:${webPort}`, `localhost:${WEB_PORT}`);
  };
  return { run, close: () => (shell.end(), stack.stop()) };
}

const begins = (block, words) => block.commands[0].command.startsWith(words);

// What is wrong with a block: what it calls, or what it printed.
async function check(block, run) {
  for (const { command, printed } of block.commands) {
    const strange = programsOf(command).filter((program) => !PROGRAMS.has(program));
    assert.deepEqual(strange, [], `neither run here nor told why not: $ ${command}`);
    const begun = today();
    const out = await run(command);
    assert.ok(isAsPrinted(printed, out, [begun, today()]), `the page says:\n$ ${command}\n${printed.join('\n')}\nit prints:\n${out}`);
  }
}

test('a page that is wrong is seen to be', () => {
  const [{ line, commands: [first, second] }] = blocksOf('# x\n```console\n$ a \\\n  b | c\none\n...\nlast, ... 3\n$ D=$(e "f | g") h\n```\n');
  assert.deepEqual([line, first.command, first.printed, second.printed], [2, 'a \\\n  b | c', ['one', '...', 'last, ... 3'], []]);
  assert.deepEqual([first, second].map(({ command }) => programsOf(command)), [['a', 'c'], ['h', 'e']]);
  const says = (out) => isAsPrinted(first.printed, out);
  for (const out of ['one\nlast, 2, 3\n', 'one\ntwo\nthree\nlast, 3\n']) assert.ok(says(out), out);
  for (const out of ['', 'one\n', 'two\nlast, 2, 3\n', 'one\nlast, 2\n', 'one\nlast, 2, 3\nand more\n']) assert.ok(!says(out), out);
  assert.ok(isAsPrinted([], ''));
  assert.ok(!isAsPrinted([], 'what no page tells\n'));
  assert.ok(isAsPrinted(['on 22 Nov 2026  41'], 'on 3 Jan 2031    41\n', ['2031-01-03']));
  assert.ok(!isAsPrinted(['on 21 Nov 2026  41'], 'on 3 Jan 2031    41\n', ['2031-01-03']));
});

for (const page of PAGES) {
  const exceptions = NOT_RUN[page] ?? [];
  const blocks = blocksOf(fs.readFileSync(path.join(SOURCE, page), 'utf8'));
  const isRun = (block) => !exceptions.some(([words]) => begins(block, words));
  test(page, async (t) => {
    for (const [words] of exceptions) assert.ok(blocks.some((block) => begins(block, words)), `no block begins with ${words}`);
    if (!blocks.some(isRun)) return;
    const { run, close } = await open(page);
    for (const block of blocks.filter(isRun)) await t.test(`${page}:${block.line}`, () => check(block, run));
    await close();
  });
}
