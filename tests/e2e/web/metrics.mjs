// What people read of measures: figures and why they are what they are, what nobody told, objectives, what can be promised; over many
// projects, how they are spread.
import assert from 'node:assert/strict';
import { createHash } from 'node:crypto';
import test, { after } from 'node:test';
import { closeClients } from '../rpc.mjs';
import { Browser, assertAccessible, assertFits, assertSound, comes, counts, downloaded, follows, says, screenshot, serveSample, settled } from './browser.mjs';
import { COACH, FLOWING, DAILY, SILENT, STRANGER, dayAgo, isoAgo, item, measure, tellItems, toldLongAgo } from './measured.mjs';

const USUAL_WIDTHS = [390, 1440];
const stack = await serveSample();
const coach = await measure(stack);
const browser = await Browser.launch(stack);
after(async () => {
  await browser.close();
  closeClients();
});

const measures = (project) => `/projets/${project.split('/')[1]}/mesures`;
const button = (scope, name) => scope.getByRole('button', { name, exact: true });
const dialog = (page) => page.getByRole('dialog');
const section = (page, name) => page.getByRole('region', { name, exact: true });
const card = (page, indicator) => page.locator(`[data-indicator=${indicator}]`);
const open = (page) => page.locator('.pictured details').evaluateAll((all) => all.forEach((one) => { one.open = true; }));

// What a form is refused, the browser complains of too.
const isRefusal = (said) => said.includes('status of 400');

const on = (at, options, look) => browser.visit(at, { as: COACH, ...options }, async (page) => {
  await look(page);
  assert.deepEqual(page.complaints.filter((said) => !isRefusal(said)), [], page.url());
});

for (const [name, at, as] of [['mesures', measures(FLOWING), COACH], ['mesures-aucune', measures(SILENT), ''], ['mesures-explication', `${measures(FLOWING)}/cycle_time`, ''],
  ['mesures-prevision', measures(DAILY), ''], ['mesures-portefeuille', '/mesures', ''], ['services-numeriques', '/services-numeriques', '']]) {
  test(`${at} is accessible, and fits 390 and 1440 px`, () => assertSound(browser, at, name, { as, widths: USUAL_WIDTHS }));
}

test('a figure says its median, its tails, how much counts and what was left out', () => on(measures(FLOWING), { as: '' }, async (page) => {
  await says(card(page, 'cycle_time'), /5 j 12 h[\s\S]*P85 9 j, P95 20 j[\s\S]*10 valeurs, 1 laissée de côté/);
  await says(card(page, 'throughput'), /\b11\b/);
  await says(card(page, 'deployment_frequency'), /1 jour par semaine[\s\S]*Hebdomadaire[\s\S]*dernières semaines complètes/i);
  await says(card(page, 'jdma'), /\b8\b[\s\S]*Moyen[\s\S]*100 valeurs/i);
  await says(card(page, 'usage'), /Visites[\s\S]*100 visites/);
  await says(card(page, 'rework_rate'), /Pas de donnée[\s\S]*Dites pourquoi chaque déploiement a été fait/, 'the forge is connected already');
}));

test('an indicator is called as the service calls it', () => on(measures(SILENT), { as: '' }, async (page) => {
  const { formulas } = await coach.call('ListFormulas', { filter: 'current = true' });
  for (const indicator of ['cycle_time', 'lead_time', 'throughput', 'say_do', 'change_fail_rate', 'jdma', 'online_share']) {
    const { labelFr } = formulas.find((one) => one.indicator === indicator);
    await comes(async () => assert.equal(await card(page, indicator).first().locator('.measure__label').textContent(), labelFr.replaceAll("'", '’')));
  }
}));

test('behind each picture there is a table that says the same', () => on(measures(FLOWING), { as: '' }, async (page) => {
  const flow = section(page, 'Flux');
  await flow.locator('.pictured').first().waitFor();
  await open(page);
  const ageing = flow.getByRole('table', { name: 'Âge de ce qui est en cours', exact: true });
  await says(ageing.getByRole('row', { name: /^vieux/ }), /En revue[\s\S]*95\s% de ce qui a été terminé/);
  await counts(flow.getByRole('table', { name: 'Temps de cycle de ce qui est terminé' }).locator('tbody tr'), 10);
  const weeks = section(page, 'Livraisons').getByRole('table', { name: 'Déploiements, semaine par semaine' });
  await says(weeks, /Semaine non couverte/, 'a week before the first event is no 0');
  await assertAccessible(page);
  await assertFits(page);
}));

test('what nobody told says why and what to connect, to whoever may connect it alone', async () => {
  for (const [as, links] of [['', 0], [STRANGER, 0], [COACH, 1]]) {
    await on(measures(SILENT), { as }, async (page) => {
      await says(card(page, 'cycle_time'), /Pas de donnée[\s\S]*Rien n’a été dit[\s\S]*Branchez le tableau des tickets/);
      await says(card(page, 'change_fail_rate'), /Branchez la forge/);
      assert.equal(/\b0\b/.test(await card(page, 'throughput').innerText()), false, 'what nobody told is not 0');
      await counts(card(page, 'cycle_time').getByRole('link', { name: 'Brancher un outil' }), links, as);
      await counts(button(page, 'Poser un objectif'), links, as);
    });
  }
});

test('pictures say how to read them, and colours are never alone', () => on(measures(FLOWING), { as: '' }, async (page) => {
  const flow = section(page, 'Flux');
  await says(flow.locator('.pictured', { hasText: 'Âge de ce qui est en cours' }).first(), /Les bandes\s: en combien de temps 50\s%, 85\s% et 95\s%/);
  await flow.locator('.pictured').nth(1).scrollIntoViewIfNeeded();
  await flow.getByText('P85', { exact: true }).first().waitFor();
  // What is behind a picture opens by the keyboard.
  const summary = flow.locator('.pictured summary').first();
  await summary.focus();
  await page.keyboard.press('Enter');
  await flow.getByRole('table', { name: 'Flux cumulé' }).waitFor();
}));

test('what is printed has no filters, and says what it is of', () => on('/services-numeriques?incubateur=incubators%2Fla-serre', { as: '' }, async (page) => {
  await page.emulateMedia({ media: 'print' });
  await says(page.locator('#contenu'), /Incubateur\s: La Serre[\s\S]*Du \d/);
  await page.locator('.filter-bar').first().waitFor({ state: 'hidden' });
  assert.equal(await button(page, 'Exporter en CSV').isVisible(), false);
}));

test('what is printed has all its pictures, those that nobody scrolled to as well', () => on(measures(FLOWING), { as: '' }, async (page) => {
  await page.locator('.pictured').nth(4).waitFor();
  // A browser waits for nothing once it prints: what stands in the page when it is told to is what comes on paper.
  await page.evaluate(() => {
    globalThis.print = () => { globalThis.printed = [...document.querySelectorAll('.pictured')].map((one) => one.querySelector('.recharts-surface') !== null); };
  });
  await button(page, 'Imprimer').click();
  await page.waitForFunction(() => globalThis.printed);
  const printed = await page.evaluate(() => globalThis.printed);
  assert.ok(printed.every(Boolean), JSON.stringify(printed));
}));

test('pictures are there before anybody prints by the keyboard, which cannot be waited for', () => on(measures(FLOWING), { as: '' }, async (page) => {
  await page.locator('.pictured').nth(4).waitFor();
  await comes(async () => assert.equal(await page.locator('.pictured').count(), await page.locator('.pictured:has(.recharts-surface)').count()));
  assert.equal(await page.evaluate(() => globalThis.scrollY), 0, 'nobody scrolled');
}));

test('the page of the project has the few that say most, and leads to all', () => on('/projets/arrosoir', { as: '' }, async (page) => {
  await says(section(page, 'Mesures'), /Temps de cycle[\s\S]*5 j 12 h/);
  await section(page, 'Mesures').getByRole('link', { name: 'Toutes les mesures' }).click();
  await page.waitForURL(`**${measures(FLOWING)}`);
  await settled(page);
}));

test('a figure opens its explanation: what counts, what does not, by which formula; and its export has the hash that is told', () => on(measures(FLOWING), { as: '' }, async (page) => {
  await card(page, 'cycle_time').getByRole('link', { name: /^Pourquoi ce chiffre/ }).click();
  await page.waitForURL(`**${measures(FLOWING)}/cycle_time`);
  await settled(page);
  await section(page, 'La formule').getByText(/première entrée en cours/).waitFor();
  await counts(section(page, 'Ce qui compte').locator('tbody tr'), 10);
  await says(section(page, 'Ce qui compte').getByRole('row', { name: /^a20/ }), /20 j[\s\S]*P95/);
  await says(section(page, 'Ce qui ne compte pas'), /sans-debut[\s\S]*Sans début/);
  await says(section(page, 'Fraîcheur'), /tableau/);
  const told = await section(page, 'Refaire le calcul').locator('code').innerText();
  const file = await downloaded(page, () => button(page, 'Télécharger l’export').click());
  // The instants of the page in view are those of the export: now is not asked twice.
  assert.equal(createHash('sha256').update(file).digest('hex'), told);
  assert.ok(file.split('\n').filter(Boolean).map((line) => JSON.parse(line)).length > 10, 'a line a row, and one before');
  await page.getByText(/l’empreinte est la bonne/).waitFor();
  await counts(button(page, 'Garder ce chiffre'), 0, 'nobody in particular keeps nothing');
}));

test('what is explained can be checked: answers by their day, items by their titles for those who may read them, time in its units', async () => {
  await on(`${measures(FLOWING)}/jdma`, { as: '' }, async (page) => {
    const rows = section(page, 'Ce qui compte');
    await counts(rows.locator('tbody tr'), 3);
    await says(rows.getByRole('row', { name: /^Très bien/ }), /600/);
    assert.doesNotMatch(await rows.locator('tbody').innerText(), /GOOD|MEDIUM|surveys/);
  });
  await on(`${measures(FLOWING)}/littles_law`, { as: '' }, async (page) => {
    await says(page.locator('#contenu'), /Terminés dans la période[\s\S]*Temps de cycle moyen \(W\)\s: \d+ j/);
    await says(section(page, 'Ce qui compte').getByRole('row', { name: /^a20/ }), /20 j/);
  });
});

test('a period is asked by its days, kept in the address, and told', () => on(measures(FLOWING), { as: '' }, async (page) => {
  const [from, to] = [isoAgo(40), isoAgo(34)];
  await page.getByRole('search', { name: /période/ }).getByLabel('Du (compris)').fill(from);
  await page.getByRole('search', { name: /période/ }).getByLabel('Au (compris)').fill(to);
  await page.waitForURL(`**?du=${from}&au=${to}`);
  await says(card(page, 'throughput'), /\b6\b/, 'what was finished in six days');
  await card(page, 'throughput').getByRole('link').first().click();
  await page.waitForURL(`**/throughput?du=${from}&au=${to}`);
  await settled(page);
  await counts(section(page, 'Ce qui compte').locator('tbody tr'), 6);
}));

test('an address that cannot be read is said, and left out', () => on(`${measures(FLOWING)}?du=hier&elements=beaucoup`, { as: '' }, async (page) => {
  await page.getByText(/n’a pas été comprise/).waitFor();
  assert.equal(new URL(page.url()).search, '');
}));

test('an objective is set, changed, judged on a figure that was kept, deleted and taken back', () => on(measures(FLOWING), {}, async (page) => {
  const impact = section(page, 'Objectifs d’impact');
  await impact.getByText('Aucun objectif n’est posé.').waitFor();
  await button(impact, 'Poser un objectif').click();
  await dialog(page).locator('[data-readers=everybody]', { hasText: 'publié dans les données ouvertes' }).waitFor();
  await assertAccessible(page);
  await dialog(page).getByLabel('Objectif', { exact: false }).first().fill('Deux fois plus de visites');
  await says(dialog(page), /Ce qui compte est la dernière valeur dite/);
  const indicators = await dialog(page).getByLabel('Ou par l’indicateur').locator('option').allInnerTexts();
  assert.ok(indicators.includes('Temps de cycle') && !indicators.includes('Prévision'), 'what can be told by it, and no more');
  await dialog(page).getByLabel('Mesuré par').selectOption({ label: 'Visites' });
  await dialog(page).getByLabel('Point de départ', { exact: true }).fill('10');
  await dialog(page).getByLabel('Cible').fill('10');
  await dialog(page).getByText('Doit différer du point de départ').waitFor();
  await dialog(page).getByLabel('Cible').fill('50');
  await button(dialog(page), 'Poser un objectif').click();
  await dialog(page).waitFor({ state: 'detached' });
  await says(impact, /Deux fois plus de visites[\s\S]*Pas encore de verdict[\s\S]*30 visites[\s\S]*50\s%/i);
  await impact.getByRole('button', { name: /^Modifier/ }).click();
  await dialog(page).getByLabel('Cible').fill('30');
  await button(dialog(page), 'Enregistrer').click();
  await dialog(page).waitFor({ state: 'detached' });
  await says(impact, /100\s%[\s\S]*Atteint/);
  await impact.getByRole('link', { name: /^Pourquoi ce chiffre/ }).click();
  await settled(page);
  await button(page, 'Garder ce chiffre').click();
  await dialog(page).getByLabel('Cité comme').fill('Visites du printemps');
  await button(dialog(page), 'Garder ce chiffre').click();
  await page.getByText('Le chiffre est gardé.').waitFor();
  await page.goto(`${measures(FLOWING)}#impact`);
  await settled(page);
  await follows(page);
  await impact.getByRole('button', { name: /^Donner le verdict/ }).click();
  await dialog(page).getByLabel('Verdict').selectOption({ label: 'Confirmée' });
  await dialog(page).getByLabel('Pourquoi').fill('Les visites ont triplé.');
  await button(dialog(page), 'Donner le verdict').click();
  await dialog(page).getByText('Nommez au moins un chiffre qui le fonde.').waitFor();
  await screenshot(page, 'mesures-verdict');
  await button(dialog(page), 'Annuler').click();
  const { objectives: [{ name }] } = await coach.call('ListObjectives', { parent: FLOWING });
  const { snapshots: [kept] } = await coach.call('ListSnapshots', { parent: FLOWING });
  assert.equal(kept.title, 'Visites du printemps');
  await coach.call('JudgeObjective', { name, verdict: 1, reason: 'Les visites ont triplé.', evidence: [kept.name] });
  await says(impact, /Confirmée[\s\S]*Les visites ont triplé/i, 'what others do is followed');
  await impact.getByRole('button', { name: /^Supprimer/ }).click();
  await button(dialog(page), 'Supprimer').click();
  await impact.getByText('Aucun objectif n’est posé.').waitFor();
  await button(impact, 'Annuler').click();
  await says(impact, /Confirmée/i);
  await section(page, 'Journal des modifications').scrollIntoViewIfNeeded();
  await section(page, 'Journal des modifications').getByText('a donné un verdict').first().waitFor();
}));

test('a forecast is not shown where nobody can say how good it is', () => on(measures(SILENT), { as: '' }, async (page) => {
  await says(section(page, 'Prévision'), /Pas assez d’historique/);
  await counts(section(page, 'Prévision').locator('table'), 0);
}));

test('a forecast is shown with how good such promises were', async () => {
  await on(measures(DAILY), { as: '' }, async (page) => {
    await says(section(page, 'Prévision'), /On ne peut pas encore dire ce que vaut cette prévision/, 'all of it was told today');
    await says(section(page, 'Prévision'), /compte à partir du jour où il est arrivé/);
  });
  await on(`${measures(DAILY)}?dici=${isoAgo(1)}`, { as: '' }, (page) => says(section(page, 'Prévision'), /choisissez un jour à venir/));
  toldLongAgo(stack);
  await on(measures(DAILY), { as: '' }, async (page) => {
    const forecast = section(page, 'Prévision');
    await says(forecast.getByRole('table', { name: /^Combien d’ici au/ }), /50 %[\s\S]*30 éléments[\s\S]*95 %[\s\S]*30 éléments/);
    await says(forecast.getByRole('table', { name: 'Ce qu’auraient valu ces promesses' }), /(\d+) sur \1/, 'a team that delivers one a day keeps its promises');
    await forecast.getByLabel('Éléments à finir').fill('20');
    await page.waitForURL('**elements=20');
    await says(forecast.getByRole('table', { name: /^Quand 20 éléments/ }), /50 %[\s\S]*\b20\b/);
    await assertAccessible(page);
  });
});

test('what a tool tells meanwhile is followed', () => on(measures(FLOWING), { as: '' }, async (page) => {
  await says(card(page, 'wip'), /\b1\b/);
  await follows(page);
  await tellItems(coach, FLOWING, [item('nouveau', 2)]);
  await says(card(page, 'wip'), /\b2\b/);
}));

test('over the portfolio: coverage first, no order of projects, and none of them named', () => on('/mesures', { as: '' }, async (page) => {
  await says(page.locator('.coverage'), /^2 projets sur \d+ disent quelque chose\.$/);
  const row = page.getByRole('row', { name: /^Temps de cycle/ });
  await says(row, /2 projets sur \d+ le disent[\s\S]*Trop peu de projets pour le dire[\s\S]*Rien n’a été dit/);
  assert.equal(await page.getByText('Arrosoir commun').count(), 0, 'who delivers what is nobody’s ranking');
  assert.equal(await page.locator('th button').count(), 0, 'nothing sorts');
  await says(section(page, 'Ce que mesure chaque indicateur'), /Temps de cycle[\s\S]*première entrée en cours/);
  await says(row, /P85 de chaque projet/);
  const file = await downloaded(page, () => button(page, 'Exporter en CSV').click());
  const [head, ...lines] = file.slice(1).trimEnd().split('\r\n').map((line) => line.split(';'));
  const cycle = lines.find(([indicator]) => indicator === 'Temps de cycle');
  assert.deepEqual(['Répartition de', 'Le disent', 'Unité'].map((column) => cycle[head.indexOf(column)]), ['P85 de chaque projet', '2', 'secondes']);
  assert.ok(['Du (compris)', 'Au (compris)'].every((column) => /^\d{4}-\d\d-\d\d$/.test(cycle[head.indexOf(column)])), 'of which period');
  await page.getByLabel('Incubateur').selectOption({ label: 'Le Relais' });
  await page.waitForURL('**incubateur=**');
  await comes(async () => assert.doesNotMatch(await page.locator('#contenu').innerText(), /^2 projets sur/m));
}));

test('the dashboard of services says usage, online share and satisfaction, and is exported', () => on('/services-numeriques', { as: '' }, async (page) => {
  await says(page.locator('.coverage'), /services? sur \d+ di/);
  await says(page.getByRole('row', { name: /Arrosoir commun/ }), /Visites\s: 100 visites[\s\S]*Rien n’a été dit/);
  const row = page.getByRole('row', { name: /Arrosoir commun/ });
  assert.match(await row.getByRole('link', { name: /^Visites/ }).getAttribute('href'), /\/projets\/arrosoir\/mesures\/usage\?sujet=definitions%2Fvisits$/, 'each figure opens its explanation');
  const file = await downloaded(page, () => button(page, 'Exporter en CSV').click());
  const [head, ...lines] = file.slice(1).trimEnd().split('\r\n').map((line) => line.split(';'));
  const of = (service, indicator) => {
    const line = lines.find((cells) => cells[head.indexOf('Service')] === service && cells[head.indexOf('Indicateur')] === indicator);
    return (...columns) => columns.map((column) => line[head.indexOf(column)]);
  };
  assert.deepEqual(of('Arrosoir commun', 'Usage')('Mesure', 'Valeur', 'Unité', 'Pourquoi il n’y en a pas', 'Période précédente'), ['Visites', '100', 'visites', '', ''], 'nothing is not 0');
  assert.deepEqual(of('Arrosoir commun', 'Je donne mon avis')('Public', 'Ce qui compte', 'Tranche'), ['Tous publics', '100', 'Moyen']);
  assert.deepEqual(of('Arrosoir commun', 'Part en ligne')('Valeur', 'Pourquoi il n’y en a pas'), ['', 'Rien n’a été dit']);
  assert.deepEqual(of('Jachère tranquille', 'Usage')('Valeur', 'Pourquoi il n’y en a pas'), ['', 'Rien n’a été dit']);
  assert.ok(of('Jachère tranquille', 'Usage')('Du (compris)', 'Au (compris)').every((day) => /^\d{4}-\d\d-\d\d$/.test(day)), 'of which period');
}));

test('the dashboard shows those that tell, flags few answers, and opens what one audience says; the others are counted, and behind that named', async () => {
  await coach.call('CreateSurvey', { parent: DAILY, survey: { kind: 1, audience: 2, date: dayAgo(5), counts: [{ answer: 'GOOD', count: 7 }, { answer: 'BAD', count: 3 }] } });
  await on('/services-numeriques', { as: '' }, async (page) => {
    const row = page.getByRole('row', { name: /Sillon quotidien/ });
    await says(row, /peu de réponses\s: 10/);
    const companies = row.getByRole('link', { name: /Entreprises/ });
    assert.match(await companies.getAttribute('href'), /\/projets\/sillon\/mesures\/jdma\?dimensions=audience%3ACOMPANIES$/);
    await counts(page.getByRole('row', { name: /Jachère tranquille/ }), 0);
    const silent = page.locator('details', { hasText: 'Jachère tranquille' });
    assert.match(await silent.locator('summary').innerText(), /^\d+ services n’ont rien dit de cette période$/);
    assert.equal(await silent.getByRole('link', { name: 'Jachère tranquille' }).isVisible(), false);
    await silent.locator('summary').click();
    await silent.getByRole('link', { name: 'Jachère tranquille' }).waitFor();
    await page.emulateMedia({ media: 'print' });
    assert.equal(await silent.locator('summary').isVisible(), true);
    await page.emulateMedia({ media: 'screen' });
    await companies.click();
    await settled(page);
    await page.getByRole('heading', { level: 1, name: /Entreprises/ }).waitFor();
  });
});

test('on a telephone the spread over projects is a card a row, and no word of it is out of sight', () => on('/mesures', { as: '', width: 390 }, async (page) => {
  const row = page.getByRole('row', { name: /^Temps de cycle/ });
  await says(row, /2 projets sur \d+ le disent/);
  const cell = await row.getByRole('cell').last().boundingBox();
  assert.ok(cell.x >= 0 && cell.x + cell.width <= 390, JSON.stringify(cell));
  await assertFits(page);
}));

test('why there is nothing can be asked of what no metric tells', () => on(measures(SILENT), { as: '' }, async (page) => {
  for (const [indicator, why] of [['online_share', /Rien n’a été dit/], ['usage', /Rien n’a été dit/]]) {
    await page.goto(`${measures(SILENT)}/${indicator}`);
    await settled(page);
    await says(page.locator('#contenu .known').first(), why);
    await counts(page.locator('.fr-alert--error'), 0, indicator);
  }
}));

test('where two sources tell of a metric one of them is chosen, kept in the address, said, and explained', async () => {
  const time = { seconds: Math.floor(Date.parse(`${isoAgo(3)}T12:00:00Z`) / 1000), nanos: 0 };
  for (const [source, value] of [['audience', 100], ['journaux', 80]]) await coach.call('IngestPoints', { parent: DAILY, source, points: [{ metric: 'definitions/visits', time, value }] });
  await on(measures(DAILY), { as: '' }, async (page) => {
    const usage = section(page, 'Usage');
    await says(card(page, 'usage'), /Pas de donnée[\s\S]*Plusieurs sources en parlent/);
    await usage.getByLabel('Dit par', { exact: true }).selectOption({ label: 'journaux' });
    await page.waitForURL('**source=journaux');
    await says(card(page, 'usage'), /80 visites[\s\S]*Dit par\s: journaux/, 'paper has no filters');
    await usage.locator('.pictured').first().waitFor();
    await assertAccessible(page);
    await card(page, 'usage').getByRole('link', { name: /^Pourquoi ce chiffre/ }).click();
    await page.waitForURL('**/usage?sujet=definitions%2Fvisits&source=journaux');
    await settled(page);
    await page.getByRole('heading', { level: 1, name: /Visites – journaux/ }).waitFor();
    await says(page.locator('#contenu .known').first(), /80 visites/);
    await page.getByLabel('Dit par', { exact: true }).selectOption({ label: 'audience' });
    await page.waitForURL('**source=audience');
    await says(page.locator('#contenu .known').first(), /100 visites/);
    await page.goto(`${measures(DAILY)}?source=-`);
    await page.getByText(/n’a pas été comprise/).waitFor();
  });
});
