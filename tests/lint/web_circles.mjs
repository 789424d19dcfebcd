// No circles among the files of the web client: a file sees what it imports, and is seen by none of it. What is imported when
// it is first needed is of another time.
import fs from 'node:fs';
import { createRequire } from 'node:module';
import path from 'node:path';

const ROOT = path.resolve(process.argv[2]);
const SOURCE = path.join(ROOT, 'clients/web/src');
let ts;
try {
  ts = createRequire(path.join(ROOT, 'package.json'))('typescript');
} catch {
  console.log('typescript is not installed: npm ci');
  process.exit(77);
}

const files = fs.readdirSync(SOURCE, { recursive: true }).filter((name) => /\.tsx?$/.test(name) && !name.startsWith('gen/'));
const known = new Set(files);

function importsOf(name) {
  const source = ts.createSourceFile(name, fs.readFileSync(path.join(SOURCE, name), 'utf8'), ts.ScriptTarget.Latest);
  return source.statements.flatMap(({ moduleSpecifier }) => {
    const said = moduleSpecifier?.text ?? '';
    if (!/^(@\/|\.)/.test(said)) return [];
    const at = said.startsWith('@/') ? said.slice(2) : path.join(path.dirname(name), said);
    return ['.ts', '.tsx'].map((ending) => at + ending).filter((file) => known.has(file));
  });
}

const imports = new Map(files.map((name) => [name, importsOf(name)]));
const circles = [];
const done = new Set();
function follow(name, way) {
  if (way.includes(name)) return void circles.push([...way.slice(way.indexOf(name)), name].join(' -> '));
  if (done.has(name)) return undefined;
  for (const next of imports.get(name)) follow(next, [...way, name]);
  done.add(name);
  return undefined;
}
for (const name of files) follow(name, []);
if (files.length < 100) circles.push(`only ${files.length} files were found: this check reads nothing any more`);
console.log(circles.join('\n'));
process.exit(circles.length > 0 ? 1 : 0);
