// Policy in the browser: where things are shown, what a change makes worth asking again, what a wording changes in another, how much of
// a time is left, who takes part in a sitting, the picture from voice to law, and whether reports fell.
import assert from 'node:assert/strict';
import fs from 'node:fs';
import path from 'node:path';
import test from 'node:test';

if (!fs.existsSync(path.join(process.env.PEPINIERE_SOURCE, 'clients/web/src/gen'))) {
  console.log('skipped: the contract in TypeScript is made with the web client');
  process.exit(77);
}
// The client asks where it was served from.
globalThis.location ??= { origin: 'http://localhost' };
const { load } = await import('./load.mjs');
const { FEEDS } = await load('policy/feeds.ts');
const { citeUrl, traceUrl, urlOf } = await load('policy/api/addresses.ts');
const { differences, partsOf, sideOf } = await load('policy/api/word_differences.ts');
const { timeLeft } = await load('policy/api/time_left.ts');
const { attendanceOf, seatsOf, votersOf } = await load('policy/api/sessions.ts');
const { focusIn, pictureOf } = await load('policy/api/trace.ts');
const { sinceInForce } = await load('policy/api/afterwards.ts');
const { withinOf } = await load('policy/api/transmissions.ts');
const { wordsOfCycle } = await load('policy/api/rules.ts');
const { proposalFilter } = await load('policy/api/proposals.ts');
const { linesOf } = await load('policy/api/evidence.ts');
const { Evidence_Kind: Kind } = await load('gen/pepiniere/policy/v1/evidence_pb.ts');
const { SENTENCES } = await load('policy/words/faults.ts');

const joined = (pieces) => pieces.map(({ text }) => text).join('');
const told = (before, after) => differences(before, after).map(({ kind, text }) => `${{ same: '=', removed: '-', added: '+' }[kind]}${text}`);

test('whatever this service names has its page, and nothing of another has', () => {
  const pages = { 'proposals/2026-3': '/propositions/2026-3', 'proposals/2026-3/evidence/2': '/propositions/2026-3#piece-2', 'proposals/2026-3/amendments/1': '/propositions/2026-3#amendement-1', 'sessions/s': '/seances/s',
    'sessions/s/decisions/1': '/seances/s#decision-1', 'texts/t': '/textes/t', 'plans/p': '/plans/p', 'plans/p/commitments/fr0038': '/plans/p/engagements/fr0038' };
  for (const [name, url] of Object.entries(pages)) assert.equal(urlOf(name), url, name);
  for (const name of ['projects/a', 'spaces/s/ideas/i', 'transmissions/x/answers/1', 'DRAFT', '']) assert.equal(urlOf(name), undefined, name);
  assert.equal(traceUrl('sujet', 'constraintTopics/marches'), '/de-la-parole-a-la-loi?sujet=constraintTopics%2Fmarches');
  assert.equal(citeUrl({ kind: 'RELEASE_CELL', source: 'campaigns/c/release', part: 'q1', title: 'À l’aise ?' }), '/citer?nature=RELEASE_CELL&source=campaigns%2Fc%2Frelease&partie=q1&titre=%C3%80+l%E2%80%99aise+%3F');
});

test('a change makes what it is about worth asking again, and nothing else', () => {
  const touched = (feed, method, request, names) => FEEDS.find(({ name }) => name === feed).touches({ method, request: JSON.stringify(request) }, new Set(names));
  assert.ok(touched('policy.proposals', 'GetProposal', { name: 'proposals/2026-1' }, ['proposals/2026-1']));
  assert.ok(!touched('policy.proposals', 'GetProposal', { name: 'proposals/2026-1' }, ['proposals/2026-2']));
  assert.ok(touched('policy.proposals', 'ListProposalSteps', { parent: 'proposals/2026-1' }, ['proposals/2026-1']));
  assert.ok(!touched('policy.proposals', 'ListProposalSteps', { parent: 'proposals/2026-1' }, ['proposals/2026-2']));
  assert.ok(touched('policy.evidence', 'ListEvidence', { parent: 'proposals/2026-1' }, ['proposals/2026-1/evidence/1']));
  assert.ok(touched('policy.comments', 'ListComments', { parent: 'consultations/c' }, ['consultations/c/comments/1']));
  assert.ok(!touched('policy.comments', 'ListComments', { parent: 'consultations/c' }, ['consultations/d/comments/1']));
  assert.ok(touched('policy.claims', 'GetPlanDashboard', { name: 'plans/p' }, ['plans/p/commitments/x/claims/1']));
  assert.ok(!touched('policy.claims', 'GetPlanDashboard', { name: 'plans/q' }, ['plans/p/commitments/x/claims/1']));
  assert.ok(touched('policy.transmissions', 'ExplainDeadline', { name: 'transmissions/t' }, ['transmissions/t']));
  assert.ok(touched('policy.answers', 'GetTransmission', { name: 'transmissions/t' }, ['transmissions/t/answers/1']));
  assert.ok(touched('policy.decisions', 'GetSession', { name: 'sessions/s' }, ['sessions/s/decisions/1']));
  assert.ok(touched('policy.evidence', 'SubmitProposal', { name: 'proposals/2026-1', validateOnly: true }, ['proposals/2026-1/evidence/1']), 'what it lacks is asked anew');
  assert.ok(!touched('policy.evidence', 'SubmitProposal', { name: 'proposals/2026-1', validateOnly: true }, ['proposals/2026-2/evidence/1']));
});

test('a wording is told against another word by word', () => {
  assert.deepEqual(told('quarante mille euros', 'cent mille euros'), ['-quarante', '+cent', '= mille euros']);
  assert.deepEqual(told('', 'neuf'), ['+neuf']);
  assert.deepEqual(told('ancien', ''), ['-ancien']);
  assert.deepEqual(told('le même', 'le même'), ['=le même']);
  assert.deepEqual(told('', ''), []);
  assert.deepEqual(told('Le marché est passé.', 'Le contrat public est passé.'), ['=Le ', '-marché', '+contrat public', '= est passé.']);
  assert.deepEqual(told('dans un délai de deux mois', 'dans un délai de trois semaines'), ['=dans un délai de ', '-deux mois', '+trois semaines'], 'words that were changed together are read together');
  assert.deepEqual(partsOf('L’article R. 2122-8, l’année 2026'), ['L’article', ' ', 'R', '.', ' ', '2122-8', ',', ' ', 'l’année', ' ', '2026']);
});

test('each side of a wording is whole, whatever changes', () => {
  const WORDS = ['le', 'la', 'marché', 'public', 'd’achat', ',', '.', ' ', '\n', 'euros', '40 000'];
  // The same texts at each run.
  let seed = 7;
  const random = (most) => { seed = (seed * 1103515245 + 12345) % 2147483648; return seed % most; };
  const textOf = () => Array.from({ length: random(30) }, () => WORDS[random(WORDS.length)]).join(random(2) ? ' ' : '');
  for (let i = 0; i < 500; ++i) {
    const [before, after] = [textOf(), textOf()];
    const pieces = differences(before, after);
    assert.equal(joined(sideOf(pieces, 'added')), before);
    assert.equal(joined(sideOf(pieces, 'removed')), after);
    assert.ok(pieces.every(({ text }) => text !== ''));
  }
});

test('texts that have nothing in common, however long, are told whole', () => {
  const [before, after] = [Array.from({ length: 2000 }, (_, i) => `avant${i}`).join(' '), Array.from({ length: 2000 }, (_, i) => `après${i}`).join('\n')];
  const pieces = differences(before, after);
  assert.equal(joined(sideOf(pieces, 'added')), before);
  assert.equal(joined(sideOf(pieces, 'removed')), after);
});

test('how much of a time is left, in days of the calendar', () => {
  const left = (lastDay, today, isOverdue = false, isRunning = true) => timeLeft({ isRunning, lastDay, isOverdue }, today);
  assert.deepEqual(left('2027-02-28', '2027-02-27'), { kind: 'left', days: 1 });
  assert.deepEqual(left('2027-02-28', '2026-12-30'), { kind: 'left', days: 60 });
  assert.deepEqual(left('2027-02-28', '2027-02-28'), { kind: 'last' });
  assert.deepEqual(left('2027-02-28', '2027-03-01', true), { kind: 'over', days: 1 });
  assert.deepEqual(left('2027-02-28', '2027-03-10', true), { kind: 'over', days: 10 });
  assert.deepEqual(left('', '2027-03-10'), { kind: 'still' });
  assert.deepEqual(left('2027-02-28', '2027-03-10', false, false), { kind: 'none' });
  assert.deepEqual(left('2027-02-28', '2027-02-28', true), { kind: 'over', days: 1 }, 'the service says when it is over: its clock may be ahead of this one');
  assert.deepEqual(left('2027-02-28', '2027-03-01'), { kind: 'last' }, 'and it is not over before that says so');
  assert.deepEqual(left('2026-03-30', '2026-03-28'), { kind: 'left', days: 2 }, 'over a change of the clocks');
});

test('who is there, who is represented, and whose vote is asked', () => {
  const members = [1, 2, 3, 4].map((n) => ({ code: `m${n}`, title: `Membre ${n}`, chair: n === 1 }));
  const session = { members, presences: [{ member: 'm1', remote: false }, { member: 'm2', remote: true }], mandates: [{ giver: 'm3', holder: 'm1' }], recusals: [{ member: 'm2', proposal: 'proposals/2026-1', reason: '' }] };
  const seats = seatsOf(session);
  assert.deepEqual(seats.map(({ part }) => part), ['present', 'remote', 'represented', 'absent']);
  assert.deepEqual(attendanceOf(seats), { presences: [{ member: 'm1', remote: false }, { member: 'm2', remote: true }], mandates: [{ giver: 'm3', holder: 'm1' }] });
  assert.deepEqual(votersOf(session, 'proposals/2026-1').map(({ code }) => code), ['m1', 'm3']);
  assert.deepEqual(votersOf(session, 'proposals/2026-2').map(({ code }) => code), ['m1', 'm2', 'm3']);
});

test('the picture has each thing once, and a line for each way', () => {
  const row = { proposal: 'proposals/2026-1', title: 'Acheter', topics: ['constraintTopics/marches'], authority: 'organisations/berges', text: 'texts/t', textReference: 'JORF n° 1', commitments: [],
    evidence: [{ kind: Kind.CONSTRAINT_COUNT, source: 'constraintTopics/marches', title: 'Marchés' }, { kind: Kind.PROJECT, source: 'projects/semis', title: 'Semis' }] };
  const other = { ...row, proposal: 'proposals/2026-2', title: 'Recruter', authority: '', text: '', evidence: [], commitments: ['plans/p/commitments/c'] };
  const { things, ways } = pictureOf([row, other]);
  assert.deepEqual(Object.fromEntries(Object.entries(things).map(([lane, all]) => [lane, all.length])), { topics: 1, sources: 1, proposals: 2, authorities: 1, texts: 1, commitments: 1 });
  assert.deepEqual(ways.map(([from, to]) => `${from} > ${to}`).sort(), [
    'authorities:organisations/berges > texts:texts/t', 'proposals:proposals/2026-1 > authorities:organisations/berges', 'proposals:proposals/2026-2 > commitments:plans/p/commitments/c',
    'sources:projects/semis > proposals:proposals/2026-1', 'topics:constraintTopics/marches > proposals:proposals/2026-1', 'topics:constraintTopics/marches > proposals:proposals/2026-2',
  ]);
  assert.deepEqual(focusIn((param) => ({ texte: 'texts/t' })[param] ?? ''), { by: 'texte', name: 'texts/t' });
  assert.equal(focusIn(() => ''), undefined);
});

test('whether reports fell since a text is in force follows from months around it', () => {
  const months = [['2026-01', 12], ['2026-02', 10], ['2026-03', 9], ['2026-04', 4]].map(([month, newReports]) => ({ month, newReports }));
  assert.deepEqual(sinceInForce(months, ['2026-03-15'], '2026-05-01'), { before: months[1], after: months[3], fell: true });
  assert.equal(sinceInForce(months, ['2026-03-15'], '2026-05-01').fell, true);
  assert.equal(sinceInForce([...months, { month: '2026-05', newReports: 10 }], ['2026-03-15'], '2026-06-01').fell, false, 'as many are not fewer');
  assert.equal(sinceInForce(months, ['2026-04-15'], '2026-05-01'), undefined, 'nothing was published since');
  assert.equal(sinceInForce(months, ['2026-06-15'], '2026-05-01'), undefined, 'it is not in force yet');
  assert.equal(sinceInForce(months, [], '2026-05-01'), undefined);
});

test('what is below an organisation waits for it', () => {
  const all = [{ name: 'organisations/b', parent: 'organisations/a' }, { name: 'organisations/c', parent: 'organisations/b' }, { name: 'organisations/a', parent: '' }, { name: 'organisations/d', parent: '' }];
  assert.deepEqual([...withinOf('organisations/a', all)].sort(), ['organisations/a', 'organisations/b', 'organisations/c']);
  assert.deepEqual([...withinOf('organisations/c', all)], ['organisations/c']);
});

test('a plan is rated in the words of its cycle', () => {
  const vocabularies = [{ measure: 'early_results', firstYear: 2011, lastYear: 2019, values: ['Marginal'] }, { measure: 'early_results', firstYear: 2020, lastYear: 9999, values: ['No Notable'] }, { measure: 'specificity', firstYear: 2011, lastYear: 2019, values: ['High'] }];
  assert.deepEqual(wordsOfCycle({ vocabularies }, 'early_results', 2015), ['Marginal']);
  assert.deepEqual(wordsOfCycle({ vocabularies }, 'early_results', 2021), ['No Notable']);
  assert.deepEqual(wordsOfCycle({ vocabularies }, 'specificity', 2021), []);
});

test('an address is a filter, and what it does not say is none', () => {
  const filterOf = (address, person = '') => proposalFilter((param) => new URLSearchParams(address).get(param) ?? '', person);
  assert.equal(filterOf(''), '');
  assert.equal(filterOf('etat=TRANSMITTED&retard=oui'), 'state = TRANSMITTED AND overdue = true');
  assert.equal(filterOf('texte=seuils&nature=REGULATORY&sujet=marches'), 'title:"seuils" AND nature = "REGULATORY" AND topic = "constraintTopics/marches"');
  assert.equal(filterOf('miennes=oui', 'persons/p'), 'author = "persons/p"');
  assert.equal(filterOf('miennes=oui'), '', 'nobody in particular has none');
});

test('a quotation is read value by value', () => {
  assert.deepEqual(linesOf('{"cell":{"options":[{"count":4,"option":"5"}],"people":8},"question":"q1"}'), [
    { path: 'cell.options[1].count', value: '4' }, { path: 'cell.options[1].option', value: '5' }, { path: 'cell.people', value: '8' }, { path: 'question', value: 'q1' },
  ]);
  assert.deepEqual(linesOf(''), []);
  assert.deepEqual(linesOf('not JSON'), []);
});

test('every refusal is said in both languages, with the same values', () => {
  const places = (text) => [...new Set(text.match(/\{\w+\}/g) ?? [])].sort().join();
  for (const [english, { fr, en }] of Object.entries(SENTENCES)) {
    assert.ok(fr && en, english);
    assert.equal(places(fr), places(en), english);
  }
});
