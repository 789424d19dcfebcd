// What services say is wrong, both clients say in French: each sentence that the web client knows (clients/web/src/*/words/
// faults.ts) pep knows too (clients/pep/*/sentences.cc), and what pep knows is still said by some service. What pep alone knows is told.
import fs from 'node:fs';
import { createRequire } from 'node:module';
import path from 'node:path';

const ROOT = path.resolve(process.argv[2]);
const ROOMS = ['kit', 'access', 'portfolio', 'cohort', 'metrics', 'feedback', 'policy'];
// Of the web's kit: what sentences begin or end with, and words of spans.
const PARTS = new Set(['BEGINNINGS', 'ENDINGS', 'UNITS']);
// Shorter pieces of a sentence say nothing; shorter halves of a piece are not looked for.
const SHORTEST = 4, SHORTEST_HALF = 9;
let ts;
try {
  ts = createRequire(path.join(ROOT, 'package.json'))('typescript');
} catch {
  console.log('typescript is not installed: npm ci');
  process.exit(77);
}

const read = (file) => (fs.existsSync(path.join(ROOT, file)) ? fs.readFileSync(path.join(ROOT, file), 'utf8') : '');
const STRING = /"(?:[^"\\]|\\.)*"/g;
// The strings of C++, those that stand side by side as one.
const literalsOf = (source) => [...source.replace(/^\s*\/\/.*$/gm, '').matchAll(/"(?:[^"\\\n]|\\.)*"(?:\s+"(?:[^"\\\n]|\\.)*")*/g)]
  .map(([found]) => found.match(STRING).map((one) => one.slice(1, -1).replace(/\\(.)/g, '$1')).join(''));

// What pep knows: the first string of each row of a table. Marks of what is named are {}.
function ofPep(room) {
  const tables = read(`clients/pep/${room}/sentences.cc`).matchAll(/constexpr (?:Text|SaidCondition) k(?:Sentences|Conditions)\[\] = \{\n(.*?)\n\};/gs);
  return [...tables].flatMap(([, rows]) => rows.split(/\n {4}(?=\{)/).map((row) => literalsOf(row.split(/(?<="),/)[0])[0]))
    .filter(Boolean).map((english) => english.replace(/\$\d/g, '{}'));
}

// What the web knows: the names of the rows of its tables.
function ofWeb(room) {
  const file = `clients/web/src/${room}/words/faults.ts`;
  const source = ts.createSourceFile(file, read(file), ts.ScriptTarget.Latest, true);
  const names = [];
  const nameOf = (name) => (ts.isComputedPropertyName(name) ? name.expression.getText().slice(1, -1).replace(/\$\{[^}]*\}/g, '{}') : name.text);
  const isTable = (node) => ts.isVariableDeclaration(node) && node.type?.getText() === 'Readonly<Record<string, Text>>' && !PARTS.has(node.name.text);
  const visit = (node) => {
    if (isTable(node) && ts.isObjectLiteralExpression(node.initializer)) {
      names.push(...node.initializer.properties.filter(ts.isPropertyAssignment).map(({ name }) => nameOf(name).replace(/\{\w+\}/g, '{}')));
    }
    ts.forEachChild(node, visit);
  };
  visit(source);
  return names;
}

const sources = fs.readdirSync(path.join(ROOT, 'services'), { recursive: true }).filter((name) => /\.(?:cc|h)$/.test(name));
const said = sources.flatMap((name) => literalsOf(read(path.join('services', name)))).join('\n');
const protos = fs.readdirSync(path.join(ROOT, 'proto'), { recursive: true }).filter((name) => name.endsWith('.proto')).map((name) => read(path.join('proto', name))).join('\n');
const isOne = (piece) => said.includes(piece) || protos.includes(piece);
// Of one literal, or put together of two.
const isMade = (piece) => isOne(piece) || [...piece].some((_, at) => at >= SHORTEST_HALF && piece.length - at >= SHORTEST_HALF && isOne(piece.slice(0, at)) && isOne(piece.slice(at)));
const isSaid = (sentence) => sentence.split('{}').map((piece) => piece.replace(/^[\s:;,]+|[\s:;,]+$/g, '')).filter((piece) => piece.length >= SHORTEST).every(isMade);

const escaped = (text) => text.replace(/[.*+?^${}()|[\]\\]/g, '\\$&');
const patternOf = (sentence) => new RegExp(`^${sentence.split('{}').map(escaped).join('.+')}$`);

const pep = ROOMS.flatMap((room) => ofPep(room)), web = ROOMS.flatMap((room) => ofWeb(room));
const patterns = pep.map(patternOf);
const missing = web.filter((sentence) => !patterns.some((pattern) => pattern.test(sentence)));
const faults = [
  ...missing.filter(isSaid).map((sentence) => `clients/web says it in French, and clients/pep does not: ${sentence}`),
  ...pep.filter((sentence) => !isSaid(sentence)).map((sentence) => `clients/pep says in French what no service says any more: ${sentence}`),
];
const alone = pep.filter((sentence) => !web.includes(sentence));
if (pep.length < 100 || web.length < 100) faults.push(`only ${pep.length} and ${web.length} sentences were found: this check reads nothing any more`);
for (const sentence of alone) console.log(`clients/pep alone says it in French: ${sentence}`);
for (const sentence of missing.filter((one) => !isSaid(one))) console.log(`clients/web says in French what no service says any more: ${sentence}`);
console.log(faults.join('\n'));
console.log(`${pep.length} sentences of pep, ${web.length} of the web, ${alone.length} of pep alone: ${faults.length} faults`);
process.exit(faults.length > 0 ? 1 : 0);
