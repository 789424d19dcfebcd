// The words of the web client: everything that people read is said in French and in English, in the typography of each, with
// the same values in it; nothing is written straight into a page.
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

// What is called the same in both languages: names, and words that English took from French or French from English.
const SAME = new Set(fs.readFileSync(new URL('web_words_same.txt', import.meta.url), 'utf8').split('\n').filter((line) => line && !line.startsWith('#')));
// Attributes that people read, or hear.
const SAID = new Set(['title', 'label', 'alt', 'placeholder', 'aria-label', 'caption', 'hint', 'empty', 'header', 'description']);
// Left as they are in every language.
const NAMES = new Set(['République', 'Française', 'English', 'Français']);
const faults = [];
const used = new Set();

const LETTERS = /\p{L}{2}/u;
const stringsOf = (node) => {
  if (ts.isStringLiteralLike(node)) return [node.text];
  return ts.isObjectLiteralExpression(node) ? node.properties.flatMap(({ initializer }) => (initializer ? stringsOf(initializer) : [])) : [];
};
const placeholders = (texts) => [...new Set(texts.flatMap((text) => text.match(/\{\w+\}/g) ?? []))].sort().join();
const FRENCH = [[/'/, "’, not '"], [/"|“|”/, '« », not "'], [/[^ \u00a0\u202f…?!:][;?!»](?=[\s.]|$)|«[^ \u00a0\u202f]|[^\s/]:(?=\s|$)/, 'a space before ; : ? ! » and after «'],
  [/\.\.\./, '…, not ...']];
const ENGLISH = [[/'/, "’, not '"], [/«|»|"/, '“ ”'], [/ [:;?!](?= |$)/, 'no space before : ; ? !'], [/\.\.\./, '…, not ...']];

function check(file) {
  const text = fs.readFileSync(file, 'utf8');
  const source = ts.createSourceFile(file, text, ts.ScriptTarget.Latest, true, file.endsWith('x') ? ts.ScriptKind.TSX : ts.ScriptKind.TS);
  const tell = (node, what) => {
    const { line } = source.getLineAndCharacterOfPosition(node.getStart());
    faults.push(`${path.relative(ROOT, file)}:${line + 1}: ${what}`);
  };
  const checkText = (node, byLang) => {
    for (const lang of ['fr', 'en']) if (!byLang[lang]) return tell(node, `says nothing in ${lang}`);
    const [fr, en] = [stringsOf(byLang.fr), stringsOf(byLang.en)];
    if (fr.length === 0 || en.length === 0) return undefined;  // made of variables
    if ([...fr, ...en].some((one) => !one)) return tell(node, 'is empty');
    const same = fr.filter((one) => en.includes(one) && LETTERS.test(one.replace(/\{\w+\}/g, '')));
    for (const one of same) if (SAME.has(one)) used.add(one); else tell(node, `is the same in both languages: ${one}`);
    if (placeholders(fr) !== placeholders(en)) tell(node, `has other values in French (${placeholders(fr)}) than in English (${placeholders(en)})`);
    for (const [texts, rules] of [[fr, FRENCH], [en, ENGLISH]]) {
      for (const one of texts) for (const [wrong, right] of rules) if (wrong.test(one)) tell(node, `write ${right}: ${one}`);
    }
    return undefined;
  };
  const visit = (node) => {
    if (ts.isObjectLiteralExpression(node)) {
      const byLang = Object.fromEntries(node.properties.filter((one) => ts.isPropertyAssignment(one)).map(({ name, initializer }) => [name.text, initializer]));
      if (byLang.fr || byLang.en) checkText(node, byLang);
    }
    if (ts.isJsxText(node) && LETTERS.test(node.text) && !NAMES.has(node.text.trim())) tell(node, `is written into the page: ${node.text.trim()}`);
    if (ts.isJsxText(node) && / :|[;!?]/.test(node.text)) tell(node, `punctuates for one language: ${node.text.trim()}`);
    if (ts.isTemplateExpression(node) && [node.head, ...node.templateSpans.map(({ literal }) => literal)].some((part) => /(?:^|\s) ?: $| : /.test(part.text))) {
      tell(node, 'punctuates for one language: use the colon of useWords');
    }
    if (ts.isJsxAttribute(node) && SAID.has(node.name.getText()) && node.initializer && ts.isStringLiteral(node.initializer)
        && LETTERS.test(node.initializer.text) && !NAMES.has(node.initializer.text)) {
      tell(node, `is written into the page: ${node.initializer.text}`);
    }
    ts.forEachChild(node, visit);
  };
  visit(source);
}

for (const name of fs.readdirSync(SOURCE, { recursive: true })) {
  if (/\.tsx?$/.test(name) && !name.startsWith('gen/')) check(path.join(SOURCE, name));
}
for (const one of SAME) if (!used.has(one)) faults.push(`tests/lint/web_words_same.txt: nothing says this any more: ${one}`);
console.log(faults.join('\n'));
process.exit(faults.length > 0 ? 1 : 0);
