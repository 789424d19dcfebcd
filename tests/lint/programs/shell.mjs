// The programs that a shell script calls, by its syntax tree.
import fs from 'node:fs';
import { createRequire } from 'node:module';
import { Language, Parser } from 'web-tree-sitter';

const GRAMMAR = createRequire(import.meta.url).resolve('tree-sitter-bash/tree-sitter-bash.wasm');
// Those that run another program, after that many arguments of their own beside options and assignments.
const RUNNERS = { chroot: 1, command: 0, env: 0, exec: 0, nice: 0, runuser: 0, setpriv: 0, setsid: 0, stage: 1, step: 2, sudo: 0,
  timeout: 1, unshare: 0, xargs: 0 };
const PLAIN = new Set(['word', 'string', 'raw_string']);

await Parser.init();
const parser = new Parser();
parser.setLanguage(await Language.load(GRAMMAR));

// What a quoted or bare word says; undefined where something is put in as it runs.
function said(node) {
  if (!PLAIN.has(node.type) || /[$`]/.test(node.type === 'raw_string' ? '' : node.text)) return undefined;
  return node.text.replace(/^(['"])([^]*)\1$/, '$2');
}

// {called: [{program, line}], functions: [name], asked: [program]}: `asked` are those that the script itself asks for, with
// `command -v`, before it calls them.
export function callsOf(text, firstLine = 1) {
  const tree = parser.parse(text).rootNode;
  if (tree.hasError) throw new Error('is not understood as Bash');
  const found = { called: [], asked: [], functions: tree.descendantsOfType('function_definition').map((f) => f.childForFieldName('name').text) };
  for (const command of tree.descendantsOfType('command')) {
    const name = command.childForFieldName('name')?.firstChild;
    if (!name) continue;  // an assignment alone
    read([name, ...command.childrenForFieldName('argument')], firstLine + command.startPosition.row, found);
  }
  return found;
}

function read([name, ...rest], line, found) {
  const program = said(name);
  if (program === undefined) return;
  const words = rest.map(said);
  if (program === 'command' && words[0] === '-v') {
    found.asked.push(words[1]);
    return;
  }
  found.called.push({ program, line });
  if (program === 'trap' || (/^(ba)?sh$/.test(program) && words.includes('-c'))) {
    const script = words[program === 'trap' ? 0 : words.indexOf('-c') + 1];
    if (script && script !== '-') merge(found, callsOf(script, line));
  } else if (program in RUNNERS) {
    const own = (word) => word !== undefined && /^-|^\w+=/.test(word);
    const end = words.indexOf('--');
    const others = end >= 0 ? rest.slice(end + 1) : rest.filter((node, i) => !own(words[i]));
    if (others.length > RUNNERS[program]) read(others.slice(RUNNERS[program]), line, found);
  }
}

function merge(into, { called, asked, functions }) {
  into.called.push(...called);
  into.asked.push(...asked);
  into.functions.push(...functions);
}

export const isShell = (file) => /^#!(\/usr\/bin\/env bash|\/bin\/(ba)?sh)|^# shellcheck shell=/.test(fs.readFileSync(file, 'utf8').slice(0, 60));
