// Panels: joining one, quotas as they are, a draw that the browser proves, places that are kept, and what came of it.
import assert from 'node:assert/strict';
import { createHash } from 'node:crypto';
import test, { after } from 'node:test';
import { closeClients } from '../rpc.mjs';
import { Browser, assertAccessible, assertFits, assertSound, counts, downloaded, follows, says, screenshot, settled } from './browser.mjs';
import { ADMIN, TEAM, USUAL_WIDTHS, button, dialog, field, isDone, section, serveGround, visits } from './spoken.mjs';

const PANEL = 'panels/usagers', MANAGER = `panel_manager@${PANEL}`;
const sha = (text) => createHash('sha256').update(text).digest('hex');

const ground = await serveGround();
const browser = await Browser.launch(ground.stack);
after(async () => {
  await browser.close();
  closeClients();
});
const on = visits(browser);
const ofProfile = (age, sex) => [{ criterion: 'age', value: age }, { criterion: 'sex', value: sex }];

test('a panel is made, with what one says of oneself there', () => on('/panels', ADMIN, async (page) => {
  await button(page, 'Créer un panel').click();
  const form = dialog(page);
  await field(form, 'panel_id').fill('usagers');
  await field(form, 'title').fill('Les usagers');
  await field(form, 'capacity').fill('30');
  for (const [i, [label, code, values]] of [['Âge', 'age', 'jeune\nmoins jeune'], ['Sexe', 'sex', 'F\nM']].entries()) {
    await button(form, 'Ajouter un critère').click();
    await field(form, `criteria-${i}-label`).fill(label);
    await field(form, `criteria-${i}-code`).fill(code);
    await field(form, `criteria-${i}-values`).fill(values);
  }
  await assertAccessible(page);
  await button(form, 'Créer un panel').click();
  await page.waitForURL('**/panels/usagers');
  await settled(page);
  await says(section(page, 'Critères'), /Âge[\s\S]*jeune, moins jeune/);
}));

test('one joins it for oneself, says or does not say, and may pause', async () => {
  for (let i = 0; i < 11; ++i) {
    const { client } = await ground.someone();
    await client.call('CreatePanelist', { parent: PANEL, panelist: { profile: ofProfile(i < 7 ? 'jeune' : 'moins jeune', i % 2 ? 'F' : 'M') } });
  }
  await on('/panels/usagers', TEAM, async (page) => {
    const you = section(page, 'Vous et ce panel');
    await button(you, 'Rejoindre le panel').click();
    const form = dialog(page);
    await form.locator('[data-readers=people]', { hasText: 'par les gestionnaires du panel' }).waitFor();
    await field(form, 'profile-age').selectOption('jeune');
    await assertAccessible(page);
    await button(form, 'Rejoindre le panel').click();
    await isDone(page);
    await says(you, /Vous êtes de ce panel[\s\S]*Âge[\s\S]*jeune[\s\S]*Sexe[\s\S]*non dit/);
    await button(you, 'Changer ce que je dis de moi').click();
    await field(form, 'profile-sex').selectOption('F');
    await form.locator('button[type=submit]').click();
    await isDone(page);
    await says(you, /Sexe[\s\S]*F/);
    await says(page.locator('#contenu'), /au moins 10, pour 30 places/, 'how many there are is told by fives');
  });
  await on('/panels/usagers/panelistes', '', (page) => page.getByText('Les gestionnaires du panel voient qui en est.').waitFor());
  await on('/panels/usagers/panelistes', MANAGER, async (page) => {
    await counts(page.getByRole('table').locator('tbody tr'), 12);
    await assertAccessible(page);
    await assertFits(page);
  });
});

let secret;

test('a study is prepared, and its first secret committed to: the hash alone leaves the browser', () => on('/panels/usagers', MANAGER, async (page) => {
  await button(section(page, 'Études'), 'Préparer une étude').click();
  const form = dialog(page);
  await field(form, 'study_id').fill('usages');
  await field(form, 'title').fill('Les usages du matin');
  await field(form, 'kind').selectOption({ label: 'Une fois' });
  await field(form, 'stratify_by').selectOption('age');
  await field(form, 'wanted').fill('6');
  await field(form, 'expected_percent').fill('50');
  await field(form, 'reserve_hours').fill('48');
  await button(form, 'Préparer une étude').click();
  await page.waitForURL('**/etudes/usages');
  await settled(page);
  await says(section(page, 'Quotas'), /Les quotas suivent de la liste/);
  const sent = [];
  page.on('request', (request) => sent.push(request.url() + (request.postData() ?? '')));
  await button(page, 'M’engager sur un secret').click();
  secret = await field(form, 'secret').inputValue();
  assert.match(secret, /^[0-9a-f]{32}$/);
  await says(form, new RegExp(sha(secret)));
  assert.equal(await downloaded(page, () => button(form, 'Enregistrer mon secret dans un fichier').click()), secret);
  await assertAccessible(page);
  await button(form, 'M’engager sur un secret').click();
  await isDone(page);
  await says(section(page, 'Tirage au sort'), new RegExp(`${sha(secret)}[\\s\\S]*pas encore dit`));
  await counts(button(page, 'M’engager sur un secret'), 0, 'one person gives one secret');
  assert.ok(sent.every((text) => !text.includes(secret)), 'the secret stays here');
}));

test('with both secrets the sample is drawn, quotas are live, and the browser proves the draw', async () => {
  const second = await ground.someone('Une gestionnaire', [MANAGER]), name = `${PANEL}/studies/usages`;
  await on('/panels/usagers/etudes/usages', MANAGER, async (page) => {
    await follows(page);
    await second.client.call('CommitSeed', { name, hash: sha('l’autre secret') });
    await button(page, 'Dire mon secret').waitFor();
    await says(section(page, 'Quotas'), /moins jeune[\s\S]*0 sur/);
    await second.client.call('RevealSeed', { name, secret: 'l’autre secret' });
    await says(section(page, 'Tirage au sort'), /l’autre secret/);
    await button(page, 'Dire mon secret').click();
    await field(dialog(page), 'secret').fill('un autre');
    await button(dialog(page), 'Dire mon secret').click();
    await says(dialog(page), /ce n’est pas|Ce n’est pas|engagé/, 'another secret is refused beside its field');
    await field(dialog(page), 'secret').fill(secret);
    await button(dialog(page), 'Dire mon secret').click();
    await isDone(page);
    const draw = section(page, 'Tirage au sort');
    await says(draw, /Empreinte de la liste[\s\S]*Graine[\s\S]*Empreinte de la graine/);
    for (const check of ['parts', 'seed', 'draw']) await says(draw.locator(`[data-check=${check}]`), /juste/);
    await counts(section(page, 'Invitations').locator('tbody tr'), 12, 'six are wanted, of whom one of two answers');
    await assertAccessible(page);
  });
  // Nobody in particular checks what is published.
  await on('/panels/usagers/etudes/usages', '', async (page) => {
    for (const check of ['parts', 'seed']) await says(page.locator(`[data-check=${check}]`), /juste/);
    await counts(section(page, 'Invitations'), 0, 'whom it asks is not public');
  });
});

test('whoever is invited accepts, which keeps a place, and may give it back', () => on('/panels/invitations', TEAM, async (page) => {
  const one = page.locator('.cards > li', { hasText: 'Les usages du matin' });
  await one.getByRole('button', { name: 'Accepter l’invitation à « Les usages du matin »' }).click();
  await says(one, /Place gardée[\s\S]*jusqu’au[\s\S]*Une place vous est gardée/i);
  await assertAccessible(page);
  await screenshot(page, 'panel-invitations-1280');
  await on('/panels/usagers/etudes/usages', '', (other) => says(section(other, 'Quotas').getByRole('row', { name: /^jeune/ }), /\b1\b/, 'a place that is kept counts at once'));
}));

test('what came of each is said; rates and weights are computed of it', () => on('/panels/usagers/etudes/usages', MANAGER, async (page) => {
  const invited = section(page, 'Invitations');
  await invited.getByRole('button', { name: /^Dire ce qui en est advenu/ }).first().click();
  await field(dialog(page), 'disposition').selectOption({ label: 'Entretien complet' });
  await dialog(page).locator('button[type=submit]').click();
  await isDone(page);
  await says(invited, /A répondu[\s\S]*Entretien complet/i);
  const client = ground.as(MANAGER), all = await client.all('ListInvitations', 'invitations', { parent: `${PANEL}/studies/usages` });
  const done = new Set();
  for (const { name, stratum, state } of all.filter((it) => it.disposition === 'DISPOSITION_NON_CONTACT')) {
    if (done.has(stratum) || state === 'STATE_RESERVED') continue;
    done.add(stratum);
    await client.call('RecordDisposition', { name, disposition: 'DISPOSITION_COMPLETE' });
  }
  await says(section(page, 'Taux de réponse'), /RR1[\s\S]*%[\s\S]*RR5[\s\S]*Entretien complet/);
  await button(page, 'Calculer les poids').click();
  const form = dialog(page);
  await form.locator('[data-readers]', { hasText: 'rien n’est gardé' }).waitFor();
  for (const [i, total] of [[0, '60'], [1, '40']]) await field(form, `targets-${i}-total`).fill(total);
  await assertAccessible(page);
  await button(form, 'Calculer les poids').click();
  await isDone(page);
  await says(section(page, 'Redresser'), /Effet de plan[\s\S]*Âge[\s\S]*jeune/);
  await assertAccessible(page);
  await button(page, 'Terminer l’étude').click();
  await dialog(page).getByLabel('Oui, terminer').check({ force: true });
  await button(dialog(page), 'Terminer l’étude').click();
  await isDone(page);
  await says(page.locator('#contenu'), /Terminée/i);
}));

for (const [name, where, as] of [['panels', '/panels', ''], ['panel', '/panels/usagers', TEAM], ['panelistes', '/panels/usagers/panelistes', MANAGER], ['etude', '/panels/usagers/etudes/usages', MANAGER], ['panel-invitations', '/panels/invitations', TEAM]]) {
  test(`${where} is accessible, and fits 390 and 1440 px`, () => assertSound(browser, where, name, { as, widths: USUAL_WIDTHS }));
}

test('whoever leaves is of it no more', () => on('/panels/usagers', TEAM, async (page) => {
  await button(page, 'Quitter le panel').click();
  await dialog(page).getByLabel('Oui, je quitte ce panel').check({ force: true });
  await button(dialog(page), 'Quitter le panel').click();
  await isDone(page);
  await page.getByText('Vous avez quitté le panel.').waitFor();
  await button(page, 'Rejoindre le panel').waitFor();
}));
