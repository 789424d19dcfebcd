// A season, from the call for projects to what became of them, told through pep as its users type it: twenty projects,
// three incubators and their coaches, four committees, a ministry, an administrator, the public; a server killed in the
// middle, and somebody who follows all of it.
import assert from 'node:assert/strict';
import { spawn } from 'node:child_process';
import fs from 'node:fs';
import path from 'node:path';
import test, { before } from 'node:test';
import { PEP, Stack, eventually, temporaryFolder } from './stack.mjs';

// What scripts rely on: clients/pep/kit/exit_code.h.
const OK = 0, NOT_FOUND = 3, REFUSED = 4, NOT_ALLOWED = 5, CONFLICT = 6, INVALID = 8, TAMPERED = 9;
const ADMIN = { as: 'programme_admin' }, PUBLIC = {}, FRENCH = { env: { LANG: 'fr_FR.UTF-8' } };
const MINISTRY = { as: 'ministry@organisations/ministere-des-marees' };
const coachOf = (incubator) => ({ as: `coach@incubators/${incubator}` });
const ECLUSE = coachOf('l-ecluse'), FOUR = coachOf('le-four-a-chaux'), LANTERNE = coachOf('la-lanterne');

const ORGANISATIONS = {
  'ministere-des-marees': { name: 'Ministère des Marées', type: 'ministere' },
  'direction-des-phares': { name: 'Direction des phares', type: 'administration-centrale', parent: '/organisations/ministere-des-marees' },
  'agence-des-veillees': { name: 'Agence des veillées', type: 'operateur' },
};
const INCUBATORS = { 'l-ecluse': 'L’Écluse', 'le-four-a-chaux': 'Le Four à chaux', 'la-lanterne': 'La Lanterne' };
const PROJECTS = {
  'l-ecluse': ['bac-a-l-heure', 'carte-des-digues', 'permis-de-voile', 'journal-de-quai', 'alerte-envasement',
    'marche-aux-poissons', 'registre-des-bouees'],
  'le-four-a-chaux': ['pierre-seche', 'toit-de-chaume', 'artisans-voisins', 'devis-clair', 'chantier-propre',
    'memoire-des-murs', 'echafaudage-partage'],
  'la-lanterne': ['lire-a-voix-haute', 'bus-des-livres', 'veillee', 'atelier-braille', 'agenda-des-fetes', 'pret-entre-villages'],
};
const ALL = Object.values(PROJECTS).flat();
// Those that come to their committee without what it asks for.
const UNPREPARED = ['carte-des-digues', 'atelier-braille'];

let stack, watch;
const seen = {};  // what was read in mid-season, to be asked for again at the end

async function ends(code, command, who, ...complaints) {
  const result = await stack.run(words(command), who);
  assert.equal(result.code, code, `pep ${command}: ${result.out}${result.err}`);
  for (const complaint of complaints) assert.match(result.out + result.err, complaint, `pep ${command}`);
  return result;
}
// A command line as it is typed, with texts in double quotes.
const words = (command) => command.match(/"[^"]*"|\S+/g).map((word) => word.replace(/^"|"$/g, ''));
const read = async (command, who = ADMIN) => JSON.parse((await ends(OK, `${command} --output json`, who)).out);
const readLines = async (command, who = ADMIN) => {
  const { out } = await ends(OK, `${command} --output json`, who);
  return out.split('\n').filter(Boolean).map((line) => JSON.parse(line));
};
const phaseOf = async (id) => (await read(`projects show ${id}`)).phase.replace('PHASE_', '');
const phasesOf = (...ids) => Promise.all(ids.map(phaseOf));
const fundingOf = async (id, all = '') => (await readLines(`projects entries ${id} funding ${all}`))
  .map((line) => [Number(line.amount.units), line.fundingSource]);
// The concerns that the list tells of a project on a day.
const concernsOf = async (id, day, who) => (await readLines(`attention --project ${id} --as-of ${day}`, who))
  .map((item) => item.concern.replace('CONCERN_', ''));
// "Nothing half done": all that a session could have changed of its projects.
const traceOf = (...ids) => Promise.all(ids.map(async (id) =>
  [await read(`projects show ${id}`), await readLines(`projects history ${id} --all`), await fundingOf(id, '--all')]));

// A pep watch that runs beside the season.
class Watch {
  constructor(place, who) {
    this.events = [];
    this.child = spawn(PEP, ['watch', 'projects', '--since-file', place, '--output', 'json'], { env: stack.environment(who.as) });
    this.ended = new Promise((resolve) => this.child.once('close', resolve));
    let rest = '';
    this.child.stdout.setEncoding('utf8').on('data', (text) => {
      const lines = (rest + text).split('\n');
      rest = lines.pop();
      this.events.push(...lines.map((line) => JSON.parse(line)));
    });
    process.on('exit', () => this.child.kill('SIGKILL'));
  }
  sees(id, mission) {
    return eventually(`the watch sees ${id}`, () => this.events.some((e) => e.subject === `projects/${id}` && e.data.mission === mission));
  }
  async stop() {
    this.child.kill('SIGINT');
    await this.ended;
    return this.events;
  }
}

// Incubators and organisations come with the content of the programme's site.
function writeContent() {
  const folder = temporaryFolder();
  const write = (kind, id, fields) => {
    fs.mkdirSync(path.join(folder, 'content', kind), { recursive: true });
    const yaml = Object.entries(fields).map(([key, value]) => `${key}: ${value}\n`).join('');
    fs.writeFileSync(path.join(folder, 'content', kind, `${id}.md`), `---\n${yaml}---\n`);
  };
  for (const [id, fields] of Object.entries(ORGANISATIONS)) write('_organisations', id, fields);
  for (const [id, title] of Object.entries(INCUBATORS)) write('_incubators', id, { title });
  return folder;
}

before(async () => {
  stack = await Stack.start();
  await ends(OK, `import betagouv ${writeContent()}`, { as: 'system' });
  seen.place = path.join(stack.folder, 'place');
  watch = new Watch(seen.place, ADMIN);
  await eventually('the watch has its place', () => fs.existsSync(seen.place));
});

test('the call: each coach brings in the projects of his incubator', async () => {
  await Promise.all(Object.entries(PROJECTS).map(async ([incubator, ids]) => {
    for (const id of ids) {
      const sponsor = incubator === 'la-lanterne' ? 'agence-des-veillees' : 'direction-des-phares';
      const ready = UNPREPARED.includes(id) ? '' : `--sponsor ${sponsor} --intrapreneur "Une agente"`;
      const sheet = `--title "${id.replaceAll('-', ' ')}" --problem "Trop de papier" --budget 90000 --timebox 2025-03-01..2025-11-30`;
      await ends(OK, `projects create ${id} --incubator ${incubator} ${sheet} ${ready}`, coachOf(incubator));
      await ends(OK, `projects advance ${id} investigation --date 2025-01-06`, coachOf(incubator));
    }
  }));
  await ends(NOT_ALLOWED, 'projects create intrus --title Intrus --incubator l-ecluse', FOUR);
  await ends(NOT_ALLOWED, 'projects create intrus --title Intrus --incubator l-ecluse', PUBLIC);
  assert.deepEqual((await readLines('projects list --all', PUBLIC)).map((p) => p.name.slice('projects/'.length)), [...ALL].sort());
  assert.deepEqual((await read('portfolio summary --as-of 2025-02-01', PUBLIC)).groups, [{ keys: { phase: 'INVESTIGATION' }, count: '20' }]);
});

test('a committee is prepared: what each project lacks, and the command that answers it', async () => {
  await ends(NOT_ALLOWED, 'committees create ecluse-mars --incubator l-ecluse --date 2025-03-12', FOUR);
  await ends(OK, 'committees create ecluse-mars --incubator l-ecluse --date 2025-03-12 --title "Comité de mars"'
    + ' --member "Une présidente (présidence)"', ECLUSE);
  for (const id of PROJECTS['l-ecluse'].slice(0, 5)) await ends(OK, `committees hear ecluse-mars ${id} --summary "On construit ?"`, ECLUSE);
  await ends(INVALID, 'committees hear ecluse-mars veillee', ECLUSE, /hearings\[5\]\.project/);
  await ends(NOT_ALLOWED, 'committees hear ecluse-mars veillee', LANTERNE);
  const { out } = await ends(OK, 'committees show ecluse-mars', ECLUSE,
    /Une présidente \(présidence\)/, /bac-a-l-heure → .*nothing is missing/,
    /✗ a sponsor {2}→ {2}pep projects update carte-des-digues --sponsor/,
    /✗ a named intrapreneur {2}→ {2}pep projects update carte-des-digues --intrapreneur/);
  assert.equal(out.match(/✗/g).length, 2);
  const open = await ends(OK, 'committees show ecluse-mars', PUBLIC, /carte-des-digues/);
  assert.doesNotMatch(open.out, /présidente|✗/, 'what is not open data');
  await ends(REFUSED, 'projects check carte-des-digues --date 2025-03-12', ECLUSE,
    /✗ a sponsor/, /✗ a named intrapreneur/, /✗ a committee's go/, /✓ a problem statement/, /not ready: 3 things/);
  await ends(REFUSED, 'projects check bac-a-l-heure --phase inconclusive', ECLUSE, /✗ what was learned/);
  await ends(REFUSED, 'projects check bac-a-l-heure --phase scaling', MINISTRY, /INVESTIGATION to SCALING is not a transition/);
  for (const stranger of [FOUR, PUBLIC]) await ends(NOT_ALLOWED, 'projects check bac-a-l-heure', stranger);
});

test('one blocked decision keeps the whole session from being held, and all that stands in the way is told', async () => {
  await ends(OK, 'committees decide ecluse-mars bac-a-l-heure go --amount "150 000" --funding-source FAST --promotion 9', ECLUSE);
  await ends(OK, 'committees decide ecluse-mars carte-des-digues go', ECLUSE);
  await ends(OK, 'committees decide ecluse-mars permis-de-voile stop', ECLUSE);
  await ends(OK, 'committees decide ecluse-mars journal-de-quai postpone --next-review 2025-09-01', ECLUSE);
  const heard = PROJECTS['l-ecluse'].slice(0, 5), was = await traceOf(...heard);
  const obstacles = [/carte-des-digues: a sponsor {2}→ {2}pep projects update/, /carte-des-digues: a named intrapreneur/,
    /permis-de-voile: the reason/, /permis-de-voile: what was learned/, /alerte-envasement: what was decided {2}→ {2}pep committees decide/];
  for (const dry of ['--dry-run', '']) {
    const { err } = await ends(REFUSED, `committees hold ecluse-mars ${dry}`, ECLUSE, /nothing was recorded/, ...obstacles);
    assert.doesNotMatch(err, /bac-a-l-heure|journal-de-quai/);
  }
  await ends(REFUSED, 'committees hold ecluse-mars', { ...ECLUSE, ...FRENCH }, /rien n'a été enregistré/, /carte-des-digues: un sponsor/,
    /alerte-envasement: ce qui a été décidé/);
  assert.deepEqual(await traceOf(...heard), was);
  assert.equal((await read('committees show ecluse-mars')).state, 'STATE_PLANNED');
});

test('what was missing is provided, or waived by an administrator, and the session is held', async () => {
  await ends(OK, 'projects update carte-des-digues --sponsor direction-des-phares', ECLUSE);
  const waiver = 'projects waive carte-des-digues INTRAPRENEUR --phase construction --reason "Nommé en avril"';
  await ends(NOT_ALLOWED, waiver, ECLUSE);
  await ends(NOT_ALLOWED, waiver, MINISTRY);
  await ends(OK, waiver, ADMIN);
  await ends(REFUSED, 'projects check carte-des-digues --date 2025-03-12', ECLUSE,
    /~ a named intrapreneur .*Nommé en avril/, /not ready: 1 thing/);
  await ends(OK, 'projects update permis-de-voile --outcome-reason "Le permis existe ailleurs"'
    + ' --lessons "Interroger le port avant de dessiner" --lessons-confidential yes', ECLUSE);
  await ends(OK, 'committees decide ecluse-mars alerte-envasement pivot --conditions "Les capitaines plutôt que les ports"', ECLUSE);
  await ends(OK, 'committees show ecluse-mars', ECLUSE, /carte-des-digues → .*nothing is missing/);
  await ends(OK, 'committees hold ecluse-mars --dry-run', ECLUSE, /nothing was kept/);
  await ends(NOT_ALLOWED, 'committees hold ecluse-mars', LANTERNE);
  await ends(OK, 'committees hold ecluse-mars', ECLUSE, /Held/);
  assert.deepEqual(await phasesOf(...PROJECTS['l-ecluse'].slice(0, 5)), ['CONSTRUCTION', 'CONSTRUCTION', 'INCONCLUSIVE', 'INVESTIGATION', 'INVESTIGATION']);
  assert.deepEqual(await fundingOf('bac-a-l-heure'), [[150000, 'FAST']]);
  await ends(NOT_ALLOWED, 'projects entries bac-a-l-heure funding', PUBLIC);
  await ends(REFUSED, 'committees hold ecluse-mars', ECLUSE);
});

test('gates that one incubator changes count there and nowhere else', async () => {
  const gates = 'incubators/le-four-a-chaux/gates/construction/requirements';
  const tests = `gates set ${gates}/SITE_VISIT --weight mandatory --label-fr "une visite de chantier" --label-en "a visit of a site"`;
  await ends(NOT_ALLOWED, tests, FOUR);
  await ends(OK, tests, ADMIN);
  await ends(OK, `gates set ${gates}/INTRAPRENEUR --weight not-required`, ADMIN);
  await ends(REFUSED, 'projects check toit-de-chaume', FOUR, /✗ a visit of a site/,
    /pep projects evidence toit-de-chaume SITE_VISIT --phase construction --uri URL/);
  const others = await ends(REFUSED, 'projects check veillee', LANTERNE, /a named intrapreneur/);
  assert.doesNotMatch(others.out, /visit/);
  await ends(OK, 'committees create four-mars --incubator le-four-a-chaux --date 2025-03-19', FOUR);
  for (const id of ['pierre-seche', 'toit-de-chaume', 'artisans-voisins']) {
    await ends(OK, `committees hear four-mars ${id}`, FOUR);
    await ends(OK, `committees decide four-mars ${id} go --amount 60000 --funding-source PIA`, FOUR);
    await ends(NOT_ALLOWED, `projects evidence ${id} SITE_VISIT --phase construction --note "Vu"`, ECLUSE);
  }
  await ends(OK, 'projects evidence pierre-seche SITE_VISIT --phase construction --uri https://chantiers.example/pierre-seche', FOUR);
  const { err } = await ends(REFUSED, 'committees hold four-mars', FOUR, /toit-de-chaume: .*visit/, /artisans-voisins: .*visit/);
  assert.doesNotMatch(err, /pierre-seche|intrapreneur/);
  for (const id of ['toit-de-chaume', 'artisans-voisins']) {
    await ends(OK, `projects evidence ${id} SITE_VISIT --phase construction --note "Visité le 3 mars"`, FOUR);
  }
  await ends(OK, 'committees hold four-mars', FOUR);
  await ends(OK, 'projects update toit-de-chaume --intrapreneur ""', FOUR);
  assert.deepEqual(await phasesOf('pierre-seche', 'toit-de-chaume', 'artisans-voisins'), ['CONSTRUCTION', 'CONSTRUCTION', 'CONSTRUCTION']);
});

test('money is spent, too much of it, and the list of what needs somebody says so', async () => {
  const spend = (amount, date) => ends(OK, `projects spend bac-a-l-heure ${amount} --category building --supplier freelance --date ${date}`, ECLUSE);
  await ends(NOT_ALLOWED, 'projects spend bac-a-l-heure 5 --category building', FOUR);
  await spend(90000, '2025-04-10');
  assert.deepEqual(await concernsOf('bac-a-l-heure', '2025-04-20', ECLUSE), ['NO_FOLLOW_UP']);
  await spend(75000, '2025-05-20');
  const budget = await read('projects budget bac-a-l-heure --as-of 2025-06-01', MINISTRY);
  assert.deepEqual([budget.allocated.units, budget.spent.units, budget.remaining.units, budget.usedPercent], ['150000', '165000', '-15000', 110]);
  await ends(OK, 'projects health bac-a-l-heure --as-of 2025-06-01', ECLUSE, /110 % of the budget is spent/, /No product is live yet/);
  assert.equal((await read('projects health bac-a-l-heure --as-of 2025-06-01')).moderateBudget.code, 'OVER_BUDGET');
  const [first] = await readLines('attention --as-of 2025-06-01', MINISTRY);
  assert.deepEqual([first.project, first.concern, first.since], ['projects/bac-a-l-heure', 'CONCERN_OVER_BUDGET', { year: 2025, month: 5, day: 20 }]);
  assert.deepEqual((await readLines('attention --as-of 2025-06-01 --concern over-budget', FOUR)), [], 'not his');
  await ends(NOT_ALLOWED, 'attention', PUBLIC);
});

test('mid-season: the portfolio as it is seen', async () => {
  seen.summary = await read('portfolio summary --as-of 2025-05-31 --group-by phase,incubator', PUBLIC);
  seen.projects = await readLines('projects list --all --as-of 2025-05-31');
  seen.knownAt = new Date().toISOString();
  assert.equal(seen.summary.totalCount, '20');
});

test('the server is killed; who follows goes on, by himself and from his place', async () => {
  await stack.stop('SIGKILL');
  stack.launch();
  await stack.serving();
  await ends(OK, 'projects update veillee --mission "Après la panne"', LANTERNE);
  await watch.sees('veillee', 'Après la panne');
  seen.events = await watch.stop();
  await ends(OK, 'projects update veillee --mission "Sans témoin"', LANTERNE);
  await ends(OK, 'projects update lire-a-voix-haute --mission "Pour les longs trajets"', LANTERNE);
  watch = new Watch(seen.place, ADMIN);
  await watch.sees('veillee', 'Sans témoin');
});

test('a role is given, counts at once, and is taken back', async () => {
  const update = 'projects update lire-a-voix-haute --mission "Pour tous"';
  await ends(NOT_ALLOWED, update, MINISTRY);
  const { subject } = await read('whoami', MINISTRY);
  await ends(NOT_ALLOWED, `access grant ${subject} coach@la-lanterne`, LANTERNE);
  const { name } = await read(`access grant ${subject} coach@la-lanterne --reason "Un intérim"`);
  await eventually('the role counts', async () => (await stack.run(words(update), MINISTRY)).code === OK);
  await ends(OK, 'access list --active', ADMIN, /coach@incubators\/la-lanterne/);
  await ends(OK, `access revoke ${name} --reason "Fin de l’intérim"`, ADMIN);
  await eventually('the role no longer counts', async () => (await stack.run(words(update), MINISTRY)).code === NOT_ALLOWED);
  await ends(REFUSED, `access revoke ${name}`, ADMIN);
});

test('corrections: a phase, a grant, a whole session; what they said stays on record', async () => {
  await ends(OK, 'projects correct toit-de-chaume 2 --date 2025-03-24 --reason "Commencé le lundi"', FOUR);
  const history = await readLines('projects history toit-de-chaume --all');
  assert.deepEqual(history.map((line) => [line.effectiveDate.day, line.reason ?? '', Boolean(line.supersededBy)]),
    [[6, '', false], [19, '', true], [24, 'Commencé le lundi', false]]);

  await ends(OK, 'projects fund memoire-des-murs 40000 --source LFI --date 2025-02-01', FOUR);
  await ends(NOT_ALLOWED, 'projects amend projects/memoire-des-murs/fundingLines/1 --amount 45000 --reason "Une faute"', ECLUSE);
  await ends(OK, 'projects amend projects/memoire-des-murs/fundingLines/1 --amount 45000 --reason "Une faute"', FOUR);
  assert.deepEqual(await fundingOf('memoire-des-murs'), [[45000, 'LFI']]);
  assert.deepEqual(await fundingOf('memoire-des-murs', '--all'), [[40000, 'LFI'], [45000, 'LFI']]);
  await ends(NOT_FOUND, 'projects amend projects/memoire-des-murs/fundingLines/1 --amount 1 --reason "Encore"', FOUR, /not a line that holds/);

  await ends(OK, 'committees create lanterne-juin --incubator la-lanterne --date 2025-06-11', LANTERNE);
  for (const id of ['veillee', 'bus-des-livres']) {
    await ends(OK, `committees hear lanterne-juin ${id}`, LANTERNE);
    await ends(OK, `committees decide lanterne-juin ${id} go --amount 30000 --funding-source FAST --promotion 9`, LANTERNE);
  }
  await ends(OK, 'committees hold lanterne-juin', LANTERNE);
  await ends(REFUSED, 'committees decide lanterne-juin veillee stop', LANTERNE, /reopen/);
  await ends(NOT_ALLOWED, 'committees reopen lanterne-juin --reason "Non"', ECLUSE);
  await ends(OK, 'committees reopen lanterne-juin --reason "Le montant était de 35 000"', LANTERNE);
  assert.deepEqual(await phasesOf('veillee', 'bus-des-livres'), ['INVESTIGATION', 'INVESTIGATION']);
  assert.deepEqual(await fundingOf('veillee'), []);
  await ends(OK, 'committees decide lanterne-juin veillee go --amount 35000 --funding-source FAST --promotion 9', LANTERNE);
  await ends(OK, 'committees hold lanterne-juin', LANTERNE);
  assert.deepEqual(await phasesOf('veillee', 'bus-des-livres'), ['CONSTRUCTION', 'CONSTRUCTION']);
  assert.deepEqual([await fundingOf('veillee'), await fundingOf('veillee', '--all')], [[[35000, 'FAST']], [[30000, 'FAST'], [35000, 'FAST']]]);
  await ends(OK, 'audit list committees/lanterne-juin', LANTERNE, /Le montant était de 35 000/);
});

test('more time is given, and the project is no longer late', async () => {
  const later = new Date().getFullYear() + 10;
  const late = async () => (await readLines('attention --project carte-des-digues --concern overdue', ECLUSE)).length;
  assert.equal(await late(), 1);
  await ends(INVALID, 'projects extend carte-des-digues 2025-06-01 --granted-by "le comité" --reason "Plus tôt"', ECLUSE, /end_date/);
  await ends(OK, `projects extend carte-des-digues ${later}-12-31 --granted-by "le comité de mars" --reason "Les digues bougent"`, ECLUSE);
  assert.equal(await late(), 0);
  const budget = await read('projects budget carte-des-digues');
  assert.deepEqual([budget.timeBoxEnd.year, budget.originalTimeBoxEnd], [later, { year: 2025, month: 11, day: 30 }]);
});

test('the programme’s committee: scaling, a graduation, a stop, more money', async () => {
  const heard = ['bac-a-l-heure', 'veillee', 'pierre-seche', 'journal-de-quai'];
  assert.ok((await concernsOf('journal-de-quai', '2025-09-10', ECLUSE)).includes('REVIEW_DUE'));
  await ends(NOT_ALLOWED, 'committees create programme-automne --date 2025-09-15', ECLUSE);
  await ends(OK, 'committees create programme-automne --date 2025-09-15 --title "Comité d’automne"', ADMIN);
  await ends(CONFLICT, 'committees create programme-automne --date 2025-09-15', ADMIN);
  for (const id of heard) await ends(OK, `committees hear programme-automne ${id}`, ADMIN);
  await ends(OK, 'committees decide programme-automne bac-a-l-heure go --amount 100000 --funding-source FAST --promotion 10', ADMIN);
  await ends(OK, 'committees decide programme-automne veillee graduate', ADMIN);
  await ends(OK, 'committees decide programme-automne pierre-seche stop', ADMIN);
  await ends(OK, 'committees decide programme-automne journal-de-quai go', ADMIN);
  const was = await traceOf(...heard);
  const scaling = ['live product', 'statistics', 'impact', 'risk analysis', 'accessibility', 'open repository']
    .map((what) => new RegExp(`bac-a-l-heure: .*${what}`));
  await ends(REFUSED, 'committees hold programme-automne', ADMIN, ...scaling,
    /veillee: a host/, /veillee: a maintainer/, /pierre-seche: the reason/, /pierre-seche: what was learned/);
  assert.deepEqual(await traceOf(...heard), was);
  const site = 'https://bac.example';
  await ends(OK, `projects update bac-a-l-heure --product-uri ${site} --statistics-uri ${site}/stats --impact-uri ${site}/impact`
    + ' --risk-analysis yes --accessibility partiel --repository-uri https://forge.example/bac', ECLUSE);
  await ends(OK, 'projects update veillee --host "L’agence des veillées" --maintainer "Son service informatique"', LANTERNE);
  await ends(OK, 'projects update pierre-seche --outcome-reason "Un annuaire suffisait"'
    + ' --lessons "Chercher d’abord ce qui existe : un annuaire tenait la moisson"', FOUR);
  await ends(OK, 'committees hold programme-automne', ADMIN);
  assert.deepEqual(await phasesOf(...heard), ['SCALING', 'TRANSFERRED', 'STOPPED', 'CONSTRUCTION']);
  await ends(REFUSED, 'committees reopen lanterne-juin --reason "Trop tard"', LANTERNE, /nothing was recorded/, /veillee: .*moved on/);
  for (const id of ['bac-a-l-heure', 'journal-de-quai']) assert.deepEqual(await concernsOf(id, '2025-09-20', ECLUSE), ['NO_FOLLOW_UP'], id);
  assert.ok((await concernsOf('bac-a-l-heure', '2025-06-01')).includes('OVER_BUDGET'), 'as of then it still was');
});

test('what was learned is found by everybody, what is confidential by its own', async () => {
  const found = async (query, who) => (await readLines(`lessons search ${query}`, who)).map((lesson) => lesson.project);
  assert.deepEqual(await found('annuaire moisson', PUBLIC), ['projects/pierre-seche']);
  await ends(OK, 'lessons search ANNUAIRE', PUBLIC, /Chercher d’abord ce qui existe/);
  assert.deepEqual(await found('port dessiner', ECLUSE), ['projects/permis-de-voile']);
  for (const stranger of [PUBLIC, LANTERNE]) assert.deepEqual(await found('port dessiner', stranger), []);
  const sheet = await ends(OK, 'projects show permis-de-voile', PUBLIC);
  assert.doesNotMatch(sheet.out, /dessiner/);
});

test('who followed the season has seen the last state of every project, and nothing twice', async () => {
  await ends(OK, 'projects update registre-des-bouees --mission "La fin de la saison"', ECLUSE);
  await watch.sees('registre-des-bouees', 'La fin de la saison');
  const events = [...seen.events, ...(await watch.stop())];
  const last = new Map(events.map((event) => [event.subject, event.data]));
  assert.deepEqual([...last.keys()].sort(), ALL.map((id) => `projects/${id}`).sort());
  for (const id of ALL) assert.deepEqual(last.get(`projects/${id}`), await read(`projects show ${id}`), id);
  const ids = events.map((event) => event.id);
  ids.splice(seen.events.length - 1, 1);  // written, perhaps, when its place was not yet kept: that one may come again
  assert.equal(new Set(ids).size, ids.length);
  assert.equal(events.filter((event) => event.type.endsWith('.created.v1')).length, ALL.length);
});

test('mid-season, as it was known then', async () => {
  const then = `--as-of 2025-05-31 --known-at ${seen.knownAt}`;
  assert.deepEqual((await read(`portfolio summary ${then} --group-by phase,incubator`, PUBLIC)).groups, seen.summary.groups);
  const without = (projects) => projects.map(({ etag, updateTime, ...project }) => project);  // of the change, not of the project
  assert.deepEqual(without(await readLines(`projects list --all ${then}`)), without(seen.projects));
  const now = without(await readLines('projects list --all --as-of 2025-05-31'));
  assert.notDeepEqual(now, without(seen.projects), 'the season went on');
});

test('the audit holds; one record that somebody changed in the database is named', async () => {
  const [[recorded]] = stack.sql('SELECT COUNT(*) FROM audit_records');
  const verify = async () => JSON.parse((await ends(OK, 'audit verify --service portfolio --output json', ADMIN)).out);
  await eventually('every record is sealed', async () => (await verify()).sequence === recorded);
  await ends(NOT_ALLOWED, 'audit verify', ECLUSE);
  const holding = (await readLines('audit list committees/programme-automne', ADMIN)).find((record) => record.method.endsWith('/HoldCommittee'));
  stack.sql(`UPDATE audit_records SET principal = 'personne' WHERE id = '${holding.id}'`);
  const named = new RegExp(`record ${holding.sequence} \\(.*${holding.resource}, by personne\\) does not fit`);
  const { out } = await ends(TAMPERED, 'audit verify', ADMIN, named);
  assert.match(out, /^cohort: .* sealed/, 'the other chain is whole');
  assert.doesNotMatch(out, /portfolio/);
  stack.sql(`UPDATE audit_records SET principal = '${holding.principal}' WHERE id = '${holding.id}'`);
  assert.equal((await verify()).sequence, recorded);
});
