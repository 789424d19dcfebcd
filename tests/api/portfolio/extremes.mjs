// Every field of every write, by the contract's own descriptors, with what a hostile or broken client puts there: it is
// taken or refused by its name, never an error of the server's, and whatever was taken can be read back by every reader.
// A new field is covered by itself; a new write wants its sound request in SOUND.
import assert from 'node:assert/strict';
import test, { after, before } from 'node:test';
import { Client, Code, closeClients, contract, detailsOf } from '../../e2e/rpc.mjs';
import { Stack } from '../../e2e/stack.mjs';

const SERVICES = ['PortfolioService', 'GovernanceService'];
// What services ask one another is no person's to ask.
const OF_SERVICES = ['ExportPersonalData', 'ErasePersonalData'];
const METHODS = SERVICES.flatMap((name) => contract.lookupService(`pepiniere.portfolio.v1.${name}`).methodsArray)
  .filter(({ name }) => !OF_SERVICES.includes(name));
const isRead = (method) => method.options?.idempotency_level === 'NO_SIDE_EFFECTS';
const WRITES = METHODS.filter((method) => !isRead(method) && !method.requestStream && !method.responseStream);
const READS = METHODS.filter((method) => isRead(method) && !method.responseStream);

const INCUBATOR = 'incubators/la-serre', ORGANISATION = 'organisations/office', PROJECT = 'projects/lisiere';
const day = (year, month = 1, number = 1) => ({ year, month, day: number });
const euros = (units) => ({ currencyCode: 'EUR', units: String(units) });
let stack, admin, system, anonymous, number = 0;
const fresh = () => `x-${++number}`;

const ENTRY = { evidence: { phase: 2, code: 'SPONSOR', note: 'vu' }, waiver: { phase: 2, code: 'SPONSOR', reason: 'plus tard' },
  fundingLine: { fundingSource: 'FAST', amount: euros(10), date: day(2026) }, spendingEntry: { date: day(2026), amount: euros(1), category: 1 },
  timeBoxExtension: { endDate: day(2030), grantedBy: 'le comité', reason: 'retard' }, journalEntry: { date: day(2026), text: 'Rien à dire' } };
// What a correction says instead.
const CORRECTED = { evidence: { note: 'revu' }, waiver: { reason: 'bien plus tard' }, fundingLine: { note: 'revu' }, spendingEntry: { note: 'revu' },
  timeBoxExtension: { reason: 'grand retard' }, journalEntry: { text: 'Autre' } };
const sheet = (more) => ({ kind: 1, title: 'Lisière', primaryIncubator: INCUBATOR, ...more });
const session = (more) => ({ incubator: INCUBATOR, date: day(2026, 6), hearings: [{ project: PROJECT }], members: [{ displayName: 'La présidente' }], ...more });

// The resources that requests are about, made anew where a write ends them.
const made = {
  project: async (more) => (await admin.call('CreateProject', { projectId: fresh(), project: sheet(more) })).name,
  organisation: async () => (await admin.call('CreateOrganisation', { organisationId: fresh(), organisation: { title: 'Office' } })).name,
  incubator: async () => (await admin.call('CreateIncubator', { incubatorId: fresh(), incubator: { title: 'Serre' } })).name,
  team: async () => (await admin.call('CreateTeam', { teamId: fresh(), team: { title: 'Terrain', incubator: INCUBATOR } })).name,
  committee: async () => (await admin.call('CreateCommittee', { committeeId: fresh(), committee: session({ hearings: [] }) })).name,
  event: async () => (await admin.call('CreateProjectEvent', { parent: PROJECT, event: { type: 'other', date: day(2026) } })).name,
  binding: async () => (await admin.call('CreateAccessBinding', { accessBinding: { principal: fresh(), role: 2, resource: INCUBATOR } })).name,
  line: async (kind, field) => {
    // Each extension of one project is later than the last.
    const parent = field === 'timeBoxExtension' ? await made.project({ timeBox: { endDate: day(2027) } }) : PROJECT;
    return (await admin.call(`Create${kind}`, { parent, [field]: ENTRY[field] })).name;
  },
};
const correction = (kind, field) => async () => ({ name: await made.line(kind, field), reason: 'coquille', [field]: { ...ENTRY[field], ...CORRECTED[field] } });

// A sound request of each write.
const SOUND = {
  CreateOrganisation: () => ({ organisationId: fresh(), organisation: { title: 'Office', parent: ORGANISATION } }),
  UpdateOrganisation: async () => ({ organisation: { name: await made.organisation(), title: 'Bureau' } }),
  DeleteOrganisation: async () => ({ name: await made.organisation() }),
  UndeleteOrganisation: async () => ({ name: await made.organisation() }),
  CreateIncubator: () => ({ incubatorId: fresh(), incubator: { title: 'Serre', owner: ORGANISATION } }),
  UpdateIncubator: async () => ({ incubator: { name: await made.incubator(), title: 'Serres' } }),
  DeleteIncubator: async () => ({ name: await made.incubator() }),
  UndeleteIncubator: async () => ({ name: await made.incubator() }),
  CreateTeam: () => ({ teamId: fresh(), team: { title: 'Terrain', incubator: INCUBATOR } }),
  UpdateTeam: async () => ({ team: { name: await made.team(), title: 'Terrains' } }),
  DeleteTeam: async () => ({ name: await made.team() }),
  UndeleteTeam: async () => ({ name: await made.team() }),
  CreateProject: () => ({ projectId: fresh(), project: sheet() }),
  UpdateProject: async () => ({ project: { name: await made.project(), title: 'Lisières' } }),
  DeleteProject: async () => ({ name: await made.project() }),
  UndeleteProject: async () => ({ name: await made.project() }),
  AdvancePhase: async () => ({ name: await made.project(), phase: 1, effectiveDate: day(2026) }),
  CorrectPhase: async () => {
    const name = await made.project();
    await admin.call('AdvancePhase', { name, phase: 1, effectiveDate: day(2026) });
    return { name: `${name}/phaseRecords/1`, reason: 'coquille', phaseRecord: { effectiveDate: day(2025) } };
  },
  CreateProjectEvent: () => ({ parent: PROJECT, event: { type: 'other', date: day(2026), comment: 'fête' } }),
  UpdateProjectEvent: async () => ({ event: { name: await made.event(), comment: 'fêtes' } }),
  DeleteProjectEvent: async () => ({ name: await made.event() }),
  CreateCommittee: () => ({ committeeId: fresh(), committee: session() }),
  UpdateCommittee: async () => ({ committee: { name: await made.committee(), title: 'Le comité', members: [{ displayName: 'La présidente' }], hearings: [{ project: PROJECT }] } }),
  HoldCommittee: async () => ({ name: await made.committee() }),
  CancelCommittee: async () => ({ name: await made.committee(), reason: 'grève' }),
  ReopenCommittee: async () => ({ name: await made.committee(), reason: 'grève' }),
  UpdateGateRequirement: () => ({ gateRequirement: { name: 'gates/scaling/requirements/SOBRIETY', labelFr: 'sobre', labelEn: 'sober', weight: 2 } }),
  DeleteGateRequirement: () => ({ name: 'gates/scaling/requirements/SOBRIETY' }),
  CreateAccessBinding: () => ({ accessBinding: { principal: fresh(), role: 2, resource: INCUBATOR } }),
  RevokeAccessBinding: async () => ({ name: await made.binding() }),
  UpdatePhaseWord: () => ({ phaseWord: { name: 'phaseWords/mue', phase: 2 } }),
  PublishJournalEntry: async () => ({ name: await made.line('JournalEntry', 'journalEntry') }),
  UnpublishJournalEntry: async () => ({ name: await made.line('JournalEntry', 'journalEntry') }),
};
for (const field of Object.keys(ENTRY)) {
  const kind = field[0].toUpperCase() + field.slice(1);
  SOUND[`Create${kind}`] = () => ({ parent: PROJECT, [field]: ENTRY[field] });
  SOUND[`Correct${kind}`] = correction(kind, field);
}
const { endDate } = ENTRY.timeBoxExtension;
let extended = endDate.year;
SOUND.CreateTimeBoxExtension = () => ({ parent: PROJECT, timeBoxExtension: { ...ENTRY.timeBoxExtension, endDate: day(2030, 1 + (++extended % 12)) } });

// What goes into a field of each type. `wrong`: no write may take it.
const CONTROLS = ['a\u0000b', 'a\u0007b', 'a\u001b[31mb', 'a\u007fb', 'a\u0085b', 'a\rb'];
const INT32 = [0, 2147483647, -2147483648], INT64 = ['0', '9223372036854775807', '-9223372036854775808'];
const TEXTS = ['', 'x'.repeat(65535), '\u00a0', '\u200b', 'a\nb', 'été', '-', '..', 'projects/lisiere ', 'projects/lisiere/phaseRecords/01', "' OR 1=1 --", '=1+1'];
const DATES = [day(1950), day(2026, 2, 28), { year: 2026 }, {}];
const WRONG_DATES = [day(1), day(9999), day(9999, 12, 31), day(2026, 2, 30), day(1949, 12, 31), day(2100), day(-1), day(2147483647)];
const EXTREMES = {
  string: { taken: TEXTS, wrong: [...CONTROLS, 'x'.repeat(65536)] },
  double: { taken: [-0, 1e308, -1, 5e-324], wrong: [NaN, Infinity, -Infinity] },
  int32: { taken: INT32 }, int64: { taken: INT64 }, bool: { taken: [true, false] },
  'google.type.Date': { taken: DATES, wrong: WRONG_DATES },
  'google.type.Money': { taken: [...INT64.map((units) => ({ units })), ...INT32.map((nanos) => ({ units: '1', nanos })), { units: '1', currencyCode: 'USD' }, {}] },
  'google.protobuf.Timestamp': { taken: [...INT64.map((seconds) => ({ seconds })), ...INT32.map((nanos) => ({ seconds: '1767225600', nanos }))] },
  'google.protobuf.FieldMask': { taken: [{ paths: ['*'] }, { paths: [''] }, { paths: ['couleur'] }, { paths: Array.from({ length: 1001 }, () => 'title') }] },
  'google.protobuf.Struct': { taken: [{ fields: {} }, { fields: { a: { stringValue: 'x'.repeat(65535) } } }], wrong: [{ fields: { a: { numberValue: NaN } } }, { fields: { a: { stringValue: 'a\u0000b' } } }, { fields: { 'a\u001b': { boolValue: true } } }] },
};
const ADDRESSES = ['javascript:alert(1)', 'data:text/html,<b>', 'ftp://x.example', 'https://', '//x.example', 'https://a b'];

const camel = (name) => name.replace(/_([a-z0-9])/g, (_, letter) => letter.toUpperCase());
const snake = (name) => name.replace(/[A-Z]/g, (letter) => `_${letter.toLowerCase()}`);
const typeOf = (field) => field.resolve().resolvedType;
const declares = (field, behaviour) => JSON.stringify(field.parsedOptions ?? field.options ?? {}).includes(behaviour);
const isOutput = (field) => declares(field, 'OUTPUT_ONLY');
// An update without a mask leaves such a field as it is, whatever the request says of it.
const isLeft = (method, field) => method.name.startsWith('Update') && declares(field, 'IMMUTABLE');
const fullName = (type) => type.fullName.slice(1);

// Every field of a message that a caller can set, at any depth: [path, field], the path as in a JSON of the message.
function* fieldsOf(type, path = [], seen = new Set()) {
  for (const field of type.fieldsArray) {
    if (isOutput(field)) continue;
    const here = [...path, camel(field.name)];
    const below = typeOf(field);
    const leaf = !below?.fieldsArray || EXTREMES[fullName(below)];
    if (field.repeated || leaf) yield [here, field];
    if (!leaf && !seen.has(below)) yield* fieldsOf(below, field.repeated ? [...here, 0] : here, new Set([...seen, below]));
  }
}

function valuesFor(field, sound) {
  const type = typeOf(field);
  const one = () => {
    if (type?.values) return { taken: [0, ...Object.values(type.values)], wrong: [-1, 99, 2147483647] };
    const extremes = EXTREMES[type ? fullName(type) : field.type] ?? { taken: [{}] };
    const address = /(^|_)uri$/.test(field.name) ? ADDRESSES : [];
    return { taken: extremes.taken, wrong: [...(extremes.wrong ?? []), ...(type ? [] : address)] };
  };
  if (!field.repeated) return one();
  const { taken, wrong = [] } = type?.fieldsArray ? { taken: [] } : one();
  const item = Array.isArray(sound) && sound.length ? sound[0] : type?.fieldsArray ? {} : 'x';
  return { taken: [[], [item, item], ...taken.map((value) => [value])],
    wrong: [Array.from({ length: 1001 }, (_, i) => (typeof item === 'string' ? `${item}${i}` : item)), ...wrong.map((value) => [value])] };
}

// `request` with `value` at `path`.
function put(request, path, value) {
  const copy = structuredClone(request);
  let at = copy;
  for (const [i, key] of path.slice(0, -1).entries()) at = at[key] ??= typeof path[i + 1] === 'number' ? [] : {};
  at[path.at(-1)] = value;
  return copy;
}
const at = (request, path) => path.reduce((value, key) => value?.[key], request);
// committee.hearings[0].project
const named = (path) => path.reduce((text, key) => (typeof key === 'number' ? `${text}[${key}]` : text ? `${text}.${snake(key)}` : snake(key)), '');
const show = (value) => JSON.stringify(value, (_, v) => (typeof v === 'number' && !Number.isFinite(v) ? String(v) : v))?.slice(0, 80);

const FINE = new Set([Code.INVALID_ARGUMENT, Code.NOT_FOUND, Code.ALREADY_EXISTS, Code.FAILED_PRECONDITION, Code.PERMISSION_DENIED, Code.ABORTED, Code.OUT_OF_RANGE]);
// What decides nothing of the resource: any text will do, or none.
const FREE = /^(request_id|update_mask|.*etag|read_mask)/;

before(async () => {
  stack = await Stack.start({ gateway: { signIn: false } });
  [admin, system, anonymous] = ['programme_admin', 'system', ''].map((role) => new Client(stack.server, role && stack.token(role)));
  await admin.call('CreateOrganisation', { organisationId: 'office', organisation: { title: 'Office' } });
  await admin.call('CreateIncubator', { incubatorId: 'la-serre', incubator: { title: 'La Serre', owner: ORGANISATION } });
  await admin.call('CreateProject', { projectId: 'lisiere', project: sheet({ timeBox: { endDate: day(2027) } }) });
});
after(closeClients);

// Asks every method that reads, of everything there is; what it answers is of no account, that it answers is.
async function readEverything() {
  const names = { Project: [], Organisation: [], Incubator: [], Team: [], Committee: [], ProjectEvent: [], AccessBinding: [], PhaseRecord: [] };
  const list = async (method, field, request = {}) => {
    const items = [];
    let pageToken = '';
    do {
      const page = await admin.call(method, { ...request, pageSize: 500, pageToken });
      assert.deepEqual(page.unreachable ?? [], [], method);
      items.push(...page[field].map(({ name }) => name));
      pageToken = page.nextPageToken;
    } while (pageToken);
    return items;
  };
  for (const [type, method, field] of [['Project', 'ListProjects', 'projects'], ['Organisation', 'ListOrganisations', 'organisations'],
    ['Incubator', 'ListIncubators', 'incubators'], ['Team', 'ListTeams', 'teams'], ['Committee', 'ListCommittees', 'committees'],
    ['AccessBinding', 'ListAccessBindings', 'accessBindings']]) names[type] = await list(method, field);
  names.ProjectEvent = await list('ListProjectEvents', 'events', { parent: PROJECT });
  for (const method of READS) {
    const own = method.resolvedRequestType.fields.name ?? method.resolvedRequestType.fields.parent;
    const refersTo = JSON.stringify(own?.parsedOptions ?? own?.options ?? {}).match(/pepiniere\.\w+\/(\w+)/)?.[1];
    const subjects = refersTo ? (names[refersTo] ?? []).slice(-5) : [undefined];
    for (const subject of subjects) {
      const request = { ...(subject && { [own.name]: subject }), fromDate: day(2020), before: { asOf: day(2024) }, after: { asOf: day(2026) }, query: 'lisiere', dimension: 1 };
      try {
        await admin.call(method.name, request);
      } catch (error) {
        const known = new Set([Code.NOT_FOUND, Code.UNIMPLEMENTED, Code.INVALID_ARGUMENT]);
        assert.ok(known.has(error.code), `${method.name} ${show(request)}: ${error.code} ${error.details}`);
      }
    }
  }
}

for (const method of WRITES) {
  test(`${method.name} takes or refuses whatever its fields are given`, async () => {
    method.resolve();
    assert.ok(SOUND[method.name], 'a new write wants its sound request in this test');
    try {
      await admin.call(method.name, await SOUND[method.name]());
    } catch (error) {
      if (error.code === Code.UNIMPLEMENTED) return;
      if (error.code !== Code.FAILED_PRECONDITION) throw error;
    }
    // What an update was about can be updated again; all else is made anew, or ended, once it was taken.
    const again = method.name.startsWith('Update') ? await SOUND[method.name]() : undefined;
    for (const [path, field] of fieldsOf(method.resolvedRequestType)) {
      let sound = again ?? await SOUND[method.name]();
      const { taken, wrong = [] } = valuesFor(field, at(sound, path));
      for (const value of [...taken, ...wrong]) {
        const said = `${method.name} ${named(path)} = ${show(value)}`;
        const refused = await admin.call(method.name, put(sound, path, value)).then(() => undefined, (error) => error);
        if (!refused) {
          assert.ok(!wrong.includes(value) || FREE.test(named(path)) || isLeft(method, field), `${said} was taken`);
          sound = again ?? await SOUND[method.name]();
          continue;
        }
        assert.ok(FINE.has(refused.code), `${said}: ${refused.code} ${refused.details}`);
        if (wrong.includes(value) && refused.code === Code.INVALID_ARGUMENT) {
          const fields = detailsOf(refused).BadRequest.fieldViolations.map((violation) => violation.field);
          const isAbout = (field) => named(path).startsWith(field.replace(/\[.*/, '')) || field.startsWith(named(path));
          assert.ok(fields.some(isAbout), `${said} was refused as ${fields}`);
        }
      }
    }
    await readEverything();
  });
}

const AT_ONCE = 20;  // items of a message, which is one transaction

test('an import keeps what it can of whatever its fields are given, reports the rest, and goes on', async () => {
  const items = {
    organisation: () => ({ name: `organisations/${fresh()}`, title: 'Office', parent: ORGANISATION }),
    incubator: () => ({ name: `incubators/${fresh()}`, title: 'Serre', owner: ORGANISATION }),
    team: () => ({ name: `teams/${fresh()}`, title: 'Terrain', incubator: INCUBATOR }),
    committee: () => ({ name: `committees/${fresh()}`, ...session() }),
    project: () => ({ project: { name: `projects/${fresh()}`, ...sheet() }, phaseRecords: [{ phase: 1, effectiveDate: day(2024) }],
      events: [{ type: 'other', date: day(2024) }], fundingLines: [{ fundingSource: 'FAST', amount: euros(10) }] }),
  };
  for (const [kind, make] of Object.entries(items)) {
    const type = contract.lookupType('pepiniere.portfolio.v1.ImportItem').fields[kind].resolve().resolvedType;
    const told = [], expected = [];
    for (const [path, field] of fieldsOf(type)) {
      if (path.at(-1) === 'name' || path.at(-1) === 'etag') continue;
      const { taken, wrong = [] } = valuesFor(field, at(make(), path));
      for (const value of [...taken, ...wrong]) {
        const file = `${named(path)} = ${show(value)}`;
        told.push({ file, [kind]: put(make(), path, value) });
        if (wrong.includes(value)) expected.push(file);
      }
    }
    told.push({ file: 'la dernière', [kind]: make() });
    const messages = [];
    for (let i = 0; i < told.length; i += AT_ONCE) messages.push({ source: 'lisiere', items: told.slice(i, i + AT_ONCE) });
    const { report } = await system.stream('ImportProjects', messages);
    const found = new Set(report.findings.map(({ file }) => file));
    for (const file of expected) assert.ok(found.has(file), `${kind}: ${file} went in without a finding`);
    const row = report.counts.find(({ resourceType }) => resourceType === `${kind}s`);
    assert.equal(Number(row.created) + Number(row.refused), told.length, kind);
    assert.ok(Number(row.refused) < told.length / 2, `${kind}: ${row.refused} of ${told.length} were refused`);
    await readEverything();
  }
});

test('the open data is given, and who watches is told', async () => {
  const { startups } = await fetch(`${stack.web}/api/v2.7/startups.json`).then((reply) => reply.json()).then(({ data }) => ({ startups: data }));
  const { length } = await anonymous.all('ListProjects', 'projects');
  assert.equal(startups.length, length);
  const first = await anonymous.firstOf('WatchProjects');
  assert.ok(first.resumeToken);
});
