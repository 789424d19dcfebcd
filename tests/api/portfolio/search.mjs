// Finding by any name: one way of searching for SearchPortfolio, lists and summaries; spellings of a value are one.
import assert from 'node:assert/strict';
import test, { after, before } from 'node:test';
import { Client, Code, closeClients } from '../../e2e/rpc.mjs';
import { Stack } from '../../e2e/stack.mjs';

let admin, anonymous;

before(async () => {
  const stack = await Stack.start();
  admin = new Client(stack.server, stack.token('programme_admin'));
  anonymous = new Client(stack.server, '');
  await admin.call('CreateOrganisation', { organisationId: 'ministere-des-rivieres', organisation: { title: 'Ministère des rivières', acronym: 'MDR' } });
  await admin.call('CreateIncubator', { incubatorId: 'la-serre', incubator: { title: 'La Serre des rivières' } });
  await admin.call('CreateTeam', { teamId: 'rive', team: { title: 'Équipe de rive', incubator: 'incubators/la-serre' } });
  await create('mon-suivi', { title: 'Mon suivi riverain', mission: 'Suivre sa rive', aliases: ['projects/ancien-nom.html'], technologies: ['PostgreSQL'], themes: ['Éducation'] });
  await create('eau-1', { title: 'L’eau claire', mission: 'x', technologies: ['postgresql'], themes: ['Zones'] });
  await create('eau-2', { title: 'L\'eau trouble', mission: 'x', technologies: ['postgresql', 'C++'], themes: ['Education'] });
  await create('oeuvre-1', { title: 'Chef d’œuvre', mission: 'service public', themes: ['Eau'] });
  await create('oeuvre-2', { title: 'Chef d\'oeuvre', mission: 'le public et son service' });
});
after(closeClients);

const create = (projectId, project) => admin.call('CreateProject', { projectId, project: { kind: 'PROJECT_KIND_STATE_STARTUP', primaryIncubator: 'incubators/la-serre', ...project } });
const search = (query, request = {}) => anonymous.call('SearchPortfolio', { query, ...request });
const found = async (query, request) => (await search(query, request)).hits.map((hit) => hit.name);
const quoted = (text) => `"${text.replaceAll('"', '\\"')}"`;
const listed = async (query) => (await anonymous.all('ListProjects', 'projects', { filter: `text:${quoted(query)}`, pageSize: 1 })).map((p) => p.name);

test('a page token is of the fields that were asked for', async () => {
  const readMask = { paths: ['name'] };
  const { nextPageToken } = await anonymous.call('ListProjects', { pageSize: 1, readMask });
  assert.notEqual(nextPageToken, '');
  await anonymous.call('ListProjects', { pageSize: 1, readMask, pageToken: nextPageToken });
  const refused = await anonymous.refusal('ListProjects', { pageSize: 1, readMask: { paths: ['title'] }, pageToken: nextPageToken });
  assert.equal(refused.code, Code.INVALID_ARGUMENT);
});

test('a name is found however it is written, and says why', async () => {
  for (const query of ['mon suivi riverain', 'Monsuiviriverain', 'riverain mon-suivi', 'MON SUIVI', 'mon-suivi', 'ancien nom', 'ancien-nom', 'mon suivi rivreain']) {
    assert.equal((await found(query))[0], 'projects/mon-suivi', query);
  }
  const [hit] = (await search('ancien nom')).hits;
  assert.deepEqual([hit.title, hit.kind, hit.field, hit.alias, hit.approximate], ['Mon suivi riverain', 'SEARCH_KIND_PROJECT', 'alias', 'ancien-nom', false]);
  const meant = await search('mon suivi rivreain');
  assert.deepEqual([meant.hits[0].approximate, meant.didYouMean], [true, ['Mon suivi riverain']]);
  assert.deepEqual(await search('xylophone'), { hits: [], nextPageToken: '', didYouMean: [] });
});

test('apostrophes and ligatures make no difference', async () => {
  for (const query of ['l\'eau', 'l’eau']) assert.deepEqual(await found(query, { kinds: ['SEARCH_KIND_PROJECT'] }), ['projects/eau-1', 'projects/eau-2'], query);
  for (const query of ['oeuvre', 'œuvre', 'chef d\'oeuvre']) assert.deepEqual(await found(query), ['projects/oeuvre-1', 'projects/oeuvre-2'], query);
});

test('incubators, organisations and teams are found too, by kind', async () => {
  assert.deepEqual(await found('mdr'), ['organisations/ministere-des-rivieres']);
  assert.deepEqual(await found('rivieres', { pageSize: 1 }), ['incubators/la-serre']);
  assert.deepEqual(await found('rivieres', { kinds: ['SEARCH_KIND_ORGANISATION'] }), ['organisations/ministere-des-rivieres']);
  assert.deepEqual(await found('equipe'), ['teams/rive']);
  assert.deepEqual((await anonymous.all('ListIncubators', 'incubators', { filter: 'title:"riviere serre"' })).map((i) => i.name), ['incubators/la-serre']);
  assert.deepEqual((await anonymous.all('ListOrganisations', 'organisations', { filter: 'riviéres' })).map((o) => o.name), ['organisations/ministere-des-rivieres']);
});

test('lists, summaries and searches agree, whatever the order of the words', async () => {
  for (const query of ['service public', 'public service', 'eau', 'suivi', 'rivreain']) {
    const names = await found(query, { kinds: ['SEARCH_KIND_PROJECT'] });
    assert.deepEqual(await listed(query), names, query);
    const { totalCount, notStartedCount } = await anonymous.call('GetPortfolioSummary', { filter: `text:${quoted(query)}` });
    assert.equal(Number(totalCount) + Number(notStartedCount), names.length, query);
  }
  assert.equal((await listed('public service')).length, 2);
});

test('pages hold each hit once, and a token is for its own search', async () => {
  assert.deepEqual((await anonymous.all('SearchPortfolio', 'hits', { query: 'e', pageSize: 2 })).length, (await found('e', { pageSize: 1000 })).length);
  const whole = await found('x', { pageSize: 1000 });
  const paged = (await anonymous.all('SearchPortfolio', 'hits', { query: 'x', pageSize: 1 })).map((hit) => hit.name);
  assert.deepEqual(paged, whole);
  const { nextPageToken } = await search('x', { pageSize: 1 });
  const refused = await anonymous.refusal('SearchPortfolio', { query: 'y', pageSize: 1, pageToken: nextPageToken });
  assert.deepEqual([refused.code, refused.BadRequest.fieldViolations[0].field], [Code.INVALID_ARGUMENT, 'page_token']);
});

test('what is deleted is found no more, and what changes is found at once', async () => {
  await create('passager', { title: 'Bac passager' });
  assert.deepEqual(await found('passager'), ['projects/passager']);
  const { updateTime: knownAt } = await admin.call('GetProject', { name: 'projects/passager' });
  await admin.call('UpdateProject', { project: { name: 'projects/passager', title: 'Passeur' } });
  assert.deepEqual(await found('bac'), []);
  assert.deepEqual((await anonymous.all('ListProjects', 'projects', { filter: 'title:bac', knownAt })).map((p) => p.name), ['projects/passager']);
  await admin.call('DeleteProject', { name: 'projects/passager' });
  assert.deepEqual(await found('passager'), []);
  assert.deepEqual((await anonymous.all('ListProjects', 'projects', { filter: 'passeur', showDeleted: true })).map((p) => p.name), ['projects/passager']);
});

test('what cannot be asked is refused at once, by the name of its field', async () => {
  for (const [field, method, request] of [['query', 'SearchPortfolio', { query: '' }], ['query', 'SearchPortfolio', { query: '?!' }],
    ['query', 'SearchPortfolio', { query: 'e'.repeat(201) }], ['request', 'SearchPortfolio', { query: 'é '.repeat(135_000) }],
    ['query', 'SearchPortfolio', { query: 'a b c d e f g h i j k' }], ['kinds', 'SearchPortfolio', { query: 'x', kinds: [0] }],
    ['page_size', 'SearchPortfolio', { query: 'x', pageSize: -1 }], ['filter', 'ListProjects', { filter: `text:${'e'.repeat(201)}` }],
    ['order_by', 'ListProjects', { filter: 'x', orderBy: 'relevance, title' }], ['dimension', 'ListTerms', { dimension: 'PORTFOLIO_DIMENSION_PHASE' }],
    ['dimension', 'ListTerms', {}]]) {
    const started = Date.now();
    const refused = await anonymous.refusal(method, request);
    assert.deepEqual([refused.code, refused.BadRequest?.fieldViolations[0].field], [Code.INVALID_ARGUMENT, field], method);
    assert.ok(Date.now() - started < 60_000);
  }
});

test('spellings of one value are one where it is listed, counted and filtered', async () => {
  const terms = await anonymous.all('ListTerms', 'terms', { dimension: 'PORTFOLIO_DIMENSION_TECHNOLOGY', pageSize: 1 });
  assert.deepEqual(terms.map((t) => [t.value, Number(t.projectCount), t.spellings.map((s) => [s.text, Number(s.projectCount)])]),
    [['C++', 1, [['C++', 1]]], ['postgresql', 3, [['postgresql', 2], ['PostgreSQL', 1]]]]);
  const themes = await anonymous.all('ListTerms', 'terms', { dimension: 'PORTFOLIO_DIMENSION_THEME' });
  assert.deepEqual(themes.map((t) => t.value), ['Eau', 'Éducation', 'Zones']);
  const day = { year: 2024, month: 1, day: 1 };
  for (const id of ['mon-suivi', 'eau-1', 'eau-2']) {
    await admin.call('AdvancePhase', { name: `projects/${id}`, phase: 'PHASE_SCALING', effectiveDate: day, force: true, reason: 'pour voir' });
  }
  const { groups } = await anonymous.call('GetPortfolioSummary', { groupBy: ['PORTFOLIO_DIMENSION_THEME'] });
  assert.deepEqual(groups.map((g) => [g.keys.theme, Number(g.count)]), [['Éducation', 2], ['Zones', 1]]);
  for (const filter of ['theme = education', 'theme = "ÉDUCATION"', 'technology = PostgreSQL AND NOT theme = zones']) {
    assert.deepEqual((await anonymous.all('ListProjects', 'projects', { filter })).map((p) => p.name), ['projects/eau-2', 'projects/mon-suivi'], filter);
  }
  const project = await anonymous.call('GetProject', { name: 'projects/eau-2' });
  assert.deepEqual(project.themes, ['Education'], 'kept as written');
});
