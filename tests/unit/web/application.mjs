// An application as a form of its call: what is read from it, what is sent of it, and where the service's words about it belong.
import assert from 'node:assert/strict';
import fs from 'node:fs';
import path from 'node:path';
import test from 'node:test';

if (!fs.existsSync(path.join(process.env.PEPINIERE_SOURCE, 'clients/web/src/gen'))) {
  console.log('skipped: the contract in TypeScript is made with the web client');
  process.exit(77);
}
const { load } = await import('./load.mjs');
const { applicationFormOf, applicationIn, asWritten, pathIn, rulesTold } = await load('cohort/components/application_form.ts');
const { faultsOf, readValues } = await load('kit/form/field.ts');

// Of the contract: kinds of fields, of rules, and the days that these look at.
const [TEXT, NUMBER, FILE] = [1, 3, 8], [NOT_SERVING_AGENT, MINIMUM_AGE] = [1, 4], [DECISION, NEVER] = [1, 3];
const field = (code, kind, more = {}) => ({ code, label: code, kind, required: false, maxLength: 0, options: [], ...more });
const CALL = {
  form: [field('A_B', TEXT, { required: true, maxLength: 5 }), field('AB', NUMBER), field('CV', FILE)], choicesMin: 1, choicesMax: 2, poolOffered: true,
  eligibilityRules: [{ kind: NOT_SERVING_AGENT, asOf: DECISION, minimumAge: 0 }, { kind: MINIMUM_AGE, asOf: DECISION, minimumAge: 18 }],
};
const APPLICATION = {
  $typeName: 'pepiniere.cohort.v1.Application', etag: 'x', answers: [{ code: 'A_B', value: 'un' }, { code: 'AB', value: '1.5' }], choices: ['calls/c/seats/2', 'calls/c/seats/1'], poolConsent: true, organisation: 'organisations/agence',
  eligibilityAnswers: [{ kind: MINIMUM_AGE, answer: false, day: '1990-05-01', declaration: 'Ma parole' }],
};
const draft = applicationFormOf(CALL, false), whole = applicationFormOf(CALL, true);
const values = readValues(draft, asWritten(APPLICATION));

test('what is written comes back as it was, each answer to its own question', () => {
  assert.deepEqual(applicationIn(CALL, values), {
    answers: APPLICATION.answers, choices: APPLICATION.choices, poolConsent: true, organisation: 'organisations/agence', eligibilityAnswers: [{ kind: MINIMUM_AGE, answer: false, day: '1990-05-01', declaration: 'Ma parole' }],
  });
});

test('a decimal comma is sent as a point, and what says nothing is not sent', () => {
  const typed = { ...values, 'answers.AB': '2,5', 'answers.A-B': '  ' };
  assert.deepEqual(applicationIn(CALL, typed).answers, [{ code: 'AB', value: '2.5' }]);
});

test('a draft may leave open what it must say once it is submitted; what is too long is wrong in both', () => {
  assert.deepEqual(Object.keys(faultsOf(draft, {})), []);
  assert.deepEqual(Object.keys(faultsOf(whole, {})), ['answers.A-B', 'choices', 'eligibility_answers.rule1.answer', 'eligibility_answers.rule1.declaration', 'eligibility_answers.rule4.day', 'eligibility_answers.rule4.declaration']);
  assert.deepEqual(Object.keys(faultsOf(draft, { 'answers.A-B': 'bien trop long' })), ['answers.A-B']);
  const forInformation = applicationFormOf({ ...CALL, eligibilityRules: [{ kind: MINIMUM_AGE, asOf: NEVER, minimumAge: 18 }] }, true);
  assert.ok(!Object.keys(faultsOf(forInformation, {})).some((at) => at.startsWith('eligibility')));
});

test('what the service says of an answer is said beside its question, and of the second condition sent beside that condition', () => {
  const told = rulesTold(CALL, values);
  assert.deepEqual(told, [MINIMUM_AGE]);
  assert.equal(pathIn(told, 'answers.A_B'), 'answers.A-B');
  assert.equal(pathIn(told, 'eligibility_answers[0].day'), 'eligibility_answers.rule4.day');
  assert.equal(pathIn(told, 'choices[1]'), 'choices[1]');
});
