// The example programs of docs/api.md say what that page says they do.
import assert from 'node:assert/strict';
import fs from 'node:fs';
import path from 'node:path';
import test, { after, before } from 'node:test';
import { SAMPLE, SOURCE, Stack, runProgram } from '../../tests/e2e/stack.mjs';

const PROGRAMS = {
  'C++': [process.env.EXAMPLE_ADVANCE],
  'Node': [process.execPath, path.join(SOURCE, 'clients/examples/advance.mjs')],
};
const MISSING = `projects/releve-commun
  PERMISSION_DENIED PERMISSION_DENIED
projects/riverains-ensemble
  FAILED_PRECONDITION PRECONDITION_FAILED
  GATE: CONSTRUCTION needs a committee's go: have a committee hear it, or record evidence of one held elsewhere
  GATE: CONSTRUCTION needs a problem statement: set problem_statement
  GATE: CONSTRUCTION needs a named intrapreneur: set intrapreneur
  GATE: CONSTRUCTION needs a budget: set budget.allocated
  GATE: CONSTRUCTION needs a time-box with its last day: set time_box.end_date
`;

let stack, tokenFile;

before(async () => {
  stack = await Stack.start();
  await stack.pep(['import', 'betagouv', SAMPLE], { as: 'system' });
  // The sample plans it for January 2027, and the page is of before that.
  await stack.pep(['projects', 'correct', 'releve-commun', '2', '--withdraw', '--reason', 'pas encore'], { as: 'programme_admin' });
  tokenFile = path.join(stack.folder, 'coach.jwt');
  fs.writeFileSync(tokenFile, `${stack.token('coach@incubators/fabrique-des-rivieres')}\n`);
});

after(() => stack?.stop());

for (const [language, [command, ...args]] of Object.entries(PROGRAMS)) {
  test(`${language}: a coach learns what is missing`, () => {
    const { code, out, err } = runProgram(command, [...args, stack.server, tokenFile]);
    assert.deepEqual({ code, out, err }, { code: 0, out: MISSING, err: '' });
  });

  test(`${language}: nobody in particular reads, and moves nothing`, () => {
    const { code, out } = runProgram(command, [...args, stack.server]);
    assert.equal(code, 0);
    assert.match(out, /^projects\/riverains-ensemble\n {2}UNAUTHENTICATED TOKEN_MISSING$/m);
  });
}

test('nothing was moved', async () => {
  const project = await stack.json(['projects', 'show', 'riverains-ensemble']);
  assert.equal(project.phase, 'PHASE_INVESTIGATION');
});
