// Who may do what, in the browser: an administrator gives roles, takes them back and reads what was done; everybody reads who they
// are themselves.
import assert from 'node:assert/strict';
import test, { after } from 'node:test';
import { Browser, WIDTHS, assertAccessible, assertFits, assertSound, downloaded, screenshot, serveSample, settled } from './browser.mjs';

const ADMIN = 'programme_admin';
const COACH = 'coach@incubators/la-serre';
const USUAL_WIDTHS = [390, 1440];
const DAY_MS = 86_400_000;

const stack = await serveSample();
const browser = await Browser.launch(stack);
after(() => browser.close());

const iso = (days) => new Date(Date.now() + days * DAY_MS).toISOString().slice(0, 10);
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

async function on(address, options, look) {
  const page = await browser.open(address, options);
  await look(page);
  await page.context().close();
}

for (const [name, address, as] of [['droits', '/roles', ADMIN], ['droits-coach', '/roles', COACH], ['droits-visiteur', '/roles', ''],
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
    const text = await rowOf(page, who).textContent();
    assert.ok(text.includes(state) && text.includes(on_), `${who}: ${text}`);
  }
  assert.match(await rowOf(page, 'ada@agence.example').innerText(), /saison 4/);
  assert.equal(await rowOf(page, 'chloe@agence.example').getByRole('button', { name: /^Retirer/ }).count(), 0, 'it was taken back already');
  const csv = await downloaded(page, () => page.getByRole('button', { name: /^Exporter en CSV/ }).click());
  assert.match(csv, /ada@agence\.example;Coach;incubators\/la-serre;Actif;/);
  await rowOf(page, 'ada@agence.example').getByRole('link', { name: 'La Serre' }).click();
  await page.waitForURL('**/projets?incubateur=la-serre');
}));

test('filters are in the address: who, which role, on what, and whether it counts', async () => {
  const shown = async (query) => {
    const page = await browser.open(`/roles?${query}`, { as: ADMIN });
    const found = await people(page);
    await page.context().close();
    return found.filter((who) => who.endsWith('.example'));
  };
  assert.deepEqual(await shown('qui=ada@agence.example'), ['ada@agence.example']);
  assert.deepEqual(await shown('role=MINISTRY'), ['bob@agence.example']);
  assert.deepEqual(await shown('etat=actifs'), ['ada@agence.example', 'registre.example']);
  assert.deepEqual(await shown('etat=autres'), ['bob@agence.example', 'chloe@agence.example']);
  assert.deepEqual(await shown('sur=incubators/la-serre'), ['ada@agence.example', 'registre.example'], 'a role on everything reaches it too');
  assert.deepEqual(await shown('sur=aucun'), ['registre.example']);
  await on('/roles?qui=personne', { as: ADMIN }, (page) => page.getByText('Aucun rôle ne répond à ces filtres.').waitFor());
});

test('an administrator gives a role: what is wrong is said beside its field, what it is held on is found by its name', () => on('/roles', { as: ADMIN }, async (page) => {
  const send = () => dialog(page).getByRole('button', { name: 'Donner un rôle' }).click();
  const search = () => dialog(page).getByRole('searchbox', { name: /^Sur quoi/ });
  await button(page, 'Donner un rôle').click();
  await send();
  assert.equal(await dialog(page).getByText('Ce champ est obligatoire.').count(), 2, 'whom, and which role');
  await dialog(page).getByLabel('À qui').fill('dora@agence.example');
  await dialog(page).getByRole('combobox', { name: /^Rôle/ }).selectOption({ label: 'Coach' });
  await send();
  await dialog(page).getByText('Ce champ est obligatoire.').waitFor();
  assert.equal(await search().evaluate((input) => input === document.activeElement), true, 'the first fault has the focus');
  await search().fill('potagers');
  await dialog(page).getByRole('button', { name: 'Potagers publics programme' }).click();
  await dialog(page).getByText('Potagers publics', { exact: true }).waitFor();
  await dialog(page).getByRole('combobox', { name: /^Rôle/ }).selectOption({ label: 'Équipe de projet' });
  await send();
  await dialog(page).getByText('Ce rôle ne se tient pas là-dessus').waitFor();
  await dialog(page).getByRole('button', { name: 'Changer : Potagers publics' }).click();
  assert.equal(await search().evaluate((input) => input === document.activeElement), true, 'it is searched for again');
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

test('an administrator takes a role back, with a reason that the history keeps', () => on('/roles', { as: ADMIN }, async (page) => {
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
  const told = await dialog(page).locator('li').allInnerTexts();
  assert.equal(told.length, 2);
  assert.match(told[0], /Motif\s: fin du renfort/);
  assert.match(told[1], /a donné le rôle[^]*Motif\s: renfort/);
}));

test('who looks on sees what another administrator gives, and nobody reloads', () => on('/roles', { as: ADMIN }, async (page) => {
  await page.getByText('À jour').first().waitFor();
  await give('gus@agence.example', 'TEAM', 'projects/alerte-crue');
  await rowOf(page, 'gus@agence.example').waitFor();
}));

test('everybody reads who they are, and which roles they hold; administrators, where from', async () => {
  await on('/moi', {}, (page) => page.getByText('Vous n’êtes pas connecté').waitFor());
  await on('/', { as: COACH }, async (page) => {
    await page.locator('.signed-in__name').getByRole('link').first().click();
    await page.waitForURL('**/moi');
    await heading(page, 'Mon compte').waitFor();
    assert.match(await rowOf(page, 'Coach').innerText(), /La Serre/);
    await page.getByText('Un rôle vient de votre fournisseur d’identité').waitFor();
  });
  await on('/moi', { as: ADMIN }, async (page) => {
    const subject = await page.locator('.known dd').first().innerText();
    assert.notEqual(subject.trim(), '');
    await rowOf(page, 'Administrateur du programme').getByText('jeton ou certificat').waitFor();
  });
});

test('the pages speak English too', () => on('/roles', { as: ADMIN }, async (page) => {
  await button(page, 'English').first().click();
  await heading(page, 'Roles').waitFor();
  await rowOf(page, 'ada@agence.example').getByText('Active', { exact: true }).waitFor();
  await settled(page);
  await assertAccessible(page);
}));
