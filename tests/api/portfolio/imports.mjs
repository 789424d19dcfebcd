// Importing again what changed there, over what changed here: each side keeps what it alone changed.
import assert from 'node:assert/strict';
import test, { after, before } from 'node:test';
import { Client, Code, closeClients } from '../../e2e/rpc.mjs';
import { Stack } from '../../e2e/stack.mjs';

const OURS = 'incubators/la-serre';
const day = (iso) => Object.fromEntries(iso.split('-').map((n, i) => [['year', 'month', 'day'][i], Number(n)]));
let stack, coach, system, number = 0;

before(async () => {
  stack = await Stack.start();
  coach = new Client(stack.server, stack.token(`coach@${OURS}`));
  system = new Client(stack.server, stack.token('system'));
  const admin = new Client(stack.server, stack.token('programme_admin'));
  await admin.call('CreateIncubator', { incubatorId: 'la-serre', incubator: { title: 'La Serre' } });
});
after(closeClients);

const line = (phase, start, more = {}) => ({ phase: `PHASE_${phase}`, effectiveDate: day(start), ...more });
const newSheet = (more = {}) => ({
  project: { name: `projects/i-${++number}`, kind: 'PROJECT_KIND_STATE_STARTUP', title: 'Un', mission: 'Une', themes: ['Nature'], primaryIncubator: OURS },
  phaseRecords: [line('INVESTIGATION', '2023-01-01'), line('CONSTRUCTION', '2023-06-01')],
  events: [{ type: 'committee', date: day('2023-05-01'), comment: 'go' }, { type: 'other', date: day('2023-07-01'), comment: 'fête' }],
  ...more,
});
const send = async (sheets, { source = 'registre', dryRun = false } = {}) =>
  (await system.stream('ImportProjects', sheets.map((project) => ({ source, dryRun, items: [{ file: project.project.name, project }] })))).report;
const counts = (report, type) => {
  const row = report.counts.find((count) => count.resourceType === type);
  return row ? ['created', 'updated', 'unchanged', 'superseded'].map((key) => Number(row[key])) : [0, 0, 0, 0];
};
const read = (sheet) => coach.call('GetProject', { name: sheet.project.name });
const phases = async (sheet, request = {}) => (await coach.call('ListPhaseRecords', { parent: sheet.project.name, ...request }))
  .phaseRecords.map((r) => `${r.phase.slice(6)} ${r.effectiveDate.year}-${r.effectiveDate.month}`);

test('local edits survive a source that did not change them; its own changes apply', async () => {
  const sheet = newSheet();
  await send([sheet]);
  await coach.call('UpdateProject', { project: { name: sheet.project.name, mission: 'La nôtre', intrapreneur: 'bureau' } });
  sheet.project.title = 'Deux';
  const report = await send([sheet]);
  assert.deepEqual(counts(report, 'projects'), [0, 1, 0, 0]);
  const now = await read(sheet);
  assert.deepEqual([now.title, now.mission, now.intrapreneur, now.themes], ['Deux', 'La nôtre', 'bureau', ['Nature']]);
  sheet.project.mission = 'La leur, depuis';
  await send([sheet]);
  assert.equal((await read(sheet)).mission, 'La leur, depuis');
  assert.deepEqual(counts(await send([sheet]), 'projects'), [0, 0, 1, 0]);
});

test('a grant that the source does not date is a grant; told otherwise, it is another', async () => {
  const grant = (more) => ({ fundingSource: 'FAST', amount: { currencyCode: 'EUR', units: '200000' }, promotion: 16, ...more });
  const sheet = newSheet({ fundingLines: [grant()] });
  assert.deepEqual(counts(await send([sheet]), 'fundingLines'), [1, 0, 0, 0]);
  assert.deepEqual(counts(await send([sheet]), 'fundingLines'), [0, 0, 1, 0]);
  const linesOf = () => coach.all('ListFundingLines', 'fundingLines', { parent: sheet.project.name });
  assert.deepEqual((await linesOf()).map((l) => [l.amount.units, l.promotion, l.date, l.trail.source]), [['200000', 16, null, 'registre']]);
  sheet.fundingLines = [grant({ date: day('2024-01-01') })];
  assert.deepEqual(counts(await send([sheet]), 'fundingLines'), [1, 0, 0, 1]);
  assert.deepEqual((await linesOf()).map((l) => l.date), [day('2024-01-01')]);
});

test('a ledger follows its source: what it adds, changes and takes back', async () => {
  const sheet = newSheet();
  await send([sheet]);
  sheet.phaseRecords.push(line('SCALING', '2024-01-01'));
  assert.deepEqual(counts(await send([sheet]), 'phaseRecords'), [1, 0, 2, 0]);
  sheet.phaseRecords[1] = line('CONSTRUCTION', '2023-08-01');
  assert.deepEqual(counts(await send([sheet]), 'phaseRecords'), [1, 0, 2, 1]);
  assert.deepEqual(await phases(sheet), ['INVESTIGATION 2023-1', 'CONSTRUCTION 2023-8', 'SCALING 2024-1']);
  sheet.phaseRecords.pop();
  assert.deepEqual(counts(await send([sheet]), 'phaseRecords'), [0, 0, 2, 1]);
  assert.equal((await read(sheet)).phase, 'PHASE_CONSTRUCTION');
  assert.equal((await phases(sheet, { showSuperseded: true })).length, 4, 'nothing is erased');
});

test('a correction made here is kept, and the source may say more', async () => {
  const sheet = newSheet();
  await send([sheet]);
  await coach.call('CorrectPhase', { name: `${sheet.project.name}/phaseRecords/2`, phaseRecord: { effectiveDate: day('2023-09-01') }, reason: 'vérifié' });
  await send([sheet]);
  assert.deepEqual(await phases(sheet), ['INVESTIGATION 2023-1', 'CONSTRUCTION 2023-9']);
  sheet.phaseRecords.push(line('SCALING', '2024-01-01'));
  await send([sheet]);
  assert.deepEqual(await phases(sheet), ['INVESTIGATION 2023-1', 'CONSTRUCTION 2023-9', 'SCALING 2024-1']);
  assert.deepEqual(counts(await send([sheet]), 'phaseRecords'), [0, 0, 3, 0]);
});

test('steps and events of ours stay beside those of the source', async () => {
  const sheet = newSheet();
  await send([sheet]);
  const { name } = sheet.project;
  await coach.call('CreateProjectEvent', { parent: name, event: { type: 'other', date: day('2023-10-01'), comment: 'à nous' } });
  sheet.events[1] = { type: 'other', date: day('2023-07-02'), comment: 'fête' };
  sheet.events.push({ type: 'eig', date: day('2023-11-01'), comment: '' });
  assert.deepEqual(counts(await send([sheet]), 'events'), [1, 1, 1, 0]);
  sheet.events.shift();
  assert.deepEqual(counts(await send([sheet]), 'events'), [0, 0, 2, 1]);
  const { events } = await coach.call('ListProjectEvents', { parent: name });
  assert.deepEqual(events.map((e) => `${e.type} ${e.comment}`).sort(), ['eig ', 'other fête', 'other à nous']);
});

test('a history that breaks the rules is recorded as it was, and each breach reported', async () => {
  const sheet = newSheet({ phaseRecords: [line('SCALING', '2020-01-01'), line('CONSTRUCTION', '2021-01-01'), line('OPERATED', '2022-01-01'), line('INVESTIGATION', '2023-01-01')] });
  sheet.project.sponsors = ['organisations/inconnue'];
  const { findings } = await send([sheet]);
  assert.deepEqual(findings.filter((f) => f.key.startsWith('phases')).map((f) => [f.key, f.code]),
    [['phases[1]', 'PHASE_BACKWARDS'], ['phases[2]', 'ILLEGAL_TRANSITION'], ['phases[3]', 'OUTCOME_LEFT']]);
  assert.ok(findings.some((f) => f.code === 'MISSING_REFERENCE' && f.message.includes('inconnue')));
  assert.equal((await read(sheet)).phase, 'PHASE_INVESTIGATION');
  assert.deepEqual((await read(sheet)).sponsors, ['organisations/inconnue']);
});

test('a dry run tells what a run would do', async () => {
  const sheet = newSheet();
  const rehearsal = await send([sheet], { dryRun: true, source: 'autre' });
  assert.equal((await coach.refusal('GetProject', { name: sheet.project.name })).code, Code.NOT_FOUND);
  const run = await send([sheet], { source: 'autre' });
  assert.deepEqual(rehearsal.counts, run.counts);
  assert.deepEqual(rehearsal.findings, run.findings);
});

test('a deleted project is kept up to date, stays deleted, and that is said', async () => {
  const sheet = newSheet();
  await send([sheet]);
  await coach.call('DeleteProject', { name: sheet.project.name });
  sheet.project.title = 'Depuis';
  assert.ok((await send([sheet])).findings.some((f) => f.code === 'DELETED_HERE'));
  assert.equal((await coach.call('UndeleteProject', { name: sheet.project.name })).title, 'Depuis');
});

test('what is no import is refused', async () => {
  const refused = (messages) => assert.rejects(system.stream('ImportProjects', messages), (error) => error.code === Code.INVALID_ARGUMENT);
  await refused([]);
  await refused([{ items: [] }]);
  await refused([{ source: 'a' }, { source: 'b' }]);
  await refused([{ source: 'x'.repeat(51) }]);
});

const sendItems = async (items, { source = 'registre', dryRun = false } = {}) => (await system.stream('ImportProjects', [{ source, dryRun, items }])).report;
const findingsOf = (report, file) => report.findings.filter((finding) => finding.file === file).map(({ key, code }) => `${key} ${code}`);
const circlesOf = (report) => report.findings.filter(({ code }) => code === 'CIRCLE').map(({ file, key }) => `${file} ${key}`);
const rowOf = (report, type) => {
  const { created, refused } = report.counts.find(({ resourceType }) => resourceType === type);
  return [Number(created), Number(refused)];
};

test('what the rules refuse is left out and reported; the rest of it, and all the others, come in', async () => {
  const sheet = newSheet();
  Object.assign(sheet.project, {
    title: 'Un\u0007 titre', mission: 'deux\u001b[31m\nlignes', links: { productUri: 'javascript:alert(1)', repositoryUri: 'https://code.example' },
    standards: { accessibilityPercent: NaN, accessibilityStatus: 42 }, budget: { allocated: { units: '9223372036854775' } }, themes: ['Nature', 'Nature', ''],
    otherIncubators: ['organisations/x'], sourceFields: { fields: { note: { stringValue: 'a\u0000b' } } },
    timeBox: { startDate: day('2026-05-01'), endDate: { year: 2026, month: 2, day: 30 } },
  });
  sheet.phaseRecords.push(line('SCALING', '0215-01-01'), { phase: 77, effectiveDate: day('2024-01-01') });
  sheet.events[0].date = day('9999-12-31');
  sheet.fundingLines = [{ fundingSource: 'FAST', amount: { units: '0' } }, { fundingSource: 'PIA', amount: { units: '10' }, sharePercent: Infinity }];
  const other = newSheet();
  const report = await sendItems([{ file: 'mauvais.md', project: sheet }, { file: 'vide.md' }, { file: 'bon.md', project: other }]);
  assert.deepEqual(rowOf(report, 'projects'), [2, 0]);
  assert.deepEqual(rowOf(report, 'items'), [0, 1]);
  const now = await read(sheet);
  assert.deepEqual([now.title, now.mission, now.links.productUri, now.links.repositoryUri, now.budget, now.themes, now.otherIncubators],
    ['Un titre', 'deux[31m\nlignes', '', 'https://code.example', null, ['Nature'], []]);
  assert.deepEqual([now.standards, now.timeBox.endDate, now.sourceFields.fields.note.stringValue], [null, null, 'ab']);
  const { phaseRecords } = await coach.call('ListPhaseRecords', { parent: sheet.project.name });
  assert.deepEqual(phaseRecords.slice(2).map(({ phase, effectiveDate, sourceDate }) => [phase, effectiveDate?.year ?? 0, sourceDate]).sort(),
    [['PHASE_SCALING', 0, '0215-01-01'], ['PHASE_UNSPECIFIED', 2024, '']]);
  const { events } = await coach.call('ListProjectEvents', { parent: sheet.project.name });
  assert.ok(events.some(({ date, sourceDate }) => date === null && sourceDate === '9999-12-31'));
  const grants = await coach.all('ListFundingLines', 'fundingLines', { parent: sheet.project.name });
  assert.deepEqual(grants.map(({ fundingSource, sharePercent }) => [fundingSource, sharePercent]), [['PIA', undefined]]);
  for (const found of ['title CONTROL_CHARACTER', 'mission CONTROL_CHARACTER', 'links.product_uri INVALID_VALUE', 'standards.accessibility_percent INVALID_VALUE',
    'budget.allocated INVALID_VALUE', 'themes INVALID_VALUE', 'other_incubators[0] INVALID_VALUE', 'time_box.end_date INVALID_VALUE', 'source_fields CONTROL_CHARACTER',
    'phase_records[2].effective_date INVALID_DATE', 'phase_records[3].phase INVALID_VALUE', 'events[0].date INVALID_DATE', 'funding_lines[0].amount INVALID_VALUE']) {
    assert.ok(findingsOf(report, 'mauvais.md').includes(found), `${found} among ${findingsOf(report, 'mauvais.md').join(', ')}`);
  }
  assert.deepEqual(findingsOf(report, 'vide.md'), [' REFUSED']);
  for (const finding of report.findings) assert.ok(finding.action && finding.message, finding.code);
  assert.deepEqual(counts(await sendItems([{ file: 'mauvais.md', project: sheet }]), 'projects'), [0, 0, 1, 0], 'the same again changes nothing');
});

test('an item that cannot stand is refused, and nothing of it is kept', async () => {
  const heard = newSheet(), nameless = newSheet(), owned = newSheet();
  nameless.project.name = 'projects/a/b';
  owned.project.kind = 'PROJECT_KIND_PRIVATE_PLAYER_PROJECT';
  const session = { name: 'committees/an-un', title: 'An un', date: { year: 1, month: 1, day: 1 }, hearings: [] };
  const report = await sendItems([{ file: 'a', project: nameless }, { file: 'b', project: owned }, { file: 'c', committee: session }, { file: 'd', project: heard }]);
  assert.deepEqual([rowOf(report, 'projects'), rowOf(report, 'committees')], [[1, 2], [0, 1]]);
  for (const file of ['a', 'b', 'c']) assert.ok(findingsOf(report, file).length > 0);
  assert.equal((await coach.refusal('GetProject', { name: owned.project.name })).code, Code.NOT_FOUND);
  assert.equal((await coach.refusal('GetCommittee', { name: session.name })).code, Code.NOT_FOUND);
  await read(heard);
});

test('what is stored and cannot be read costs its own item', async () => {
  const [broken, sound] = [newSheet(), newSheet()];
  await send([broken, sound]);
  stack.sql(`UPDATE projects SET document = '{' WHERE id = '${broken.project.name.slice(9)}'`);
  for (const sheet of [broken, sound]) sheet.project.title = 'Depuis';
  const report = await sendItems([{ file: 'a', project: broken }, { file: 'b', project: sound }]);
  assert.deepEqual(findingsOf(report, 'a'), [' REFUSED']);
  assert.equal((await read(sound)).title, 'Depuis');
});

test('a circle of organisations is broken where it closes, and that is said, each time', async () => {
  const organisation = (id, parent) => ({ file: `${id}.md`, organisation: { name: `organisations/${id}`, title: id, parent: `organisations/${parent}` } });
  const items = [organisation('cercle-a', 'cercle-b'), organisation('cercle-b', 'cercle-c'), organisation('cercle-c', 'cercle-a'), organisation('moi', 'moi')];
  for (const dryRun of [true, false, false]) {
    const report = await sendItems(items, { dryRun });
    assert.deepEqual(circlesOf(report), ['cercle-c.md parent', 'moi.md parent']);
  }
  const parents = Object.fromEntries((await coach.all('ListOrganisations', 'organisations')).map(({ title, parent }) => [title, parent]));
  assert.deepEqual([parents['cercle-a'], parents['cercle-b'], parents['cercle-c'], parents.moi], ['organisations/cercle-b', 'organisations/cercle-c', '', '']);
  const admin = new Client(stack.server, stack.token('programme_admin'));
  await admin.call('UpdateOrganisation', { organisation: { name: 'organisations/cercle-b' }, updateMask: { paths: ['parent'] } });
  await admin.call('UpdateOrganisation', { organisation: { name: 'organisations/cercle-b', parent: 'organisations/moi' } });
  const report = await sendItems([organisation('moi', 'cercle-a')]);
  assert.deepEqual(circlesOf(report), ['moi.md parent'], 'with what people here made of the tree, too');
});

test('what was deleted here is said to be, whatever the source still tells of it', async () => {
  const admin = new Client(stack.server, stack.token('programme_admin'));
  const incubator = { file: 'serre-froide.md', incubator: { name: 'incubators/serre-froide', title: 'La Serre froide' } };
  await sendItems([incubator]);
  await admin.call('DeleteIncubator', { name: incubator.incubator.name });
  const sheet = newSheet();
  sheet.project.primaryIncubator = incubator.incubator.name;
  sheet.project.otherIncubators = ['incubators/nulle-part'];
  const items = [incubator, { file: 'a.md', project: sheet }];
  for (const dryRun of [true, false, false]) {
    const report = await sendItems(items, { dryRun });
    assert.deepEqual(findingsOf(report, 'a.md'), ['incubator DELETED_HERE', 'incubators[0] MISSING_REFERENCE']);
  }
  const renamed = { ...incubator, incubator: { ...incubator.incubator, title: 'La Serre tempérée' } };
  assert.deepEqual(findingsOf(await sendItems([renamed]), incubator.file), [' DELETED_HERE'], 'kept up to date, and said to be deleted');
  await admin.call('UndeleteIncubator', { name: incubator.incubator.name });
  assert.deepEqual(findingsOf(await sendItems(items), 'a.md'), ['incubators[0] MISSING_REFERENCE']);
});

test('a number that is none is one, and no character', async () => {
  const sheet = newSheet();
  sheet.project.sourceFields = { fields: { taux: { numberValue: NaN }, liste: { listValue: { values: [{ numberValue: Infinity }, { numberValue: 2 }] } } } };
  const report = await sendItems([{ file: 'a.md', project: sheet }]);
  assert.deepEqual(findingsOf(report, 'a.md'), ['source_fields INVALID_VALUE']);
  const { fields } = (await read(sheet)).sourceFields;
  assert.deepEqual([fields.taux.nullValue, fields.liste.listValue.values.map(({ numberValue }) => numberValue)], ['NULL_VALUE', [undefined, 2]]);
});

test('a grant below zero is told once, and left out', async () => {
  const sheet = newSheet({ fundingLines: [{ fundingSource: 'FAST', amount: { currencyCode: 'EUR', units: '-5' } }] });
  assert.deepEqual(findingsOf(await sendItems([{ file: 'a.md', project: sheet }]), 'a.md'), ['funding_lines[0].amount INVALID_VALUE']);
  assert.deepEqual(await coach.all('ListFundingLines', 'fundingLines', { parent: sheet.project.name }), []);
});

test('a phase that is to come is said to be; one that cannot be is no day', async () => {
  const sheet = newSheet();
  const next = new Date().getFullYear() + 1;
  sheet.phaseRecords.push(line('SCALING', `${next}-01-15`), line('OPERATED', '9999-12-31'));
  assert.deepEqual(findingsOf(await sendItems([{ file: 'a.md', project: sheet }]), 'a.md'),
    ['phase_records[3].effective_date INVALID_DATE', 'phases[2].start PHASE_IN_FUTURE']);
});

test('everything that an import refers to is looked for, whatever refers to it', async () => {
  const admin = new Client(stack.server, stack.token('programme_admin'));
  await admin.call('CreateOrganisation', { organisationId: 'office-clos', organisation: { title: 'Office clos' } });
  await admin.call('CreateIncubator', { incubatorId: 'serre-close', incubator: { title: 'La Serre close' } });
  for (const [method, name] of [['DeleteOrganisation', 'organisations/office-clos'], ['DeleteIncubator', 'incubators/serre-close']]) await admin.call(method, { name });
  const lost = newSheet();
  await send([lost]);
  await coach.call('DeleteProject', { name: lost.project.name });
  const heard = newSheet();
  const telling = (organisation, incubator, project, suffix) => [
    { file: 'o.md', organisation: { name: `organisations/renvoi-${suffix}`, title: 'R', parent: organisation } },
    { file: 'i.md', incubator: { name: `incubators/renvoi-${suffix}`, title: 'R', owner: organisation } },
    { file: 't.md', team: { name: `teams/renvoi-${suffix}`, title: 'R', incubator } },
    { file: 'h.md', project: heard },
    { file: 'c.md', committee: { name: `committees/renvoi-${suffix}`, title: 'R', date: day('2024-02-01'), incubator, hearings: [{ project: heard.project.name }, { project }] } },
  ];
  for (const [code, ...names] of [['DELETED_HERE', 'organisations/office-clos', 'incubators/serre-close', lost.project.name, 'a'],
    ['MISSING_REFERENCE', 'organisations/nulle-part', 'incubators/nulle-part', 'projects/nulle-part', 'b']]) {
    for (const dryRun of [true, false, false]) {
      const report = await sendItems(telling(...names), { dryRun });
      assert.deepEqual(['o.md', 'i.md', 't.md', 'h.md', 'c.md'].flatMap((file) => findingsOf(report, file)),
        [`parent ${code}`, `owner ${code}`, `incubator ${code}`, `incubator ${code}`, `hearings[1].project ${code}`], `${dryRun}`);
    }
  }
});

test('a parent may come after those below it', async () => {
  const below = { file: 'bas.md', organisation: { name: 'organisations/bas', title: 'Bas', parent: 'organisations/haut' } };
  const above = { file: 'haut.md', organisation: { name: 'organisations/haut', title: 'Haut' } };
  for (const dryRun of [true, false]) {
    const { report } = await system.stream('ImportProjects', [below, above].map((item) => ({ source: 'registre', dryRun, items: [item] })));
    assert.deepEqual(findingsOf(report, 'bas.md'), []);
  }
});

test('what nobody sees is nothing, in an import as in every other write', async () => {
  const sheet = newSheet({ fundingLines: [{ fundingSource: '\u3164', amount: { currencyCode: 'EUR', units: '5' } }] });
  Object.assign(sheet.project, { title: '\u2800', contact: '\u00a0', aliases: ['projects/ancien', 'x', 'projects/..'] });
  const items = [{ file: 'p.md', project: sheet }, { file: 'i.md', incubator: { name: 'incubators/invisible', title: '\u00ad' } }];
  const report = await sendItems(items);
  assert.deepEqual(findingsOf(report, 'p.md').sort(), ['aliases[1] INVALID_VALUE', 'aliases[2] INVALID_VALUE', 'contact INVALID_VALUE',
    'funding_lines[0].funding_source INVALID_VALUE', 'title EMPTY_VALUE', 'title INVALID_VALUE']);
  assert.deepEqual(findingsOf(report, 'i.md'), ['title INVALID_VALUE', 'title EMPTY_VALUE']);
  const { title, contact, aliases } = await read(sheet);
  assert.deepEqual([title, contact, aliases], [sheet.project.name.slice('projects/'.length), '', ['projects/ancien']]);
  assert.deepEqual(await coach.all('ListFundingLines', 'fundingLines', { parent: sheet.project.name }), []);
  assert.deepEqual(counts(await sendItems(items), 'projects'), [0, 0, 1, 0], 'the same again changes nothing');
});
