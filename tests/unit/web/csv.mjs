// What the web client writes as CSV is what the services write: the cases of tests/unit/base/csv_test.cc.
import assert from 'node:assert/strict';
import fs from 'node:fs';
import path from 'node:path';
import test from 'node:test';
import ts from 'typescript';

const SOURCE = process.env.PEPINIERE_SOURCE;
const read = (file) => fs.readFileSync(path.join(SOURCE, file), 'utf8');
const { outputText } = ts.transpileModule(read('clients/web/src/kit/ui/csv.ts'), { compilerOptions: { module: 'esnext', target: 'es2022' } });
const { csvLine, CSV_BEGIN } = await import(`data:text/javascript;base64,${Buffer.from(outputText).toString('base64')}`);

test('the cases', () => {
  const cases = JSON.parse(read('tests/support/csv_cases.json'));
  assert.ok(cases.length > 40);
  for (const { why, cells, spreadsheet } of cases) {
    assert.equal(csvLine(cells.map((cell) => (typeof cell === 'string' ? cell : cell.number))), spreadsheet, why);
  }
});

test('numbers of every type, and what is none', () => {
  assert.equal(csvLine([12345678901234567890n, -0.5, undefined, Number.NaN]), '12345678901234567890;-0,5;;\r\n');
});

test('a file begins with what says UTF-8', () => {
  assert.equal(CSV_BEGIN, '\ufeff');
});
