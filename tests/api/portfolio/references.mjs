// What refers to what holds: names are those of their kind, written in the one way; whoever deletes waits for whoever
// names, and the other way round; what comes back finds what it refers to.
import assert from 'node:assert/strict';
import test, { after, before } from 'node:test';
import { Client, Code, closeClients } from '../../e2e/rpc.mjs';
import { Stack } from '../../e2e/stack.mjs';

const day = (year, month = 1) => ({ year, month, day: 1 });
const RACES = 40;
let stack, admin, number = 0;

before(async () => {
  stack = await Stack.start();
  admin = new Client(stack.server, stack.token('programme_admin'));
  await make.incubator('la-serre');
});
after(closeClients);

const OURS = 'incubators/la-serre';
const fresh = () => `x-${++number}`;
const nameOf = async (reply) => (await reply).name;
const make = {
  organisation: (id = fresh(), fields = {}) => nameOf(admin.call('CreateOrganisation', { organisationId: id, organisation: { title: 'Office', ...fields } })),
  incubator: (id = fresh(), fields = {}) => nameOf(admin.call('CreateIncubator', { incubatorId: id, incubator: { title: 'Serre', ...fields } })),
  team: (incubator) => nameOf(admin.call('CreateTeam', { teamId: fresh(), team: { title: 'Terrain', incubator } })),
  project: (fields = {}) => nameOf(admin.call('CreateProject', { projectId: fresh(), project: { kind: 1, title: 'Lisière', primaryIncubator: OURS, ...fields } })),
  session: (fields) => nameOf(admin.call('CreateCommittee', { committeeId: fresh(), committee: { date: day(2026), ...fields } })),
};
const remove = (name) => admin.call(`Delete${{ o: 'Organisation', i: 'Incubator', t: 'Team', p: 'Project' }[name[0]]}`, { name });
const restore = (name) => admin.call(`Undelete${{ o: 'Organisation', i: 'Incubator', t: 'Team', p: 'Project' }[name[0]]}`, { name });
const refusalOf = (promise) => promise.then(() => assert.fail('it went well'), (error) => error);
const isFine = (error) => [Code.INVALID_ARGUMENT, Code.FAILED_PRECONDITION, Code.NOT_FOUND].includes(error.code);

// How often both went well, of two calls at once. Whatever is refused is refused with a reason.
async function race(prepare) {
  let both = 0, neither = 0;
  for (let i = 0; i < RACES; ++i) {
    const [first, second] = await prepare();
    const outcomes = await Promise.allSettled([first(), second()]);
    for (const { status, reason } of outcomes) if (status === 'rejected') assert.ok(isFine(reason), `${reason.code} ${reason.details}`);
    const well = outcomes.filter(({ status }) => status === 'fulfilled').length;
    both += well === 2 ? 1 : 0;
    neither += well === 0 ? 1 : 0;
  }
  return { both, neither };
}

const NAMING = {
  'a project': (incubator) => make.project({ primaryIncubator: incubator }),
  'a project that shares it': (incubator) => make.project({ otherIncubators: [incubator] }),
  'a team': (incubator) => make.team(incubator),
  'a planned session': (incubator) => make.session({ incubator }),
};
for (const [what, name] of Object.entries(NAMING)) {
  test(`an incubator is deleted, or ${what} names it, never both`, async () => {
    const { both, neither } = await race(async () => {
      const incubator = await make.incubator();
      return [() => remove(incubator), () => name(incubator)];
    });
    assert.deepEqual([both, neither], [0, 0]);
  });
}

const SPONSORING = {
  'a project': (organisation) => make.project({ sponsors: [organisation] }),
  'an incubator': (organisation) => make.incubator(fresh(), { owner: organisation }),
  'an organisation below it': (organisation) => make.organisation(fresh(), { parent: organisation }),
};
for (const [what, name] of Object.entries(SPONSORING)) {
  test(`an organisation is deleted, or ${what} names it, never both`, async () => {
    const { both, neither } = await race(async () => {
      const organisation = await make.organisation();
      return [() => remove(organisation), () => name(organisation)];
    });
    assert.deepEqual([both, neither], [0, 0]);
  });
}

test('a project is deleted, or a session puts it on its agenda, never both', async () => {
  const { both, neither } = await race(async () => {
    const project = await make.project();
    return [() => remove(project), () => make.session({ incubator: OURS, hearings: [{ project }] })];
  });
  assert.deepEqual([both, neither], [0, 0]);
});

test('a project comes back, or its incubator goes, never both', async () => {
  const { both, neither } = await race(async () => {
    const incubator = await make.incubator();
    const project = await make.project({ primaryIncubator: incubator });
    await remove(project);
    return [() => restore(project), () => remove(incubator)];
  });
  assert.deepEqual([both, neither], [0, 0]);
});

test('organisations make no circle, alone or at once', async () => {
  const [a, b, c] = [await make.organisation(), await make.organisation(), await make.organisation()];
  const put = (name, parent) => admin.call('UpdateOrganisation', { organisation: { name, parent }, updateMask: { paths: ['parent'] } });
  await put(a, b);
  await put(b, c);
  for (const [name, parent] of [[c, a], [c, b], [a, a]]) {
    const refused = await refusalOf(put(name, parent));
    assert.match(refused.details, /organisation\.parent: .* circle/);
  }
  const { both, neither } = await race(async () => {
    const [one, other] = [await make.organisation(), await make.organisation()];
    return [() => put(one, other), () => put(other, one)];
  });
  assert.deepEqual([both, neither], [0, 0]);
});

test('a planned session holds its incubator and its projects; one that is over holds nothing', async () => {
  const incubator = await make.incubator();
  const project = await make.project({ primaryIncubator: OURS, otherIncubators: [incubator] });
  const session = await make.session({ incubator, hearings: [{ project }] });
  await admin.call('UpdateProject', { project: { name: project }, updateMask: { paths: ['other_incubators'] } });
  for (const held of [incubator, project]) {
    const refused = await refusalOf(remove(held));
    assert.equal(refused.code, Code.FAILED_PRECONDITION);
    assert.match(refused.details, /still referred to/);
  }
  await admin.call('CancelCommittee', { name: session, reason: 'grève' });
  await remove(project);
  await remove(incubator);
  const refused = await refusalOf(admin.call('ReopenCommittee', { name: session, reason: 'fin de la grève' }));
  assert.equal(refused.code, Code.FAILED_PRECONDITION);
});

test('what comes back finds what it refers to, or is told what must come back first', async () => {
  const organisation = await make.organisation(), incubator = await make.incubator(fresh(), { owner: organisation });
  const below = await make.organisation(fresh(), { parent: organisation });
  const team = await make.team(incubator), project = await make.project({ primaryIncubator: incubator, sponsors: [organisation] });
  for (const name of [project, team, incubator, below, organisation]) await remove(name);
  for (const [name, first] of [[project, incubator], [team, incubator], [incubator, organisation], [below, organisation]]) {
    const { code, PreconditionFailure } = await admin.refusal(`Undelete${{ o: 'Organisation', i: 'Incubator', t: 'Team', p: 'Project' }[name[0]]}`, { name });
    assert.deepEqual([code, PreconditionFailure.violations[0].subject], [Code.FAILED_PRECONDITION, first]);
  }
  for (const name of [organisation, incubator, below, team, project]) await restore(name);
});

test('a name inside a message is that of its kind, to the letter; what is none is told once', async () => {
  const project = await make.project();
  const wrong = async (method, request, ...fields) => {
    const refused = await admin.refusal(method, request);
    assert.deepEqual([refused.code, refused.BadRequest?.fieldViolations.map((violation) => violation.field)], [Code.INVALID_ARGUMENT, fields], JSON.stringify(request));
  };
  for (const name of [`${project} `, ` ${project}`, project.toUpperCase(), `${project}/`, 'incubators/la-serre', 'projects/', 'lisiere']) {
    await wrong('CreateCommittee', { committeeId: fresh(), committee: { date: day(2026), incubator: OURS, hearings: [{ project: name }] } }, 'committee.hearings[0].project');
  }
  await wrong('CreateProject', { projectId: fresh(), project: { kind: 1, title: 'x', primaryIncubator: `${OURS} ` } }, 'project.primary_incubator');
  await wrong('CreateProject', { projectId: fresh(), project: { kind: 1, title: 'x', primaryIncubator: OURS, sponsors: [await make.organisation(), 'organisations/a b/c'] } }, 'project.sponsors[1]');
  for (const owner of ['organisations/', 'organisations/a\u0001', 'offices/a', 'a']) {
    await wrong('CreateIncubator', { incubatorId: fresh(), incubator: { title: 'x', owner } }, 'incubator.owner');
  }
  await wrong('CreateProject', { projectId: fresh(), project: { kind: 9, title: 'x', primaryIncubator: OURS } }, 'project.kind');
  await wrong('CreateProject', { projectId: fresh(), project: { kind: 1, title: 'x', mission: 'a\u0001', primaryIncubator: OURS, standards: { accessibilityPercent: NaN } } }, 'project.mission', 'project.standards.accessibility_percent');
  await wrong('CreateTeam', { teamId: fresh(), team: { title: 'x', incubator: 'organisations/a' } }, 'team.incubator');
  await wrong('CreateSpendingEntry', { parent: `${project} `, spendingEntry: { date: day(2026), amount: { units: '1' }, category: 1 } }, 'parent');
  assert.deepEqual(await admin.all('ListSpendingEntries', 'spendingEntries', { parent: project }), []);
});

test('a number in a name is written in the one way', async () => {
  const project = await make.project();
  await admin.call('AdvancePhase', { name: project, phase: 1, effectiveDate: day(2024) });
  assert.equal((await admin.call('GetPhaseRecord', { name: `${project}/phaseRecords/1` })).phase, 'PHASE_INVESTIGATION');
  for (const number of ['01', '+1', '1e0', '1.0', '0x1', '-1', '0', '1 ', '２', '4294967297']) {
    assert.equal((await admin.refusal('GetPhaseRecord', { name: `${project}/phaseRecords/${number}` })).code, Code.INVALID_ARGUMENT, number);
  }
});

test('the same forced step is one line, again and at once', async () => {
  const project = await make.project();
  const force = () => admin.call('AdvancePhase', { name: project, phase: 'PHASE_SCALING', effectiveDate: day(2025), force: true, reason: 'vu en comité' });
  const replies = await Promise.all(Array.from({ length: 8 }, force));
  replies.push(await force());
  assert.equal(new Set(replies.map(({ phaseRecord, phase }) => `${phase} ${phaseRecord}`)).size, 1);
  assert.equal((await admin.call('ListPhaseRecords', { parent: project })).phaseRecords.length, 1);
  await admin.call('AdvancePhase', { name: project, phase: 'PHASE_SCALING', effectiveDate: day(2025, 2), force: true, reason: 'encore' });
  assert.equal((await admin.call('ListPhaseRecords', { parent: project })).phaseRecords.length, 2, 'another day is another step');
});

test('the longest ids go wherever a name goes', async () => {
  const long = (letter) => letter.repeat(190);
  const incubator = await make.incubator(long('i'));
  await admin.call('CreateProject', { projectId: long('p'), project: { kind: 1, title: 'Lisière', primaryIncubator: incubator } });
  const project = `projects/${long('p')}`;
  await admin.call('CreateCommittee', { committeeId: long('c'), committee: { incubator, date: day(2026), hearings: [{ project }] } });
  const requirement = `${incubator}/gates/consolidation/requirements/${'C'.repeat(63)}`;
  await admin.call('UpdateGateRequirement', { gateRequirement: { name: requirement, labelFr: 'longue', labelEn: 'long', weight: 2 } });
  await admin.call('CreateAccessBinding', { accessBinding: { principal: long('q'), role: 2, resource: incubator } });
  const audited = await admin.all('ListAuditRecords', 'auditRecords', { resource: requirement });
  assert.deepEqual(audited.map(({ resource }) => resource), [requirement]);
});
