// Who may do what, in the browser: an administrator gives roles, takes them back and reads what was done; everybody reads who they
// are themselves, corrects it, agrees to what may be done with it, takes away what is kept of them, and has it erased; an administrator
// withdraws for somebody else what they agreed to, says how they sign in, and erases them.
import assert from 'node:assert/strict';
import test, { after } from 'node:test';
import { Browser, WIDTHS, assertAccessible, assertFits, assertSound, comes, counts, downloaded, follows, hasFocus, says, screenshot, serveSample, settled } from './browser.mjs';

const ADMIN = 'programme_admin';
const COACH = 'coach@incubators/la-serre';
const TEAM = 'team@projects/troc-de-graines';
const MINISTRY = 'ministry@organisations/ministere-des-jardins';
const USUAL_WIDTHS = [390, 1440];
const DAY_MS = 86_400_000;

const stack = await serveSample();
const browser = await Browser.launch(stack);
after(() => browser.close());

const BEGUN = Date.now();
const iso = (days) => new Date(BEGUN + days * DAY_MS).toISOString().slice(0, 10);
const at = (days) => new Date(Date.now() + days * DAY_MS).toISOString();

// Through the gateway's door, as any program would.
async function call(method, request, service = 'access.v1.AccessService', as = ADMIN) {
  const reply = await fetch(`${stack.web}/pepiniere.${service}/${method}`, {
    method: 'POST', headers: { 'content-type': 'application/json', authorization: `Bearer ${stack.token(as)}` }, body: JSON.stringify(request),
  });
  const answer = await reply.json();
  if (!reply.ok) throw new Error(`${method}: ${JSON.stringify(answer)}`);
  return answer;
}
const give = (principal, role, resource = '', more = {}) => call('CreateAccessBinding', { accessBinding: { principal, role: `ROLE_${role}`, resource, ...more } });

await call('CreateProgramme', { programmeId: 'potagers', programme: { title: 'Potagers publics' } }, 'cohort.v1.CohortService');
await give('ada@agence.example', 'COACH', 'incubators/la-serre', { reason: 'saison 4', endTime: at(300) });
await give('bob@agence.example', 'MINISTRY', 'organisations/ministere-des-jardins', { startTime: at(30) });
await give('registre.example', 'SYSTEM');
const past = await give('chloe@agence.example', 'TEAM', 'projects/alerte-crue');
await call('RevokeAccessBinding', { name: past.name, reason: 'a quitté l’équipe' });

const heading = (page, name) => page.getByRole('heading', { name, exact: true });
const dialog = (page) => page.getByRole('dialog');
const button = (page, name) => page.getByRole('button', { name, exact: true });
const status = (page, text) => page.getByRole('status').filter({ hasText: text });
const rowOf = (page, who) => page.locator('tbody tr').filter({ has: page.getByRole('rowheader', { name: who, exact: true }) });
const people = async (page) => (await page.locator('tbody th').allInnerTexts()).map((text) => text.trim()).sort();

const on = (address, options, look) => browser.visit(address, options, look);

for (const [name, address, as] of [['droits', '/roles', ADMIN], ['droits-coach', '/roles', COACH], ['droits-visiteur', '/roles', ''],
  ['personnes', '/personnes', ADMIN], ['personnes-coach', '/personnes', COACH], ['effacements', '/effacements', ADMIN],
  ['moi', '/moi', ''], ['moi-coach', '/moi', COACH], ['moi-administrateur', '/moi', ADMIN]]) {
  test(`${address} of ${as || 'a visitor'} is accessible, and fits from 360 to 1920 px`, () => assertSound(browser, address, name, { as, widths: [...USUAL_WIDTHS, ...WIDTHS] }));
}

test('the dialogs are accessible, fit 390 and 1440 px, and say who will read', async () => {
  for (const width of USUAL_WIDTHS) {
    await on('/roles', { as: ADMIN, width }, async (page) => {
      for (const [name, opens] of [['droits-donner', 'Donner un rôle'], ['droits-retirer', 'Retirer : Coach de ada@agence.example'], ['droits-historique', 'Historique : Coach de ada@agence.example']]) {
        await button(page, opens).click();
        await dialog(page).waitFor();
        await page.waitForFunction(() => !document.querySelector('dialog .loading'));
        if (name !== 'droits-historique') await dialog(page).locator('[data-readers=administrators]', { hasText: 'administrateurs' }).waitFor();
        await screenshot(page, `${name}-${width}`);
        await assertFits(page);
        await assertAccessible(page);
        await dialog(page).getByRole('button', { name: 'Fermer' }).click();
      }
    });
  }
});

test('the list is in the menu of administrators alone; others are told so, and led to their own roles', async () => {
  const inMenu = (page) => page.getByRole('navigation').getByRole('link', { name: 'Droits', exact: true });
  for (const as of ['', COACH]) {
    await on('/roles', { as }, async (page) => {
      assert.equal(await inMenu(page).count(), 0, as);
      await page.getByText('Seuls les administrateurs voient qui a quel rôle.').waitFor();
      await page.getByRole('link', { name: 'Voir mes rôles' }).click();
      await page.waitForURL('**/moi');
      await heading(page, 'Mon compte').waitFor();
    });
  }
  await on('/', { as: ADMIN }, async (page) => {
    await inMenu(page).click();
    await page.waitForURL('**/roles');
    await rowOf(page, 'ada@agence.example').waitFor();
  });
});

test('each role says on what, whether it counts, until when, why and by whom', () => on('/roles', { as: ADMIN }, async (page) => {
  for (const [who, state, on_] of [['ada@agence.example', 'Actif', 'La Serre'], ['bob@agence.example', 'À venir', 'Ministère des Jardins et de l’Alimentation'],
    ['registre.example', 'Actif', 'tout'], ['chloe@agence.example', 'Retiré', 'alerte-crue']]) {
    await comes(async () => {
      const text = await rowOf(page, who).textContent();
      assert.ok(text.includes(state) && text.includes(on_), `${who}: ${text}`);
    });
  }
  await says(rowOf(page, 'ada@agence.example'), /saison 4/);
  assert.equal(await rowOf(page, 'chloe@agence.example').getByRole('button', { name: /^Retirer/ }).count(), 0, 'it was taken back already');
  await says(rowOf(page, 'chloe@agence.example'), /a quitté l’équipe/, 'why it was taken back');
  const csv = await downloaded(page, () => page.getByRole('button', { name: /^Exporter en CSV/ }).click());
  assert.match(csv, /ada@agence\.example;Coach;incubators\/la-serre;Actif;/);
  await rowOf(page, 'ada@agence.example').getByRole('link', { name: 'La Serre' }).click();
  await page.waitForURL('**/projets?incubateur=la-serre');
}));

test('filters are in the address: who, which role, on what, and whether it counts', async () => {
  const shows = async (query, expected, why) => {
    const page = await browser.open(`/roles?${query}`, { as: ADMIN });
    await comes(async () => assert.deepEqual((await people(page)).filter((who) => who.endsWith('.example')), expected, why));
    await page.context().close();
  };
  await shows('qui=ada@agence.example', ['ada@agence.example']);
  await shows('qui=AGENCE ad', ['ada@agence.example'], 'words in any order, each a part');
  await shows('qui=agence&etat=autres', ['bob@agence.example', 'chloe@agence.example'], 'with the other filters');
  await shows('role=MINISTRY', ['bob@agence.example']);
  await shows('etat=actifs', ['ada@agence.example', 'registre.example']);
  await shows('etat=autres', ['bob@agence.example', 'chloe@agence.example']);
  await shows('sur=incubators/la-serre', ['ada@agence.example', 'registre.example'], 'a role on everything reaches it too');
  await shows('sur=aucun', ['registre.example']);
  await on('/roles?qui=nulle-part', { as: ADMIN }, (page) => page.getByText('Aucun rôle ne répond à ces filtres.').waitFor());
});

test('an administrator gives a role: what is wrong is said beside its field, what it is held on is found by its name', () => on('/roles', { as: ADMIN }, async (page) => {
  const send = () => dialog(page).getByRole('button', { name: 'Donner un rôle' }).click();
  const search = () => dialog(page).getByRole('searchbox', { name: /^Sur quoi/ });
  await button(page, 'Donner un rôle').click();
  await send();
  await counts(dialog(page).getByText('Ce champ est obligatoire.'), 2, 'whom, and which role');
  await dialog(page).getByLabel('À qui').fill('dora@agence.example');
  await dialog(page).getByRole('combobox', { name: /^Rôle/ }).selectOption({ label: 'Coach' });
  await send();
  await dialog(page).getByText('Ce champ est obligatoire.').waitFor();
  await hasFocus(search(), 'the first fault has the focus');
  await search().fill('potagers');
  await dialog(page).getByRole('button', { name: 'Potagers publics programme' }).click();
  await dialog(page).getByText('Potagers publics', { exact: true }).waitFor();
  await dialog(page).getByRole('combobox', { name: /^Rôle/ }).selectOption({ label: 'Équipe de projet' });
  await send();
  await dialog(page).getByText('Ce rôle ne se tient pas là-dessus').waitFor();
  await dialog(page).getByRole('button', { name: 'Changer : Potagers publics' }).click();
  await hasFocus(search(), 'it is searched for again');
  await search().fill('alerte cru');
  await dialog(page).getByRole('button', { name: /^Alerte/ }).click();
  await dialog(page).getByLabel('Dernier jour').fill(iso(-2));
  await send();
  await dialog(page).locator('.fr-message--error').first().waitFor();
  await dialog(page).getByLabel('Dernier jour').fill(iso(90));
  await dialog(page).getByLabel('Pourquoi ce rôle').fill('arrivée');
  await send();
  await status(page, 'dora@agence.example a reçu le rôle').waitFor();
  await rowOf(page, 'dora@agence.example').getByText('Actif').waitFor();
  const { accessBindings: [made] } = await call('ListAccessBindings', { filter: 'principal = "dora@agence.example"' });
  assert.deepEqual([made.role, made.resource, made.reason], ['ROLE_TEAM', 'projects/alerte-crue', 'arrivée']);
  assert.equal(new Intl.DateTimeFormat('sv-SE', { timeZone: 'Europe/Paris' }).format(new Date(made.endTime)), iso(90), 'the last day still counts');
}));

test('a role on everything asks for no thing', () => on('/roles', { as: ADMIN }, async (page) => {
  await button(page, 'Donner un rôle').click();
  await dialog(page).getByLabel('À qui').fill('eve@agence.example');
  await dialog(page).getByRole('combobox', { name: /^Rôle/ }).selectOption({ label: 'Administrateur du programme' });
  await dialog(page).getByText('Ce rôle se tient sur tout.').waitFor();
  assert.equal(await dialog(page).getByRole('searchbox').count(), 0);
  await dialog(page).getByRole('button', { name: 'Donner un rôle' }).click();
  await rowOf(page, 'eve@agence.example').getByText('tout', { exact: true }).waitFor();
}));

test('every role that administrators give is offered, on what the contract lets it be held on', () => on('/roles', { as: ADMIN }, async (page) => {
  await button(page, 'Donner un rôle').click();
  const roles = dialog(page).getByRole('combobox', { name: /^Rôle/ });
  await comes(async () => assert.equal((await roles.locator('option').allInnerTexts()).filter((text) => text !== 'Choisir…').length, 10));
  await dialog(page).getByLabel('À qui').fill('ines@agence.example');
  await roles.selectOption({ label: 'Organisateur' });
  await dialog(page).getByText('Par son nom complet, édition ou événement').waitFor();
  await dialog(page).getByRole('searchbox', { name: /^Sur quoi/ }).fill('events/rencontres-2027');
  await dialog(page).getByRole('button', { name: 'rencontres-2027 événement' }).click();
  await dialog(page).getByRole('button', { name: 'Donner un rôle' }).click();
  await rowOf(page, 'ines@agence.example').getByText('Organisateur').waitFor();
  const { accessBindings: [made] } = await call('ListAccessBindings', { filter: 'principal = "ines@agence.example"' });
  assert.deepEqual([made.role, made.resource], ['ROLE_ORGANISER', 'events/rencontres-2027']);
}));

test('an administrator takes a role back, with a reason that the history keeps', () => on('/roles', { as: ADMIN }, async (page) => {
  await follows(page);
  await give('fred@agence.example', 'COACH', 'incubators/la-serre', { reason: 'renfort' });
  await button(page, 'Retirer : Coach de fred@agence.example').click();
  await dialog(page).getByText('fred@agence.example perd ce rôle partout').waitFor();
  await dialog(page).getByRole('button', { name: 'Retirer', exact: true }).click();
  await dialog(page).getByText('Ce champ est obligatoire.').waitFor();
  await dialog(page).getByLabel('Pourquoi le retirer').fill('fin du renfort');
  await dialog(page).getByRole('button', { name: 'Retirer', exact: true }).click();
  await status(page, 'Le rôle est retiré.').waitFor();
  await rowOf(page, 'fred@agence.example').getByText('Retiré', { exact: true }).waitFor();
  await button(page, 'Historique : Coach de fred@agence.example').click();
  await dialog(page).getByText('a retiré le rôle').waitFor();
  const told = dialog(page).locator('li');
  await counts(told, 2);
  await says(told.nth(0), /Motif\s: fin du renfort/);
  await says(told.nth(1), /a donné le rôle[^]*Motif\s: renfort/);
}));

test('who looks on sees what another administrator gives, and nobody reloads', () => on('/roles', { as: ADMIN }, async (page) => {
  await follows(page);
  await give('gus@agence.example', 'TEAM', 'projects/alerte-crue');
  await rowOf(page, 'gus@agence.example').waitFor();
}));

test('everybody reads who they are, and which roles they hold; administrators, where from', async () => {
  await on('/moi', {}, (page) => page.getByText('Vous n’êtes pas connecté').waitFor());
  await on('/', { as: COACH }, async (page) => {
    await page.locator('.signed-in__name').getByRole('link').first().click();
    await page.waitForURL('**/moi');
    await heading(page, 'Mon compte').waitFor();
    await says(rowOf(page, 'Coach'), /La Serre/);
    await page.getByText('Un rôle vient de votre fournisseur d’identité').waitFor();
  });
  await on('/moi', { as: ADMIN }, async (page) => {
    await says(page.locator('.known dd').first(), /\S/);
    await rowOf(page, 'Administrateur du programme').getByText('jeton ou certificat').waitFor();
  });
});

test('a service that does not answer is said once, and by the pulse, until it answers again', () => on('/', { as: ADMIN }, async (page) => {
  await page.getByText('À jour').first().waitFor();
  await page.route('**/pepiniere.portfolio.v1.*/*', (route) => route.fulfill({ status: 503, contentType: 'application/json', body: '{"code":"unavailable","message":"away"}' }));
  await page.reload();
  await page.locator('.outage').getByText('Le service ne répond pas').waitFor();
  await page.getByText('Ceci ne peut pas être montré pour l’instant').first().waitFor();
  await counts(page.locator('.fr-alert--error'), 1);
  await page.locator('.pulse', { hasText: 'Un service ne répond pas' }).first().waitFor();
  await assertAccessible(page);
  await page.unroute('**/pepiniere.portfolio.v1.*/*');
  await page.locator('#par-phase').waitFor();
  await page.locator('.fr-alert--error').waitFor({ state: 'detached' });
  await page.locator('.pulse', { hasText: 'À jour' }).first().waitFor();
}));

test('the pages speak English too', () => on('/roles', { as: ADMIN }, async (page) => {
  await button(page, 'English').first().click();
  await heading(page, 'Roles').waitFor();
  await rowOf(page, 'ada@agence.example').getByText('Active', { exact: true }).waitFor();
  await settled(page);
  await assertAccessible(page);
}));

const row = (page, text) => page.locator('tbody tr', { hasText: text });
const personOf = async (as) => (await call('GetCaller', {}, undefined, as)).person;
const CAMILLE = 'camille.terrier@agence.example';

test('one corrects who one is: others read the name, the audit keeps an identifier', () => on('/moi', { as: COACH }, async (page) => {
  const person = await personOf(COACH);
  await page.getByText(person, { exact: true }).waitFor();
  await page.getByText('le journal des modifications, que personne ne peut réécrire, ne garde que l’identifiant').waitFor();
  await button(page, 'Corriger').click();
  await dialog(page).locator('[data-readers=people]', { hasText: 'Lu par la personne et par les administrateurs' }).waitFor();
  await dialog(page).getByLabel('Nom affiché').fill('Camille Terrier');
  await dialog(page).getByLabel('Courriel').fill(CAMILLE);
  await dialog(page).getByLabel('Autres noms').fill('C. Terrier\nC. Terrier');
  await dialog(page).getByRole('button', { name: 'Enregistrer' }).click();
  await dialog(page).getByText('Chaque valeur ne se donne qu’une fois.').waitFor();
  await dialog(page).getByLabel('Autres noms').fill('C. Terrier');
  await screenshot(page, 'moi-corriger');
  await assertAccessible(page);
  await dialog(page).getByRole('button', { name: 'Enregistrer' }).click();
  await status(page, 'Enregistré.').waitFor();
  const known = page.locator('.known').last();
  for (const said of ['Camille Terrier', CAMILLE, 'C. Terrier', person]) await comes(async () => assert.ok((await known.innerText()).includes(said), said));
  await counts(page.locator('.known dt').filter({ hasText: /^Nom/ }), 1, 'one is called one name');
  const kept = await call('GetPerson', { name: person });
  assert.deepEqual([kept.displayName, kept.aliases], ['Camille Terrier', ['C. Terrier']]);
}));

test('where somebody did something, their name is read', async () => {
  await call('UpdateProject', { project: { name: 'projects/troc-de-graines', contact: CAMILLE }, updateMask: 'contact' }, 'portfolio.v1.PortfolioService', COACH);
  const [year, month, day] = iso(0).split('-').map(Number);
  await call('CreateJournalEntry', { parent: 'projects/troc-de-graines', journalEntry: { date: { year, month, day }, text: 'Les semis lèvent' } }, 'portfolio.v1.GovernanceService', COACH);
  await on('/projets/troc-de-graines', { as: ADMIN }, async (page) => {
    await page.locator('.audit__item', { hasText: 'Camille Terrier' }).filter({ hasText: CAMILLE }).first().waitFor();
    await page.locator('.audit__item', { hasText: 'a consigné une nouvelle' }).getByText('Les semis lèvent').first().waitFor();
    await page.locator('.note', { hasText: 'Les semis lèvent' }).getByText('Camille Terrier').waitFor();
    const file = await downloaded(page, () => button(page, 'Exporter en CSV : Journal des modifications').click());
    assert.match(file, /;Camille Terrier;a modifié la fiche;/);
  });
  await call('CreateAccessBinding', { accessBinding: { principal: await personOf(COACH), role: 'ROLE_TEAM', resource: 'projects/alerte-crue' } });
  await on('/roles', { as: ADMIN }, (page) => rowOf(page, 'Camille Terrier').getByText('Équipe de projet').waitFor());
});

test('one sees what is kept of one, by service, and takes it away as files', () => on('/moi', { as: COACH, width: 390 }, async (page) => {
  // Of what others wrote, what calls one as one's token does: the names that one gave oneself might be somebody else's.
  const { name } = await page.evaluate(async () => (await fetch('/auth/session')).json());
  await call('UpdateProject', { project: { name: 'projects/troc-de-graines', intrapreneur: name }, updateMask: 'intrapreneur' }, 'portfolio.v1.PortfolioService', ADMIN);
  await button(page, 'Voir ce que l’on garde de moi').click();
  const portfolio = page.locator('[data-service=portfolio]');
  await portfolio.getByRole('heading', { name: /^Portefeuille\s: \d+ éléments?$/ }).waitFor();
  await row(portfolio, name).filter({ hasText: 'aujourd’hui' }).getByText('intrapreneur', { exact: true }).first().waitFor();
  await row(portfolio, 'auteur').first().waitFor();
  await row(page.locator('[data-service=access]'), 'Camille Terrier').first().waitFor();
  await settled(page);
  for (const width of USUAL_WIDTHS) {
    await page.setViewportSize({ width, height: 900 });
    await screenshot(page, `moi-garde-${width}`);
    await assertFits(page);
    await assertAccessible(page);
  }
  const all = JSON.parse(await downloaded(page, () => button(page, 'Tout télécharger (JSON)').click()));
  assert.equal(all.person, await personOf(COACH));
  assert.deepEqual(all.services.map(({ service }) => service).sort(), ['access', 'cohort', 'feedback', 'metrics', 'policy', 'portfolio']);
  assert.equal(all.accessBindings.length, 1);
  const csv = await downloaded(page, () => button(page, 'Exporter en CSV').click());
  assert.match(csv, /^\ufeffService;Où;Champ;/);
  assert.ok(csv.includes(`;intrapreneur;${name};aujourd’hui;`), csv);
  assert.ok(!csv.includes(`;contact;${CAMILLE};`), csv);
}));

const { consentPurposes: [ALUMNI] } = await call('ListConsentPurposes', {});
const consentOf = async (person) => (await call('ListConsents', { parent: person })).consents?.find(({ name }) => name === `${person}/consents/${ALUMNI.id}`);

test('one reads what one agrees to, agrees, and withdraws without saying why', async () => {
  const person = await personOf(COACH);
  assert.equal(await consentOf(person), undefined, 'nobody agrees by default');
  for (const width of USUAL_WIDTHS) {
    await on('/moi', { as: COACH, width }, async (page) => {
      await heading(page, 'Mes consentements').waitFor();
      const alumni = page.locator(`[data-consent=${ALUMNI.id}]`);
      const toWithdraw = alumni.getByRole('button', { name: 'Retirer mon consentement' });
      await alumni.getByText(ALUMNI.wording).waitFor();
      assert.deepEqual([await alumni.getByRole('checkbox').count(), await toWithdraw.count()], [0, 0]);
      await alumni.getByRole('button', { name: `J’y consens : ${ALUMNI.title}`, exact: true }).click();
      await status(page, `Vous consentez à « ${ALUMNI.title} »`).waitFor();
      await alumni.getByText('Vous y consentez depuis le').waitFor();
      await alumni.locator('h3:focus').waitFor();
      const given = await consentOf(person);
      assert.deepEqual([given.state, given.wording], ['STATE_GIVEN', ALUMNI.wording]);
      await screenshot(page, `moi-consentements-${width}`);
      await assertFits(page);
      await assertAccessible(page);
      await toWithdraw.click();
      await status(page, `Votre consentement à « ${ALUMNI.title} » est retiré.`).waitFor();
      await alumni.getByText('Ce consentement a été retiré le').waitFor();
      assert.equal(await dialog(page).count(), 0, 'nobody has to say why');
      assert.equal((await consentOf(person)).state, 'STATE_WITHDRAWN');
      assert.deepEqual(page.complaints, []);
    });
  }
});

test('an administrator sees at once what somebody agrees to, and withdraws it with a reason; never agrees', async () => {
  const person = await personOf(COACH);
  await on(`/personnes/${person.split('/')[1]}`, { as: ADMIN }, async (page) => {
    await row(page, ALUMNI.title).getByText('Retiré', { exact: true }).waitFor();
    await follows(page);
    // What was agreed to in another language is the same text.
    const { consentPurposes: english } = await call('ListConsentPurposes', { languageCode: 'en' });
    const { wording } = english.find(({ id }) => id === ALUMNI.id);
    const { name } = await call('GiveConsent', { name: `${person}/consents/${ALUMNI.id}`, languageCode: 'en', wording }, undefined, COACH);
    await row(page, ALUMNI.title).getByText('Donné', { exact: true }).waitFor();
    assert.equal(await page.getByRole('button', { name: /consens/ }).count(), 0, 'nobody agrees for somebody else');
    await button(page, `Retirer le consentement : ${ALUMNI.title}`).click();
    await dialog(page).locator('[data-readers=people]', { hasText: 'Lu par la personne et par les administrateurs' }).waitFor();
    for (const width of USUAL_WIDTHS) {
      await page.setViewportSize({ width, height: 900 });
      await screenshot(page, `personne-consentement-${width}`);
      await assertFits(page);
      await assertAccessible(page);
    }
    await dialog(page).getByRole('button', { name: 'Retirer', exact: true }).click();
    await dialog(page).getByText('Ce champ est obligatoire.').waitFor();
    await dialog(page).getByLabel('Qui l’a demandé, et comment').fill('la personne, par courrier');
    await dialog(page).getByRole('button', { name: 'Retirer', exact: true }).click();
    await status(page, 'Le consentement est retiré.').waitFor();
    await row(page, ALUMNI.title).getByText('Retiré', { exact: true }).waitFor();
    assert.equal((await consentOf(person)).state, 'STATE_WITHDRAWN');
    const { auditRecords: [last] } = await call('ListAuditRecords', { resource: name });
    assert.equal(last.reason, 'la personne, par courrier');
  });
});

test('what was withdrawn elsewhere meanwhile is said, and seen', () => on('/moi', { as: COACH }, async (page) => {
  const name = `${await personOf(COACH)}/consents/${ALUMNI.id}`;
  const alumni = page.locator(`[data-consent=${ALUMNI.id}]`);
  // Before the page has heard of it.
  await page.route('**/changes*', (route) => route.abort());
  await page.reload();
  await alumni.getByRole('button', { name: 'J’y consens' }).click();
  await status(page, `Vous consentez à « ${ALUMNI.title} »`).waitFor();
  await call('WithdrawConsent', { name }, undefined, COACH);
  await alumni.getByRole('button', { name: 'Retirer mon consentement' }).click();
  await alumni.getByRole('alert').filter({ hasText: 'vient d’être retiré ailleurs' }).waitFor();
  await alumni.getByRole('button', { name: 'J’y consens' }).waitFor();
}));

test('one agrees to the words that the page shows: where they have changed since, the new ones are read first', () => on('/moi', { as: COACH }, async (page) => {
  const person = await personOf(COACH);
  const alumni = page.locator(`[data-consent=${ALUMNI.id}]`);
  // As the page is that was opened before the words changed.
  await page.route('**/ListConsentPurposes*', async (route) => {
    const response = await route.fetch();
    const body = Buffer.from((await response.body()).toString('latin1').replaceAll('Tout le monde', 'Tous les gens'), 'latin1');
    await route.fulfill({ status: response.status(), contentType: response.headers()['content-type'], body });
  });
  await page.reload();
  await alumni.getByText('Tous les gens').waitFor();
  await page.unroute('**/ListConsentPurposes*');
  await alumni.getByRole('button', { name: 'J’y consens' }).click();
  await alumni.getByRole('alert').filter({ hasText: 'Ce texte vient de changer, et rien n’est accepté.' }).waitFor();
  await alumni.getByText(ALUMNI.wording).waitFor();
  assert.equal((await consentOf(person)).state, 'STATE_WITHDRAWN');
  await assertAccessible(page);
  await alumni.getByRole('button', { name: 'J’y consens' }).click();
  await status(page, `Vous consentez à « ${ALUMNI.title} »`).waitFor();
  assert.equal((await consentOf(person)).wording, ALUMNI.wording);
  // What was agreed to before is shown beside what is to be read now.
  stack.database.sql(`UPDATE consents SET wording = 'Ce qui se lisait alors.' WHERE id = '${person.split('/')[1]}/${ALUMNI.id}'`, stack.schemaOf('access'));
  await page.reload();
  await alumni.getByText('Ce texte a changé depuis que vous avez consenti.').waitFor();
  await alumni.getByText('Le texte auquel vous avez consenti').click();
  await alumni.getByText('Ce qui se lisait alors.').waitFor();
  await alumni.getByRole('button', { name: 'Je consens au nouveau texte' }).click();
  await status(page, `Vous consentez à « ${ALUMNI.title} »`).waitFor();
  const renewed = await consentOf(person);
  assert.deepEqual([renewed.wording, renewed.upToDate], [ALUMNI.wording, true]);
  await call('WithdrawConsent', { name: renewed.name }, undefined, COACH);
}));

test('persons are in the menu of administrators alone, who search among them', async () => {
  const inMenu = (page) => page.getByRole('navigation').getByRole('link', { name: 'Personnes', exact: true });
  await on('/personnes', { as: COACH }, async (page) => {
    assert.equal(await inMenu(page).count(), 0);
    await page.getByText('Seuls les administrateurs voient qui est connu ici.').waitFor();
  });
  await on('/', { as: ADMIN }, async (page) => {
    await inMenu(page).click();
    await page.waitForURL('**/personnes');
    await page.getByRole('rowheader').nth(1).waitFor();
    await page.getByRole('searchbox', { name: 'Nom, courriel ou identifiant' }).fill('terrier');
    await page.waitForURL('**texte=terrier');
    await page.waitForFunction(() => document.querySelectorAll('tbody tr').length === 1);
    await says(row(page, 'Camille Terrier'), new RegExp(`${CAMILLE}\\s+1\\s`));
    const search = page.getByRole('searchbox', { name: 'Nom, courriel ou identifiant' });
    for (const typed of ['terrier camille', await personOf(COACH), (await personOf(COACH)).split('/')[1].toLowerCase()]) {
      await search.fill(typed);
      await page.waitForURL((url) => url.searchParams.get('texte') === typed);
      await settled(page);
      await counts(page.locator('tbody tr'), 1, typed);
      await row(page, 'Camille Terrier').waitFor();
    }
    await page.getByRole('link', { name: 'Camille Terrier' }).click();
    await heading(page, 'Camille Terrier').waitFor();
    await row(page, 'dev:coach').first().waitFor();
    await row(page, 'Équipe de projet').getByText('Actif').waitFor();
    await settled(page);
    await assertAccessible(page);
  });
  await on('/personnes?texte=personne-de-ce-nom', { as: ADMIN }, (page) => page.getByText('Personne ne répond à cette recherche.').waitFor());
  await on('/personnes/01ARZ3NDEKTSV4RRFFQ69G5FAV', { as: ADMIN }, (page) => heading(page, 'Personne introuvable').waitFor());
});

test('a role is read with the name of who holds it, whose page gives and takes back roles', async () => {
  const person = await personOf(MINISTRY);
  const { subjects: [{ subject }] } = await call('GetPerson', { name: person });
  await call('UpdatePerson', { person: { name: person, displayName: 'Lise Marchetti' }, updateMask: 'displayName' });
  await give(subject, 'TEAM', 'projects/alerte-crue');
  await on('/roles?qui=marchetti lise', { as: ADMIN }, async (page) => {
    await row(page, 'Équipe de projet').getByText(subject).waitFor();
    await row(page, 'Équipe de projet').getByRole('link', { name: 'Lise Marchetti' }).click();
    await heading(page, 'Lise Marchetti').waitFor();
    await button(page, 'Donner un rôle').click();
    await dialog(page).getByRole('combobox', { name: /^Rôle/ }).waitFor();
    assert.equal(await dialog(page).getByLabel('À qui').count(), 0, 'it is given to this person');
    await dialog(page).getByRole('combobox', { name: /^Rôle/ }).selectOption({ label: 'Chargé de politique publique' });
    await dialog(page).getByRole('button', { name: 'Donner un rôle' }).click();
    await status(page, 'Le rôle est donné.').waitFor();
    await row(page, 'Chargé de politique publique').getByText('Actif').waitFor();
    const { accessBindings } = await call('ListAccessBindings', { filter: `principal = "${person}"` });
    assert.ok(accessBindings.some(({ principal, role }) => principal === person && role === 'ROLE_POLICY_OFFICER'));
    await button(page, 'Retirer : Chargé de politique publique').click();
    await dialog(page).getByText('Lise Marchetti perd ce rôle partout').waitFor();
    await dialog(page).getByLabel('Pourquoi le retirer').fill('fin de mission');
    await dialog(page).getByRole('button', { name: 'Retirer', exact: true }).click();
    await status(page, 'Le rôle est retiré.').waitFor();
    await row(page, 'Chargé de politique publique').getByText('fin de mission').waitFor();
    await page.locator('#journal').scrollIntoViewIfNeeded();
    await page.locator('.audit__item', { hasText: 'a corrigé la fiche de la personne' }).getByText('Lise Marchetti').first().waitFor();
    await settled(page);
    await assertAccessible(page);
  });
});

test('an administrator makes a person of somebody who never signed in', async () => {
  await on('/personnes', { as: ADMIN, width: 390 }, async (page) => {
    await button(page, 'Ajouter une personne').click();
    const send = () => dialog(page).getByRole('button', { name: 'Ajouter une personne' }).click();
    await dialog(page).locator('[data-readers=people]', { hasText: 'Lu par la personne et par les administrateurs' }).waitFor();
    await send();
    await dialog(page).getByText('Dites comment on l’appelle, ou donnez son courriel.').first().waitFor();
    await dialog(page).getByLabel('Nom affiché').fill('Basile Aubin');
    assert.equal(await dialog(page).getByLabel('Courriel').getAttribute('type'), 'email');
    await dialog(page).getByLabel('Courriel').fill('basile.aubin');
    await send();
    await dialog(page).getByText('Donnez une adresse de courriel').waitFor();
    await dialog(page).getByLabel('Courriel').fill('basile.aubin@verger.example');
    await send();
    await heading(page, 'Basile Aubin').waitFor();
    await heading(page, 'Ce à quoi cette personne a consenti').waitFor();
    await page.getByText('Cette personne n’a consenti à rien.').waitFor();
    await settled(page);
    await assertAccessible(page);
  });
});

test('an administrator adds a way to sign in, takes one over from somebody else, and takes one away', async () => {
  const [coach, ministry] = [await personOf(COACH), await personOf(MINISTRY)];
  await call('UpdatePerson', { person: { name: ministry, displayName: 'Octave Lierre' }, updateMask: 'displayName' });
  const waysOf = async (person) => (await call('GetPerson', { name: person })).subjects.map(({ issuer, subject }) => `${issuer} ${subject}`);
  const ofCertificate = 'certificate semis.example';
  const send = (page) => dialog(page).getByRole('button', { name: 'Ajouter une façon de se connecter' }).click();
  const choose = (page, way) => dialog(page).getByRole('combobox', { name: /^Par quoi/ }).selectOption({ label: way });

  await on(`/personnes/${ministry.split('/')[1]}`, { as: ADMIN, width: 390 }, async (page) => {
    await button(page, 'Ajouter une façon de se connecter').click();
    await dialog(page).locator('[data-readers=people]', { hasText: 'Lu par la personne et par les administrateurs' }).waitFor();
    await send(page);
    await counts(dialog(page).getByText('Ce champ est obligatoire.'), 2, 'by what, and why');
    await choose(page, 'Un certificat, celui d’un système');
    await dialog(page).getByLabel('Nom du certificat').fill('semis.example');
    await dialog(page).getByLabel('Motif').fill('le capteur agit pour elle');
    await send(page);
    await status(page, 'La façon de se connecter est ajoutée.').waitFor();
    await row(page, 'semis.example').getByText('Certificat', { exact: true }).waitFor();
    assert.ok((await waysOf(ministry)).includes(ofCertificate));
    await settled(page);
    await screenshot(page, 'personne-connexions-390');
    await assertFits(page);
    await assertAccessible(page);
  });

  await on(`/personnes/${coach.split('/')[1]}`, { as: ADMIN }, async (page) => {
    await button(page, 'Ajouter une façon de se connecter').click();
    await choose(page, 'Un fournisseur d’identité');
    await comes(async () => assert.equal(await dialog(page).getByLabel('Fournisseur d’identité').inputValue(), 'https://pepiniere.localhost', 'the provider of their other way'));
    await dialog(page).getByLabel('Fournisseur d’identité').fill('https://ailleurs.example');
    await dialog(page).getByLabel('Sujet du jeton').fill('semis.example');
    await dialog(page).getByLabel('Motif').fill('le capteur change de mains');
    await send(page);
    await dialog(page).getByText('Aucun jeton de ce fournisseur n’est accepté ici.').waitFor();
    await choose(page, 'Un certificat, celui d’un système');
    await send(page);
    await dialog(page).getByText('Quelqu’un d’autre se connecte déjà ainsi').waitFor();
    assert.equal(await dialog(page).getByRole('link', { name: 'Octave Lierre' }).getAttribute('href'), `/personnes/${ministry.split('/')[1]}`);
    assert.ok(!(await waysOf(coach)).includes(ofCertificate), 'nothing is taken before it is asked for');
    for (const width of USUAL_WIDTHS) {
      await page.setViewportSize({ width, height: 900 });
      await screenshot(page, `personne-reprendre-${width}`);
      await assertFits(page);
      await assertAccessible(page);
    }
    await dialog(page).getByRole('button', { name: 'La reprendre à cette personne' }).click();
    await status(page, 'La façon de se connecter est reprise.').waitFor();
    await row(page, 'semis.example').getByText('Certificat', { exact: true }).waitFor();
    assert.deepEqual([(await waysOf(coach)).includes(ofCertificate), (await waysOf(ministry)).includes(ofCertificate)], [true, false]);

    await button(page, 'Retirer une façon de se connecter : semis.example').click();
    await dialog(page).getByText('sera quelqu’un de nouveau').waitFor();
    assert.equal(await dialog(page).getByText('C’est la seule façon de se connecter').count(), 0, 'there is another');
    await dialog(page).getByRole('button', { name: 'Retirer', exact: true }).click();
    await dialog(page).getByText('Ce champ est obligatoire.').waitFor();
    await assertAccessible(page);
    await dialog(page).getByLabel('Motif').fill('le capteur est démonté');
    await dialog(page).getByRole('button', { name: 'Retirer', exact: true }).click();
    await status(page, 'La façon de se connecter est retirée.').waitFor();
    await row(page, 'semis.example').waitFor({ state: 'detached' });
    assert.ok(!(await waysOf(coach)).includes(ofCertificate));
    await button(page, 'Retirer une façon de se connecter : dev:coach').click();
    await dialog(page).getByText('C’est la seule façon de se connecter').waitFor();
  });
});

test('an administrator erases somebody, with a reason that names nobody, and reads what came of it', async () => {
  const person = await personOf(COACH);
  await on(`/personnes/${person.split('/')[1]}`, { as: ADMIN }, async (page) => {
    await button(page, 'Effacer la personne').click();
    await dialog(page).getByText('Ce qui reste, et pourquoi').waitFor();
    await dialog(page).getByText('n’y nommez personne').waitFor();
    for (const width of USUAL_WIDTHS) {
      await page.setViewportSize({ width, height: 900 });
      await screenshot(page, `personne-effacer-${width}`);
      await assertFits(page);
      await assertAccessible(page);
    }
    await button(page, 'Effacer, sans retour').click();
    await dialog(page).getByText('Ce champ est obligatoire.').waitFor();
    await dialog(page).getByLabel('Motif').fill('demande reçue par courrier');
    await button(page, 'Effacer, sans retour').click();
    await page.waitForURL('**/effacements/*');
    await page.locator('[data-service=portfolio]').getByText(/^Terminé le/).waitFor();
    await page.locator('[data-service=portfolio]').getByRole('heading', { name: 'Effacé', exact: true }).waitFor();
    await page.locator('[data-service=portfolio]').getByText('projets').first().waitFor();
    assert.equal(await page.locator('[data-service=portfolio]').getByRole('link', { name: 'Troc de graines', exact: true }).first().getAttribute('href'), '/projets/troc-de-graines');
    assert.equal(await page.locator('[data-service] [lang=en]').count(), 0, 'every kind and every reason has words');
    await page.locator('.known').getByText('demande reçue par courrier').waitFor();
    await page.locator('.known').getByText('Terminé', { exact: true }).waitFor();
    await settled(page);
    for (const width of USUAL_WIDTHS) {
      await page.setViewportSize({ width, height: 900 });
      await screenshot(page, `effacement-${width}`);
      await assertFits(page);
      await assertAccessible(page);
    }
    await page.getByRole('link', { name: 'Effacements' }).click();
    await row(page, 'demande reçue par courrier').getByText('Terminé').waitFor();
    await page.getByRole('link', { name: `Compte rendu : ${person.split('/')[1]}` }).click();
    await heading(page, 'Compte rendu d’effacement').waitFor();
    await page.locator('.known').getByRole('link', { name: person.split('/')[1] }).click();
    await heading(page, 'Personne effacée').waitFor();
    assert.match(await page.getByRole('link', { name: /^Lire le compte rendu de l’effacement/ }).getAttribute('href'), /^\/effacements\/./);
    assert.equal(await button(page, 'Effacer la personne').count(), 0);
    assert.doesNotMatch(await page.locator('#contenu').innerText(), /Terrier|terrier/);
  });
  await on('/projets/troc-de-graines', { as: ADMIN }, async (page) => {
    await page.locator('.audit__item', { hasText: 'une personne effacée ou sans nom' }).locator('ins', { hasText: /effacé$/ }).first().waitFor();
    assert.doesNotMatch(await page.locator('#contenu').innerText(), /Terrier|terrier/);
    await page.locator('.audit__item', { hasText: 'a effacé ce qui concernait une personne' }).first().waitFor();
    assert.doesNotMatch(await page.locator('.audit').innerText(), /ErasePersonalData|CreateJournalEntry/, 'methods have words');
    for (const field of await page.locator('.audit dt').allTextContents()) assert.match(field, /^\p{Lu}/u, 'fields have words');
    await settled(page);
    await assertAccessible(page);
  });
});

test('the history of a role whose holder was erased is in French', async () => {
  const { name: person } = await call('CreatePerson', { person: { displayName: 'Odon Sauge' } });
  await give(person, 'COACH', 'incubators/la-serre');
  await call('ErasePerson', { name: person, reason: 'demande reçue' });
  await on(`/roles?qui=${person.split('/')[1]}`, { as: ADMIN }, async (page) => {
    await page.locator('tbody tr').getByText('Retiré', { exact: true }).waitFor();
    await page.getByRole('button', { name: /^Historique/ }).click();
    await dialog(page).getByText('a effacé une personne').waitFor();
    await dialog(page).getByText('qui tient ce rôle, ou l’a donné, a été effacé').waitFor();
  });
});

test('one erases oneself: what goes and what stays is said, the report is shown, and one is signed out', () => on('/moi', { as: TEAM }, async (page) => {
  const person = await personOf(TEAM);
  await call('UpdatePerson', { person: { name: person, displayName: 'Ilan Ferrand' }, updateMask: 'displayName' }, undefined, TEAM);
  await page.reload();
  await button(page, 'Effacer ce que l’on garde de moi').click();
  const points = page.getByRole('dialog').getByRole('listitem');
  await says(points.first(), /^Dans les programmes\s: tout ce que la personne a répondu en candidatant/, 'what somebody has at stake is said first');
  await points.filter({ hasText: 'Un poste offert ou accepté reste offert ou accepté' }).waitFor();
  await dialog(page).getByText('ne peut pas être défait').waitFor();
  await dialog(page).getByText('Tapez votre nom affiché, « Ilan Ferrand », ou EFFACER.').waitFor();
  assert.equal(await dialog(page).getByLabel('Motif').count(), 0, 'nobody has to say why');
  await dialog(page).getByLabel('Pour confirmer').fill('oui');
  await button(page, 'Effacer, sans retour').click();
  await dialog(page).getByText('Ce n’est pas ce qui confirme').waitFor();
  await dialog(page).getByLabel('Pour confirmer').fill('effacer');
  await button(page, 'Effacer, sans retour').click();
  await heading(page, 'Vous êtes effacé').waitFor();
  for (const service of ['access', 'portfolio', 'cohort', 'metrics', 'feedback', 'policy']) await page.locator(`[data-service=${service}]`).waitFor();
  await page.getByRole('link', { name: 'Se connecter' }).first().waitFor();
  await settled(page);
  await screenshot(page, 'moi-efface');
  await assertAccessible(page);
  await assertFits(page);
  assert.deepEqual(await page.evaluate(async () => (await (await fetch('/auth/session')).json()).signedIn), false);
  const { displayName = '', subjects = [], eraseTime } = await call('GetPerson', { name: person });
  assert.deepEqual([displayName, subjects], ['', []]);
  assert.ok(eraseTime);
  await page.getByRole('link', { name: 'Revenir à l’accueil' }).click();
  await page.waitForURL((url) => url.pathname === '/');
  await on('/effacements', { as: ADMIN }, (list) => row(list, 'la personne elle-même').waitFor());
}));
