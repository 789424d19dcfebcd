// A project's page: a visitor reads it, a coach keeps it, moves it on and corrects it, an administrator overrides.
import assert from 'node:assert/strict';
import test, { after } from 'node:test';
import { Browser, WIDTHS, assertAccessible, assertFits, assertSound, comes, counts, downloaded, follows, hasFocus, says, screenshot, serveSample, settled } from './browser.mjs';

const stack = await serveSample();
const browser = await Browser.launch(stack);
after(() => browser.close());

const COACH = 'coach@incubators/la-serre';
const ADMIN = 'programme_admin';
const shown = (id) => stack.json(['projects', 'show', id], { as: ADMIN });
const update = (id, ...args) => stack.pep(['projects', 'update', id, ...args], { as: ADMIN });
const heading = (page, name) => page.getByRole('heading', { name, exact: true });
const dialog = (page) => page.getByRole('dialog');
const field = (page, label) => page.getByLabel(label).first();
const status = (page, text) => page.getByRole('status').filter({ hasText: text });

const on = (at, options, look) => browser.visit(at, options, look);

for (const [name, at, as] of [
  ['projet-visiteur', '/projets/prevision-maraichere', ''],
  ['projet-coach', '/projets/prevision-maraichere', COACH],
  ['projet-passe', '/projets/saison-des-recoltes?date=2024-01-01', ''],
  ['projet-formulaire', '/projets/prevision-maraichere?modifier=title', COACH],
  ['projet-issue', '/projets/gel-tardif', ADMIN],
]) {
  test(`${at} of ${as || 'a visitor'} is accessible, and fits 360 and 1920 px`, () => assertSound(browser, at, name, { as }));
}

for (const [name, query] of [['avancer', 'avancer&phase=3'], ['financement', 'financement'], ['preuve', 'preuve&phase=3&code=COMMITTEE_GO'],
  ['corriger', 'corriger-phase&ligne=2']]) {
  test(`the dialog ${name} is accessible, and fits 360 and 1920 px`, async () => {
    for (const width of WIDTHS) {
      await on(`/projets/prevision-maraichere?dialogue=${query}`, { as: COACH, width }, async (page) => {
        await dialog(page).getByRole('button', { name: 'Annuler' }).waitFor();
        await settled(page);
        await screenshot(page, `projet-${name}-${width}`);
        await assertFits(page);
        await assertAccessible(page);
      });
    }
  });
}

test('a visitor reads the sheet and the journey, and nothing that is not open', async () => {
  await update('saison-des-recoltes', '--intrapreneur', 'Camille Semis', '--budget', '120000');
  await on('/projets/saison-des-recoltes', {}, async (page) => {
    await heading(page, 'Fiche').waitFor();
    await page.locator('.journey__item').first().waitFor();
    for (const open of ['Saison des récoltes', 'Accélération', 'La Serre', 'Parcours', 'Comités']) await says(page.locator('#contenu'), new RegExp(open));
    const text = await page.locator('#contenu').innerText();
    for (const closed of ['Camille Semis', '120', 'Modifier', 'Argent', 'Journal des modifications', 'dev:']) assert.ok(!text.includes(closed), closed);
  });
});

test('a ministry reads the money of what it sponsors, and changes nothing; another coach asks for nothing that is not his', async () => {
  await on('/projets/prevision-maraichere', { as: 'ministry@organisations/ministere-des-jardins' }, async (page) => {
    await heading(page, 'Argent').waitFor();
    assert.equal(await page.getByRole('link', { name: 'Modifier', exact: true }).count(), 0);
  });
  await on('/projets/prevision-maraichere', { as: 'coach@incubators/le-relais' }, async (page) => {
    await heading(page, 'Parcours').waitFor();
    await settled(page);
    assert.equal(await heading(page, 'Argent').count(), 0);
    assert.deepEqual(page.complaints.filter((said) => said.includes('403')), []);
  });
});

test('a visitor reads the past, is told so, and comes back', async () => {
  await on('/projets/prevision-maraichere?date=2025-07-01', {}, async (page) => {
    await status(page, 'Vous lisez le passé').waitFor();
    await says(page.locator('.project__phase'), /Investigation/);
    await page.getByRole('button', { name: 'Revenir à aujourd’hui' }).click();
    await page.locator('.project__phase', { hasText: 'Construction' }).waitFor();
    await page.waitForURL((url) => url.search === '');
  });
  await on('/projets/prevision-maraichere?connu=2020-01-01', {}, async (page) => {
    await heading(page, 'Ce projet n’existe pas').waitFor();
  });
});

test('the page speaks English too', () => on('/projets/prevision-maraichere', {}, async (page) => {
  await page.getByRole('button', { name: 'English' }).click();
  await heading(page, 'Journey').waitFor();
  await page.locator('.project__phase', { hasText: 'since 1 February 2026' }).waitFor();
}));

test('a project that is not there is said, with a way on', () => on('/projets/nulle-part', {}, async (page) => {
  await heading(page, 'Ce projet n’existe pas').waitFor();
  await page.getByRole('link', { name: 'Voir tous les projets' }).waitFor();
}));

test('a coach is told as he types, saves what he changed, and it is done', async () => {
  await on('/projets/terre-a-reprendre', { as: COACH }, async (page) => {
    await page.getByRole('link', { name: 'Modifier', exact: true }).first().click();
    const link = field(page, 'Page d’impact');
    await link.fill('impact.example');
    await page.getByText('Donnez une adresse complète').waitFor();
    await field(page, 'Premier jour').fill('2024-02-01');
    await field(page, 'Dernier jour').fill('2024-01-01');
    await page.getByText('Le dernier jour ne peut pas précéder').waitFor();
    await page.getByRole('button', { name: 'Enregistrer' }).click();
    await hasFocus(link, 'the first fault has the focus');
    await link.fill('https://impact.example/terre');
    await field(page, 'Dernier jour').fill('2027-01-31');
    await page.getByRole('button', { name: 'Enregistrer' }).click();
    await status(page, 'Enregistré.').waitFor();
    await page.locator('.sheet').getByRole('link', { name: 'impact.example/terre' }).waitFor();
    await page.locator('.time-box', { hasText: '31 janvier 2027' }).waitFor();
    await page.locator('.audit__item', { hasText: 'a modifié la fiche' }).first().waitFor();
  });
  const project = await shown('terre-a-reprendre');
  assert.equal(project.links.impactUri, 'https://impact.example/terre');
  assert.deepEqual(project.timeBox.endDate, { year: 2027, month: 1, day: 31 });
});

test('two people change one project: what both changed is chosen, the rest merges by itself, nothing is lost', async () => {
  await on('/projets/troc-de-graines?modifier=mission', { as: COACH }, async (page) => {
    await follows(page);
    await field(page, 'Mission').fill('Échanger des graines entre voisins');
    await field(page, 'Code source').fill('https://forge.example/troc');
    await update('troc-de-graines', '--mission', 'Échanger des graines partout', '--contact', 'graines@troc.example');
    await status(page, 'Quelqu’un d’autre a modifié ce projet').waitFor();
    await page.getByRole('button', { name: 'Enregistrer' }).click();
    await heading(page, 'Deux versions à réunir').waitFor();
    await assertAccessible(page);
    await screenshot(page, 'projet-fusion');
    await page.getByText('Repris de l’autre version, sans rien à choisir : Contact.').waitFor();
    await page.getByRole('button', { name: 'Appliquer ces choix' }).click();
    await page.getByRole('alert').filter({ hasText: 'Choisissez une version' }).waitFor();
    await page.locator('label', { hasText: 'Votre version' }).click();
    await page.getByRole('button', { name: 'Appliquer ces choix' }).click();
    await comes(async () => assert.equal(await field(page, 'Contact').inputValue(), 'graines@troc.example'));
    await page.getByRole('button', { name: 'Enregistrer' }).click();
    await status(page, 'Enregistré.').waitFor();
  });
  const project = await shown('troc-de-graines');
  assert.equal(project.mission, 'Échanger des graines entre voisins');
  assert.equal(project.contact, 'graines@troc.example');
  assert.equal(project.links.repositoryUri, 'https://forge.example/troc');
});

test('what is typed outlives a session that ended', () => on('/projets/troc-de-graines?modifier=mission', { as: COACH }, async (page) => {
  await field(page, 'Mission').fill('À ne pas perdre');
  await page.context().clearCookies();
  await page.getByRole('button', { name: 'Enregistrer' }).click();
  await page.getByText('Votre session a expiré, reconnectez-vous').waitFor();
  await page.locator('#fr-header').getByRole('link', { name: 'Se connecter' }).first().waitFor();
  await counts(page.locator('.signed-in'), 0, 'the header names nobody any more');
  await page.locator('#contenu').getByRole('link', { name: 'Se connecter' }).click();
  await page.locator('#role').selectOption(COACH);
  await page.locator('button').click();
  await page.getByText('Ce que vous aviez saisi a été retrouvé.').waitFor();
  await comes(async () => assert.equal(await field(page, 'Mission').inputValue(), 'À ne pas perdre'));
}));

test('the page follows what somebody else changes, and says so', () => on('/projets/cantine-du-coin', {}, async (page) => {
  await follows(page);
  await update('cantine-du-coin', '--mission', 'Manger ce qui pousse à côté');
  await status(page, 'Quelqu’un vient de modifier ce projet : Mission').waitFor();
  await page.locator('.project__mission', { hasText: 'Manger ce qui pousse à côté' }).waitFor();
}));

test('a coach sees what is missing, gives it, and moves the project on', async () => {
  await on('/projets/prevision-maraichere', { as: COACH }, async (page) => {
    const gates = page.locator('#suite');
    await gates.getByRole('button', { name: 'Accélération : 1 sur 7' }).waitFor();
    await gates.getByRole('link', { name: 'Passer en Accélération' }).click();
    const refused = dialog(page).getByText('Refusé : 6 points à régler');
    await refused.waitFor();
    const impact = dialog(page).locator('.checks__item', { hasText: /Un indicateur d’impact/ });
    await dialog(page).getByRole('button', { name: 'Changer de phase' }).click();
    await dialog(page).locator('.form-problem').getByText('Refusé : 6 points à régler').waitFor();
    await counts(refused, 1, 'a refusal is said once');
    await comes(async () => assert.equal(await dialog(page).getByText(/un indicateur d’impact/i).count(), await impact.getByText(/un indicateur d’impact/i).count(), 'and what lacks too, among the checks'));
    await assertAccessible(page);
    // The way to what is missing is there, and the dialog is where it was on the way back.
    await impact.getByRole('link', { name: /^Renseigner/ }).click();
    await page.waitForURL(/[?]modifier=links\.impact_uri/);
    await field(page, 'Page d’impact').waitFor();
    await page.waitForFunction(() => document.activeElement?.labels?.[0]?.textContent.startsWith('Page d’impact'));
    await page.goBack();
    await refused.waitFor();
    await dialog(page).getByRole('button', { name: 'Annuler' }).click();
    await gates.getByRole('link', { name: 'Renseigner : une page publique de statistiques' }).click();
    const statistics = field(page, 'Statistiques publiques');
    await statistics.waitFor();
    await hasFocus(statistics, 'the link opens the field itself');
    await statistics.fill('https://stats.example/prevision');
    await field(page, 'Page d’impact').fill('https://impact.example/prevision');
    await field(page, 'Code source').fill('https://forge.example/prevision');
    await field(page, 'Analyse de risques faite').selectOption({ label: 'Oui' });
    await field(page, 'Accessibilité (RGAA)').selectOption({ label: 'Partiellement conforme' });
    await page.getByRole('button', { name: 'Enregistrer' }).click();
    await gates.getByRole('button', { name: 'Accélération : 6 sur 7' }).waitFor();
    await gates.getByRole('link', { name: 'Ajouter une preuve : un « go » du comité d’investissement' }).click();
    await dialog(page).getByRole('button', { name: 'Ajouter une preuve' }).click();
    await dialog(page).getByText('Dites où est la preuve, ou décrivez-la').waitFor();
    await dialog(page).getByLabel('Note').fill('Décidé en séance, à main levée');
    await dialog(page).getByRole('button', { name: 'Ajouter une preuve' }).click();
    await gates.getByRole('button', { name: 'Accélération : prêt' }).waitFor();
    await gates.getByRole('link', { name: 'Passer en Accélération' }).click();
    await dialog(page).getByLabel('À partir du').fill('2025-01-01');
    await dialog(page).getByText('Le registre a déjà une phase à partir d’un jour plus tardif').waitFor();
    await dialog(page).getByLabel('À partir du').fill('2026-06-15');
    await dialog(page).getByText('Le projet entrera en Accélération le 15 juin 2026.').waitFor();
    await dialog(page).getByRole('button', { name: 'Changer de phase' }).click();
    await page.locator('.project__phase', { hasText: 'Accélération' }).waitFor();
    await page.locator('.journey__item', { hasText: 'à partir du 15 juin 2026' }).waitFor();
  });
  assert.equal((await shown('prevision-maraichere')).phase, 'PHASE_SCALING');
});

test('a coach corrects the ledger: the line that was wrong stays in sight', async () => {
  await on('/projets/terre-a-reprendre', { as: COACH }, async (page) => {
    const last = page.locator('.journey__item').last();
    await last.getByRole('link', { name: /^Corriger la ligne/ }).click();
    await dialog(page).getByLabel('Premier jour').fill('2024-02-20');
    await dialog(page).getByRole('button', { name: 'Corriger la ligne' }).click();
    await dialog(page).getByText('Ce champ est obligatoire.').waitFor();
    await dialog(page).getByLabel('Motif').fill('Le procès-verbal dit le 20');
    await dialog(page).getByRole('button', { name: 'Corriger la ligne' }).click();
    await page.locator('.journey__item', { hasText: 'à partir du 20 février 2024' }).waitFor();
    const old = page.locator('.journey__item--superseded', { hasText: 'Corrigée le' });
    await counts(old.locator('del'), 1);
    await page.locator('.journey__item', { hasText: 'Motif : Le procès-verbal dit le 20' }).waitFor();
    const ledger = await downloaded(page, () => page.getByRole('button', { name: 'Exporter en CSV : Parcours' }).click());
    assert.match(ledger, /;Le procès-verbal dit le 20;/);
    const audit = await downloaded(page, () => page.getByRole('button', { name: 'Exporter en CSV : Journal des modifications' }).click());
    assert.match(audit, /;a corrigé le registre des phases;/);
  });
});

test('money is recorded and corrected line by line, and adds up', async () => {
  await on('/projets/saison-des-recoltes', { as: COACH }, async (page) => {
    const money = page.locator('#argent');
    await money.getByRole('link', { name: 'Ajouter un financement' }).click();
    await dialog(page).getByLabel('Financeur').fill('FAST');
    await dialog(page).getByLabel('Montant').fill('12,345');
    await dialog(page).getByText('avec deux décimales au plus').waitFor();
    await dialog(page).getByLabel('Montant').fill('0');
    await dialog(page).getByText('Le montant doit être supérieur à zéro.').waitFor();
    await dialog(page).getByLabel('Montant').fill('80 000,50');
    await dialog(page).getByRole('button', { name: 'Ajouter un financement' }).click();
    await money.locator('td', { hasText: /80.000,50/ }).first().waitFor();
    await money.getByRole('link', { name: 'Ajouter une dépense' }).click();
    await dialog(page).getByLabel('Date').fill('2099-01-01');
    await dialog(page).getByText('Dans plus de 20 ans').waitFor();
    await dialog(page).getByLabel('Date').fill('2026-03-01');
    await dialog(page).getByLabel('Montant').fill('20000');
    await dialog(page).getByLabel('Poste').selectOption({ label: 'Accompagnement' });
    await dialog(page).getByRole('button', { name: 'Ajouter une dépense' }).click();
    await money.locator('.figure', { hasText: 'Reste' }).filter({ hasText: /60.000,50/ }).waitFor();
    await money.getByRole('link', { name: /^Corriger : Dépenses/ }).click();
    await dialog(page).getByLabel('Montant').fill('30000');
    await dialog(page).getByLabel('Motif').fill('La facture dit trente');
    await dialog(page).getByRole('button', { name: 'Corriger une dépense' }).click();
    await money.locator('.figure', { hasText: 'Reste' }).filter({ hasText: /50.000,50/ }).waitFor();
    await settled(page);
    const spending = await downloaded(page, () => money.getByRole('button', { name: 'Exporter en CSV : Dépenses' }).click());
    const [head, ...lines] = spending.slice(1).trim().split('\r\n').map((text) => text.split(';'));
    assert.deepEqual(lines.map((line) => line[head.indexOf('Montant, en euros')]), ['30000'], spending);
    assert.deepEqual(lines.map((line) => line[head.indexOf('Date')]), ['2026-03-01'], spending);
    assert.ok(!head.includes('Actions'), 'a button is no value');
    await assertAccessible(page);
    await screenshot(page, 'projet-argent');
  });
});

test('an administrator waives a requirement, and overrides the rules with a reason', async () => {
  await on('/projets/riverains-ensemble', { as: ADMIN }, async (page) => {
    const gates = page.locator('#suite');
    await gates.getByRole('link', { name: 'Dispenser : un intrapreneur désigné' }).click();
    await dialog(page).getByLabel('Pourquoi').fill('Le poste est à pourvoir');
    await dialog(page).getByRole('button', { name: 'Accorder une dispense' }).click();
    await gates.locator('.checks__item', { hasText: 'Un intrapreneur désigné' }).filter({ hasText: 'Le poste est à pourvoir' }).waitFor();
    await gates.getByRole('link', { name: 'Passer en Construction' }).click();
    await dialog(page).getByText(/^Refusé\s: \d points à régler$/).waitFor();
    await dialog(page).getByText('Passer outre les règles').click();
    await dialog(page).getByText(/en passant outre les règles\.$/).waitFor();
    await dialog(page).getByRole('button', { name: 'Changer de phase' }).click();
    await dialog(page).getByText('Ce champ est obligatoire.').waitFor();
    await dialog(page).getByLabel('Pourquoi passer outre').fill('Décision du ministre');
    await dialog(page).getByRole('button', { name: 'Changer de phase' }).click();
    await page.locator('.journey__item', { hasText: 'Passage forcé' }).filter({ hasText: 'Motif : Décision du ministre' }).waitFor();
  });
  assert.equal((await shown('riverains-ensemble')).phase, 'PHASE_CONSTRUCTION');
});

test('a dialog holds the focus, Escape closes it, and the focus comes back', () => on('/projets/saison-des-recoltes', { as: COACH }, async (page) => {
  const opener = page.locator('#parcours').getByRole('link', { name: 'Ajouter un événement' });
  await opener.focus();
  await page.keyboard.press('Enter');
  await dialog(page).getByRole('button', { name: 'Ajouter un événement' }).waitFor();
  for (let i = 0; i < 12; i += 1) {
    await page.keyboard.press('Tab');
    assert.equal(await page.evaluate(() => document.querySelector('.dialog').contains(document.activeElement)), true);
  }
  await dialog(page).getByRole('button', { name: 'Annuler' }).focus();
  await page.keyboard.press('Escape');
  await dialog(page).waitFor({ state: 'hidden' });
  await page.waitForFunction(() => document.activeElement?.textContent === 'Ajouter un événement');
  await page.waitForURL((url) => url.search === '');
}));

test('what a browser without a connection shows stays, and says that it may be old', () => on('/projets/saison-des-recoltes', {}, async (page) => {
  await page.context().setOffline(true);
  await status(page, 'Vous êtes hors ligne').waitFor();
  await says(page.locator('#contenu'), /Saison des récoltes/);
}));
