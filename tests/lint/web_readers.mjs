// Who will read what one types is said beside every form of the web client: a form says which method it writes to, and shows
// the readers that the contract gives that method (clients/web/readers.mjs).
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

// What forms are made of. Its own files pass on what they are given.
const PARTS = 'kit/form/';
// What shows who reads it, of the method it is told.
const TELLING = new Set(['Readers', 'DialogForm', 'EditDialog', 'VersionedForm']);
const INPUTS = new Set(['form', 'textarea', 'input', 'TextField', 'FormFields']);
// These ask, and write nothing.
const ASKING = new Set(['kit/ui/filter_bar.tsx', 'portfolio/pages/committees/add_project.tsx', 'portfolio/pages/lessons/lessons_page.tsx', 'cohort/components/question.tsx', 'app/quick_access.tsx', 'app/header_search.tsx', 'feedback/pages/receipts/check_page.tsx']);
// Parts of a form, which says it once for all of them.
const WITHIN = new Set(['cohort/pages/apply/file_question.tsx', 'cohort/pages/apply/writer_fields.tsx', 'feedback/pages/answer/answer_question.tsx']);
// Boxes and dates that choose what is shown.
const CHOOSING = new Set(['checkbox', 'radio', 'date', 'range', 'search']);

const faults = [];
let forms = 0;

const tagOf = (node) => node.tagName.getText();
const attribute = (node, name) => node.attributes.properties.find((one) => ts.isJsxAttribute(one) && one.name.getText() === name)?.initializer;

function check(file) {
  const name = path.relative(SOURCE, file);
  const source = ts.createSourceFile(file, fs.readFileSync(file, 'utf8'), ts.ScriptTarget.Latest, true, ts.ScriptKind.TSX);
  const inputs = [];
  let says = false;
  const visit = (node) => {
    if (ts.isJsxOpeningElement(node) || ts.isJsxSelfClosingElement(node)) {
      const tag = tagOf(node);
      if (TELLING.has(tag)) {
        forms += 1;
        says = true;
        if (!attribute(node, 'writes')) faults.push(`clients/web/src/${name}: <${tag}> does not say which method it writes to`);
      }
      const type = attribute(node, 'type')?.text;
      if (INPUTS.has(tag) && !(tag === 'input' && CHOOSING.has(type))) inputs.push(tag);
    }
    if (ts.isIdentifier(node) && node.text === 'readersOfField') says = true;
    ts.forEachChild(node, visit);
  };
  visit(source);
  if (inputs.length > 0 && !says && !name.startsWith(PARTS) && !ASKING.has(name) && !WITHIN.has(name)) {
    faults.push(`clients/web/src/${name}: has <${inputs[0]}>, and does not say who will read what is typed: show <Readers>`);
  }
}

for (const name of fs.readdirSync(SOURCE, { recursive: true })) if (name.endsWith('.tsx')) check(path.join(SOURCE, name));
if (forms < 10) faults.push(`only ${forms} forms were found: this check reads nothing any more`);
console.log(faults.join('\n'));
process.exit(faults.length > 0 ? 1 : 0);
