// The programs that everything else calls: Node, Python, CMake, npm's scripts and the Containerfile.
import { callsOf } from './shell.mjs';

// `literal` is a string, `constant` a name of one in the same file; what is neither is one of our own programs.
const LITERAL = String.raw`(?:(['"])(?<literal>[^'"]+)\1|(?<constant>[A-Z_]{3,})\b)`;
const CALLS = {
  node: new RegExp(String.raw`(?:^|[^.\w]|child_process\.)(?:spawn|spawnSync|exec|execSync|execFile|execFileSync|runProgram)\(\s*${LITERAL}`, 'g'),
  python: new RegExp(String.raw`\bsubprocess\.\w+\(\s*\[\s*${LITERAL}`, 'g'),
  cmake: /\bfind_program\(\w+\s+(?<literal>[\w.+-]+)/g,
  path: /(['"])(?<literal>\/(?:usr\/)?s?bin\/[\w.+-]+)\1/g,
};

function matches(text, ...kinds) {
  return { asked: [], functions: [], called: kinds.flatMap((kind) => [...text.matchAll(CALLS[kind])]).flatMap((match) => {
    const { literal, constant } = match.groups;
    const program = literal ?? new RegExp(`\\b${constant} = (['"])([^'"]+)\\1`).exec(text)?.[2];
    return program ? [{ program: program.split(' ')[0], line: text.slice(0, match.index).split('\n').length }] : [];
  }) };
}

// By the end of a file's name.
export const READERS = [
  [/\.m?js$/, (text) => matches(text, 'node', 'path')],
  [/\.py$/, (text) => matches(text, 'python', 'path')],
  [/(^|\/)CMakeLists\.txt$/, (text) => matches(text, 'cmake')],
  [/(^|\/)package\.json$/, (text) => callsOf(Object.values(JSON.parse(text).scripts ?? {}).join('\n'))],
  [/(^|\/)Containerfile$/, (text) => callsOf(text.replace(/\\\n/g, ' ').split('\n').map((line) => /^RUN (.*)/.exec(line)?.[1] ?? '').join('\n'))],
];
