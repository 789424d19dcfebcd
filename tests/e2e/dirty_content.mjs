// Content as dirty as content gets: each oddity that DOMAIN section 1 lists stands in a file of its own, is reported for
// that file by its code, and nothing is dropped for it.
import assert from 'node:assert/strict';
import fs from 'node:fs';
import path from 'node:path';
import test from 'node:test';
import { assertRoundTrip, assertUnchanged, countsOf, filesOf, importFolder } from './content.mjs';
import { Stack, temporaryFolder } from './stack.mjs';

const PHASES = 'phases:\n- name: investigation\n  start: 2021-01-04\n  end: 2021-06-01\n- name: construction\n  start: 2021-06-01\n';

// A sheet with nothing odd about it but `extra`, in front of other phases and another body where given.
function sheet({ extra = '', phases = PHASES, title = 'title: Un service', body = '\n## Le problème\n\nOn attend.\n' } = {}) {
  return `---\n${title}\nmission: Ne plus attendre\nincubator: la-halte\ncontact: contact@service.example\nlink: https://service.example\n`
    + `sponsors:\n- /organisations/office-des-gares\n${extra}${phases}---\n${body}`;
}
const phases = (...lines) => `phases:\n${lines.map(([name, start, end]) =>
  `- name: ${name}\n  start: ${start}\n${end ? `  end: ${end}\n` : ''}`).join('')}`;

// File name: its bytes, the codes (and keys) that must be reported for it, and what the project must then say.
const ODDITIES = {
  'dans-le-desordre.md': [sheet({ phases: phases(['construction', '2022-01-01', '2022-02-01'], ['investigation', '2021-01-01', '2021-02-01']) }), ['PHASE_OUT_OF_ORDER'], { phase: 'PHASE_CONSTRUCTION' }],
  'a-egalite.md': [sheet({ phases: phases(['investigation', '2021-01-01'], ['construction', '2021-01-01']) }), ['PHASE_TIED'], { phase: 'PHASE_CONSTRUCTION' }],
  'a-cheval.md': [sheet({ phases: phases(['investigation', '2021-01-01', '2021-09-01'], ['construction', '2021-06-01']) }), ['PHASE_OVERLAP'], { phase: 'PHASE_CONSTRUCTION' }],
  'sans-fin.md': [sheet({ phases: phases(['investigation', '2021-01-01'], ['construction', '2021-06-01']) }), ['PHASE_WITHOUT_END'], { phase: 'PHASE_CONSTRUCTION' }],
  'finit-avant.md': [sheet({ phases: phases(['investigation', '2021-06-01', '2021-01-01']) }), ['END_BEFORE_START'], { phase: 'PHASE_INVESTIGATION', paused: true }],
  'plus-tard.md': [sheet({ phases: phases(['investigation', `${new Date().getFullYear() + 1}-02-01`]) }), ['PHASE_IN_FUTURE'], { phase: undefined }],
  'bien-trop-tard.md': [sheet({ phases: phases(['investigation', '2998-01-01']) }), ['INVALID_DATE phases[0].start'], { phase: undefined }],
  'sans-fin-dite.md': [sheet({ phases: phases(['investigation', '2021-01-01', '9999-12-31']) }), ['INVALID_DATE phases[0].end'], { phase: 'PHASE_INVESTIGATION', paused: undefined }],
  'adresse-trop-longue.md': [sheet({ extra: `repository: https://${'a'.repeat(70000)}.example\n` }), ['INVALID_VALUE repository'], {}],
  'guillemet-ouvert.md': [sheet({ title: 'title: "Un service' }), ['INVALID_YAML', 'INVALID_YAML_KEY title'], { title: '"Un service', phase: 'PHASE_CONSTRUCTION' }],
  'une-table.md': [sheet({ title: 'title:\n  fr: Un service' }), ['WRONG_TYPE title'], { sourceFields: { title: { fr: 'Un service' } } }],
  'phase-inconnue.md': [sheet({ phases: phases(['investigation', '2021-01-01', '2021-02-01'], ['hibernation', '2021-02-01']) }), ['UNKNOWN_PHASE'], { phase: 'PHASE_INVESTIGATION', unknownPhase: 'hibernation', unknownPhaseSince: { year: 2021, month: 2, day: 1 }, paused: undefined }],
  'a-reculons.md': [sheet({ phases: phases(['acceleration', '2021-01-01', '2022-01-01'], ['construction', '2022-01-01']) }), ['PHASE_BACKWARDS'], { phase: 'PHASE_CONSTRUCTION' }],
  'jour-impossible.md': [sheet({ phases: phases(['investigation', '2021-02-31']) }), ['INVALID_DATE'], { phase: undefined }],
  'cle-inconnue.md': [sheet({ extra: 'couleur: bleue\n' }), ['UNKNOWN_KEY'], { sourceFields: { couleur: 'bleue' } }],
  'evenement-inconnu.md': [sheet({ extra: 'events:\n- name: kermesse\n  date: 2021-05-01\n' }), ['UNKNOWN_EVENT'], {}],
  'reference-absente.md': [sheet({ extra: 'incubators:\n- nulle-part\n' }), ['MISSING_REFERENCE'], { otherIncubators: ['incubators/nulle-part'] }],
  'reference-vide.md': [sheet().replace('- /organisations/office-des-gares', "- ''\n- /organisations/office-des-gares"), ['EMPTY_ITEM'], { sponsors: ['organisations/office-des-gares'] }],
  'entites.md': [sheet({ title: 'title: Pain &amp; vin' }), ['HTML_ENTITY'], { title: 'Pain & vin' }],
  'rembourre.md': [sheet({ title: "title: '  Un service  '" }), ['PADDED'], { title: 'Un service' }],
  'insecable.md': [sheet({ title: 'title: Un\u00a0service' }), ['NO_BREAK_SPACE'], { title: 'Un service' }],
  'marque.md': [`\ufeff${sheet()}`, ['BYTE_ORDER_MARK'], {}],
  'sans-largeur.md': [sheet({ title: 'title: Un ser\u200bvice' }), ['INVISIBLE_CHARACTER'], { title: 'Un service' }],
  'separateur.md': [sheet({ title: 'title: Un\u2028service' }), ['LINE_SEPARATOR'], { title: 'Un service' }],
  'decompose.md': [sheet({ title: 'title: De\u0301compose\u0301' }), ['NOT_NFC'], { title: 'Décomposé' }],
  'blocs.md': [sheet({ extra: 'techno: [a, b]\n', title: 'title: |-\n  Un service' }), [], { title: 'Un service', technologies: ['a', 'b'] }],
  'bloc-garde.md': [sheet({ title: 'title: |+\n  Un service\n\n' }), ['PADDED'], { title: 'Un service' }],
  'bloc-simple.md': [sheet({ title: 'title: |\n  Un\n  service' }), ['LINE_BREAK'], { title: 'Un service' }],
  'plusieurs-lignes.md': [sheet({ title: 'title: Un\n  service' }), [], { title: 'Un service' }],
  'apostrophes.md': [sheet({ title: "title: 'L''heure'" }), [], { title: "L'heure" }],
  'cle-double.md': [sheet({ title: 'title: Premier\ntitle: Second' }), ['DUPLICATE_KEY'], { title: 'Second' }],
  'avec-heure.md': [sheet({ phases: phases(['investigation', '2021-01-04T00:00:00.000Z']) }), ['DATE_TIME'], { phaseSince: { year: 2021, month: 1, day: 4 } }],
  'lien-script.md': [sheet({ extra: 'link: javascript:alert(1)\nstats_url: "www.sans-schema.example"\n' }), ['INVALID_ADDRESS'], { links: undefined }],
  'an-215.md': [sheet({ phases: phases(['investigation', '0215-01-04']) }), ['INVALID_DATE'], { phase: undefined }],
  'minuit.md': [sheet({ phases: phases(['investigation', '2021-10-31T23:00:00.000Z']) }), ['DATE_TIME'], { phaseSince: { year: 2021, month: 11, day: 1 } }],
  'decale.md': [sheet({ extra: 'redaction: x\n' }).replace('\nsponsors:', '\n sponsors:'), ['STRAY_INDENT'], { mission: 'Ne plus attendre', sponsors: ['organisations/office-des-gares'] }],
  'trait.md': [sheet({ body: '\nAvant\n\n---\n\nAprès\n' }), ['BODY_RULE'], { description: '\nAvant\n\n---\n\nAprès\n' }],
  'script.md': [sheet({ body: '\n<script>alert(1)</script>\n' }), ['BODY_SCRIPT'], {}],
  'sans-corps.md': [sheet({ body: '' }), ['EMPTY_BODY'], { description: undefined }],
  'sans-retour.md': [sheet({ body: '\nFin' }), ['NO_FINAL_NEWLINE'], { description: '\nFin' }],
  'retour-chariot.md': [sheet().replaceAll('\n', '\r\n'), ['CRLF'], { title: 'Un service' }],
  'sans-extension': [sheet(), ['FILE_WITHOUT_MD'], {}],
  'préfète.à.l-écoute.md': [sheet(), [], {}],
  'CASSE.md': [sheet(), [], {}],
  'casse.md': [sheet(), ['IDS_DIFFER_IN_CASE'], {}],
  'sans-entete.md': ['Rien que du texte.\n', ['NO_FRONT_MATTER'], {}],
  'yaml-casse.md': [sheet({ extra: 'techno: [a, b\n' }), ['INVALID_YAML'], { title: 'Un service' }],
  'octets-faux.md': [Buffer.concat([Buffer.from(sheet().replace('Ne plus', 'Ne ')), Buffer.from([0xff, 0x0a])]), ['INVALID_UTF8'], {}],
};
const idOf = (file) => file.replace(/\.md$/, '').normalize('NFC');

function write() {
  const folder = temporaryFolder();
  const put = (file, bytes) => {
    fs.mkdirSync(path.dirname(path.join(folder, 'content', file)), { recursive: true });
    fs.writeFileSync(path.join(folder, 'content', file), bytes);
  };
  put('_incubators/la-halte.md', '---\ntitle: La Halte\nowner: /organisations/office-des-gares\ncontact: contact@halte.example\n---\n\nUne halte.\n');
  put('_organisations/office-des-gares.md', '---\nname: Office des gares\ntype: operateur\n---\n');
  for (const [file, [bytes]] of Object.entries(ODDITIES)) put(`_startups/${file}`, bytes);
  return folder;
}

test('dirty content', async (t) => {
  const stack = await Stack.start();
  const folder = write();
  const report = await importFolder(stack, folder);
  const projects = Object.fromEntries((await stack.jsonLines(['projects', 'list', '--all'], { as: 'system' }))
    .map((project) => [project.name, project]));

  await t.test('nothing is dropped', () => {
    assert.equal(countsOf(report).projects.created, Object.keys(ODDITIES).length);
    assert.deepEqual(Object.keys(projects).sort(), Object.keys(ODDITIES).map((file) => `projects/${idOf(file)}`).sort());
  });

  for (const [file, [, codes, says]] of Object.entries(ODDITIES)) {
    await t.test(file, () => {
      const found = report.findings.filter((finding) => finding.file === `_startups/${file}`);
      for (const code of codes) {
        assert.ok(found.some((finding) => [finding.code, `${finding.code} ${finding.key}`].includes(code)), `${code} among ${found.map((f) => f.code).join(', ') || 'nothing'}`);
      }
      for (const finding of found) assert.ok(finding.action, `${finding.code} says what was done`);
      assert.deepEqual(found.filter(({ code }) => code === 'PHASE_IN_FUTURE').length, codes.includes('PHASE_IN_FUTURE') ? 1 : 0, 'what is no day is not in the future');
      const project = projects[`projects/${idOf(file)}`];
      for (const [key, value] of Object.entries(says)) assert.deepEqual(project[key], value, key);
    });
  }

  await t.test('a checkout of another system is the same content', async () => {
    const other = temporaryFolder();
    for (const [file, text] of Object.entries(filesOf(folder))) {
      if (file.includes('octets-faux')) continue;
      fs.mkdirSync(path.dirname(path.join(other, file)), { recursive: true });
      fs.writeFileSync(path.join(other, file), `\ufeff${text.replace(/^\ufeff/, '').replace(/\r?\n/g, '\r\n')}`);
    }
    assertUnchanged(await importFolder(stack, other), 'with CRLF and a byte-order mark');
  });
  await t.test('a second import changes nothing', async () => assertUnchanged(await importFolder(stack, folder), 'the same again'));
  await t.test('export and import again change nothing', () => assertRoundTrip(stack));

  await t.test('a newer copy records exactly what changed', async () => {
    const file = path.join(folder, 'content/_startups/sans-fin.md');
    fs.appendFileSync(file, 'Une ligne de plus.\n');
    fs.writeFileSync(file, fs.readFileSync(file, 'utf8').replace('name: construction', 'name: abandon-investigation'));
    const counts = countsOf(await importFolder(stack, folder));
    assert.deepEqual(counts.projects, { created: 0, updated: 1, unchanged: Object.keys(ODDITIES).length - 1, superseded: 0 });
    assert.deepEqual([counts.phaseRecords.created, counts.phaseRecords.superseded, counts.phaseRecords.updated], [1, 1, 0]);
    assert.equal((await stack.json(['projects', 'show', 'sans-fin'])).phase, 'PHASE_INCONCLUSIVE');
  });

  await t.test('what leaves the source stays here, and is said', async () => {
    fs.rmSync(path.join(folder, 'content/_startups/trait.md'));
    const { findings } = await importFolder(stack, folder);
    assert.ok(findings.some((finding) => finding.code === 'ABSENT' && finding.message.includes('projects/trait')));
    assert.equal((await stack.json(['projects', 'show', 'trait'])).title, 'Un service');
  });
  await stack.stop();
});

test('the report is written even when the import fails', async () => {
  const stack = await Stack.start();
  const folder = write(), report = path.join(folder, 'rapport.json');
  const run = stack.run(['import', 'betagouv', folder, '--report', report], { as: 'system' });
  stack.daemon.kill('SIGKILL');
  assert.notEqual((await run).code, 0);
  const { findings } = JSON.parse(fs.readFileSync(report, 'utf8'));
  assert.ok(findings.some(({ code }) => code === 'PADDED'), 'what the files showed');
  assert.equal(findings.at(-1).code, 'IMPORT_ENDED');
});
