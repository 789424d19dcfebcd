// The end of a season: a ranking that equals keep from being run until the jury decides, seats, offers that are answered, results that are
// appealed against, letters, figures; and what each who applied reads of their own.
import assert from 'node:assert/strict';
import test, { after } from 'node:test';
import { Browser, assertAccessible, assertFits, assertSound, comes, counts, downloaded, says, screenshot, serveSample, settled } from './browser.mjs';
import { CANDIDATE, COACH, EQUAL, isoIn, JUROR, OTHER_CANDIDATE, prepareMarked } from './season.mjs';

const USUAL_WIDTHS = [390, 1440];
const stack = await serveSample();
const { call, marked, applications } = await prepareMarked(stack);
const browser = await Browser.launch(stack);
after(() => browser.close());

const AT = '/appels/moisson', RANKINGS = `${AT}/classements`, PLACEMENTS = `${AT}/placements`, OFFERS = `${AT}/offres`, RESULTS = `${AT}/resultats`, LETTERS = `${AT}/lettres`, FIGURES = `${AT}/chiffres`;
const MINE = `${AT}/candidature`;
const button = (page, name) => page.getByRole('button', { name, exact: true });
const section = (page, name) => page.getByRole('region', { name, exact: true });
const dialog = (page) => page.getByRole('dialog');
const rows = (place) => place.locator('tbody tr');
const fact = (page, label) => page.locator('.known > div', { has: page.locator('dt', { hasText: label }) }).locator('dd');
const offers = async (as = COACH) => (await call('ListOffers', { parent: marked }, as)).offers ?? [];

const on = (at, as, look, more) => browser.visit(at, { as, ...more }, look);

// What is open in the page, at both widths.
async function assertSoundNow(page, name) {
  for (const width of USUAL_WIDTHS) {
    await page.setViewportSize({ width, height: 900 });
    await screenshot(page, `${name}-${width}`);
    await assertFits(page);
    await assertAccessible(page);
  }
}

const sound = (pages) => {
  for (const [name, at, as] of pages) test(`${at} (${name}) is accessible, and fits 390 and 1440 px`, () => assertSound(browser, at, name, { as, widths: USUAL_WIDTHS }));
};

// Confirms what cannot be undone.
async function confirm(page, act, sure) {
  await button(page, act).click();
  await button(dialog(page), act).click();
  await dialog(page).getByText('Ce champ est obligatoire.').waitFor();
  await dialog(page).getByLabel(sure).check({ force: true });
  await button(dialog(page), act).click();
  await dialog(page).waitFor({ state: 'detached' });
}

sound([['classements-vides', RANKINGS, COACH], ['attributions-vides', PLACEMENTS, COACH], ['offres-vides', OFFERS, COACH], ['chiffres-vides', FIGURES, COACH]]);

test('a run that equals keep from being made shows them, and goes on once the jury’s decision is recorded with its reason', () => on(RANKINGS, COACH, async (page) => {
  await page.getByText('Aucun classement n’a encore été calculé.').waitFor();
  const awaiting = (place) => place.getByRole('status').filter({ hasText: '3 candidatures attendent encore que l’on décide si elles sont recevables' });
  assert.match(await awaiting(page).getByRole('link', { name: 'Les voir', exact: true }).getAttribute('href'), /\/candidatures\?etat=SUBMITTED#liste$/);
  await button(page, 'Classer les candidatures').click();
  await awaiting(dialog(page)).waitFor();
  await dialog(page).locator('[data-readers=people]', { hasText: 'qui ne jugent pas cet appel' }).waitFor();
  await button(dialog(page), 'Classer les candidatures').click();
  const undecided = section(page, 'À départager');
  await undecided.getByRole('link', { name: 'Bo Exemple' }).waitFor();
  await counts(undecided.locator('[data-tie] li'), 2, 'the two equals, and nobody else');
  await assertSoundNow(page, 'a-departager');
  await undecided.getByRole('button', { name: /^Consigner la décision du jury/ }).click();
  const order = dialog(page).locator('ol.ordered > li');
  await order.filter({ hasText: 'Bo Exemple' }).waitFor();
  if (!/Bo Exemple/.test(await order.first().innerText())) await dialog(page).getByRole('button', { name: /^Monter : Bo Exemple/ }).click();
  await says(order.first(), /Bo Exemple/);
  await button(dialog(page), 'Consigner la décision du jury').click();
  await dialog(page).getByText('Ce champ est obligatoire.').waitFor();
  await assertSoundNow(page, 'departager');
  await dialog(page).getByLabel('Pourquoi le jury décide ainsi').fill('Un projet plus avancé.');
  await dialog(page).getByText('Vérifié par le service').waitFor();
  await button(dialog(page), 'Consigner la décision du jury').click();
  await page.getByText('La décision du jury est consignée : vous pouvez recommencer.').waitFor();
  await says(rows(section(page, 'Ce que le jury a décidé entre ex æquo')), /Bo Exemple[^]*Un projet plus avancé\.[^]*vaut/);
  assert.deepEqual((await call('ListTieDecisions', { parent: marked })).tieDecisions[0].applications, [applications.equal, applications.candidate]);
  await button(page, 'Classer les candidatures').click();
  await button(dialog(page), 'Classer les candidatures').click();
  await page.waitForURL(`**${RANKINGS}/1`);
  await settled(page);
  await awaiting(page).waitFor();
  const ranking = section(page, 'Le classement');
  await says(rows(ranking).nth(0), /^1\s+Bo Exemple\s+9,5\s+une décision du jury/, 'marks 4 and 3, weights 2 and a half');
  await says(rows(ranking).nth(1), /^2\s[^]*une décision du jury/);
  await says(rows(ranking).nth(2), /^3\s[^]*le score/);
  await section(page, 'Écarts des jurés').getByText('rien à comparer').waitFor();
}));

test('a ranking is nobody’s but its coaches’ until it is published, and is downloaded as what pep computes again', async () => {
  await on(`${RANKINGS}/1`, COACH, async (page) => {
    await page.getByText('Le calcul se télécharge une fois le classement publié').waitFor();
    await confirm(page, 'Publier ce classement', 'J’ai relu ce classement');
    const json = await downloaded(page, () => button(page, 'Télécharger le calcul').click());
    const { code, err } = await stack.run(['cohort', 'replay', '-'], { input: json });
    assert.equal(code, 0, err);
    assert.equal(JSON.parse(json).result.ranked.length, 3);
  });
  for (const as of [CANDIDATE, JUROR]) await on(RANKINGS, as, (page) => page.getByText('n’est pas ouverte à votre rôle').waitFor());
});

test('whoever applied reads their place, what decided it and their own marks, and nothing of others', () => on(MINE, CANDIDATE, async (page) => {
  await button(page, 'Voir ma place, si un classement est publié').click();
  const place = section(page, 'Votre place');
  await place.getByText('Vous êtes à la place 2 sur 3.').waitFor();
  await place.getByText('une décision du jury').waitFor();
  await comes(async () => assert.match((await rows(place).allInnerTexts()).join('\n'), /Intérêt pour les jardiniers\s+2\s+4\s+4\s*\nFaisable en une saison\s+0,5\s+3\s+3/));
  assert.doesNotMatch(await page.locator('main').innerText(), /Bo Exemple|Un juge/);
  await assertSoundNow(page, 'ma-place');
}));

test('seats are given with why one stays empty, checked to be stable, published, and downloaded', () => on(PLACEMENTS, COACH, async (page) => {
  await button(page, 'Attribuer les postes').click();
  await button(dialog(page), 'Attribuer les postes').click();
  await page.waitForURL(`**${PLACEMENTS}/1`);
  await settled(page);
  await says(fact(page, 'Stabilité'), /^vérifiée/);
  const placed = section(page, 'Qui a quel poste');
  await says(rows(placed).filter({ hasText: 'Bo Exemple' }), /Graines voyageuses – data scientist\s+Bo Exemple\s+1\s+1er choix/);
  await says(rows(placed).filter({ hasText: 'designer' }), /\s1\s+2e choix/);
  await says(fact(page, 'Attendent une place'), /^1$/);
  await says(rows(section(page, 'Places vides, et pourquoi')), /Graines voyageuses – pédologue\s+1\s+Personne ne l’a choisi\.\s+0/);
  await counts(section(page, 'Sans poste pour l’instant').getByRole('listitem'), 1);
  const json = await downloaded(page, () => button(page, 'Télécharger le calcul').click());
  assert.equal((await stack.run(['cohort', 'replay', '-'], { input: json })).code, 0);
  assert.deepEqual(await offers(), [], 'nothing is offered before it is published');
  await confirm(page, 'Publier cette attribution', 'J’ai relu qui a quel poste');
  await page.getByRole('link', { name: 'Voir les offres' }).click();
  await page.waitForURL(`**${OFFERS}`);
  await settled(page);
  await counts(rows(section(page, 'Les offres')), 2);
  await section(page, 'Où elles en sont').getByRole('link', { name: /2\s*En attente de réponse/ }).waitFor();
  await says(rows(section(page, 'Par poste')).filter({ hasText: 'pédologue' }), /1\s+0\s+0\s+0\s+1$/);
}));

test('whoever leads the programme finds offers that wait for an answer, and until when', () => on('/programmes/potagers', COACH, async (page) => {
  const waiting = section(page, 'Ce qui attend').getByRole('listitem').filter({ hasText: '2 offres sans réponse' });
  await waiting.getByText('la première expire le').waitFor();
  await waiting.getByRole('link').click();
  await page.waitForURL(`**${OFFERS}?etat=OFFERED#offres`);
  await settled(page);
  await counts(rows(section(page, 'Les offres')), 2);
}));

test('the calendar of the cohort tells when offers expire, to whoever leads it all of them and to an applicant their own', async () => {
  const [{ expireTime }] = await offers();
  const calendar = '/programmes/potagers/promotions/2/calendrier?sorte=offres';
  const expiring = (page) => page.locator('.calendar > li', { has: page.locator(`time[datetime="${isoIn(expireTime, 'Europe/Paris')}"]`) }).getByRole('link');
  await on(calendar, COACH, async (page) => {
    await comes(async () => assert.equal(await expiring(page).innerText(), '2 offres sans réponse expirent – Moisson notée'));
    await expiring(page).click();
    await page.waitForURL(`**${OFFERS}?etat=OFFERED#offres`);
  });
  await on(calendar, CANDIDATE, async (page) => {
    await comes(async () => assert.equal(await expiring(page).innerText(), '1 offre sans réponse expire – Moisson notée'));
    await comes(async () => assert.equal(await expiring(page).getAttribute('href'), MINE));
  });
});

test('an offer says until when in the zone of the call, and is accepted with the higher choices kept', async () => {
  await on(MINE, CANDIDATE, async (page) => {
    const offer = section(page, 'Le poste qui vous est proposé');
    await offer.getByText('Graines voyageuses – designer').waitFor();
    await says(offer, /Répondez avant le .*\(Europe\/Paris, UTC\+\d\)/);
    await section(page, 'Votre place').getByText('Vous êtes à la place 2 sur 3.').waitFor();
    await assertSoundNow(page, 'mon-offre');
    await button(offer, 'Accepter, en gardant mes meilleurs choix').click();
    await offer.getByText('Acceptée, choix gardés').waitFor();
    await counts(button(offer, 'Décliner'), 0);
  });
  assert.deepEqual((await offers(CANDIDATE)).map(({ state }) => state), ['STATE_ACCEPTED_WAITING']);
});

test('offers are followed as they are answered, counted by seat, and filtered by the address', async () => {
  const [declined] = await offers(EQUAL);
  await call('DeclineOffer', { name: declined.name, reason: 'Un autre jardin' }, EQUAL);
  await on(OFFERS, COACH, async (page) => {
    await section(page, 'Où elles en sont').getByRole('link', { name: /1\s*Déclinée/ }).click();
    await page.waitForURL('**?etat=DECLINED#offres');
    await settled(page);
    await rows(section(page, 'Les offres')).filter({ hasText: /Bo Exemple[^]*Un autre jardin/ }).waitFor();
    await page.goto(OFFERS);
    await settled(page);
    await section(page, 'Par poste').getByRole('link', { name: /designer, Acceptée, choix gardés/ }).click();
    await page.waitForURL(/etat=ACCEPTED_WAITING&poste=design/);
    await counts(rows(section(page, 'Les offres')), 1);
  });
});

test('who left is left out of the next run: a kept choice becomes the seat, and the offer before it is superseded', async () => {
  await on(PLACEMENTS, COACH, async (page) => {
    await button(page, 'Attribuer de nouveau, sans ceux qui sont partis').click();
    await dialog(page).getByText('nul n’obtient moins bien').waitFor();
    await button(dialog(page), 'Attribuer de nouveau, sans ceux qui sont partis').click();
    await page.waitForURL(`**${PLACEMENTS}/2`);
    await settled(page);
    await fact(page, 'Refaite d’après').getByRole('link', { name: 'Attribution 1' }).waitFor();
    await confirm(page, 'Publier cette attribution', 'J’ai relu qui a quel poste');
  });
  await on(MINE, CANDIDATE, async (page) => {
    const offer = section(page, 'Le poste qui vous est proposé');
    await offer.getByText('Graines voyageuses – data scientist').waitFor();
    await offer.getByText('Offres précédentes').click();
    const before = offer.getByRole('listitem').filter({ hasText: 'designer' });
    await before.getByText('Acceptée, choix gardés').waitFor();
    await button(offer, 'Accepter définitivement').waitFor();
    await counts(button(offer, 'Accepter, en gardant mes meilleurs choix'), 0, 'there is no higher choice to keep');
    await button(offer, 'Accepter définitivement').click();
    await offer.getByText('Acceptée définitivement').waitFor();
    await before.getByText('Remplacée').waitFor();
    await button(offer, 'Renoncer à ce poste').waitFor();
  });
  // Whoever comes next is offered the seat that was let go by the run after that.
  const { name } = await call('RunPlacing', { parent: marked });
  await call('PublishPlacement', { name });
});

test('an applicant, whom a letter leads to their application, declines their offer with a reason', () => on(`${AT}/candidatures/${applications.other.split('/').pop()}`, OTHER_CANDIDATE, async (page) => {
  await page.waitForURL(`**${MINE}`);
  const offer = section(page, 'Le poste qui vous est proposé');
  await button(offer, 'Décliner').click();
  await dialog(page).locator('[data-readers=people]', { hasText: 'N’est jamais publié' }).waitFor();
  await dialog(page).getByLabel('Pourquoi, si vous voulez le dire').fill('Je déménage.');
  await assertAccessible(page);
  await button(dialog(page), 'Décliner').click();
  await dialog(page).waitFor({ state: 'detached' });
  await offer.getByText('Déclinée').waitFor();
  await offer.getByText('Je déménage.').waitFor();
}));

test('results are decided with a reason, and told when they are published', async () => {
  await call('DecideResult', { parent: applications.candidate, kind: 'KIND_SELECTED', reason: 'Une équipe prête.' });
  await on(RESULTS, COACH, async (page) => {
    const list = section(page, 'Candidature par candidature');
    await rows(list).nth(2).waitFor();
    await rows(list).filter({ hasText: 'Bo Exemple' }).filter({ hasText: 'Déclinée' }).waitFor();
    const row = rows(list).filter({ hasText: 'Déclinée' }).filter({ hasNotText: 'Bo Exemple' });
    await row.getByRole('button', { name: /^Décider du résultat de/ }).click();
    await dialog(page).getByLabel('Résultat').selectOption({ label: 'Non retenue' });
    await button(dialog(page), 'Décider').click();
    await dialog(page).getByText('Ce champ est obligatoire.').waitFor();
    await dialog(page).getByLabel('Motif').fill('Trop tôt.');
    await assertSoundNow(page, 'decider-resultat');
    await button(dialog(page), 'Décider').click();
    await dialog(page).waitFor({ state: 'detached' });
    await page.waitForFunction(() => document.body.innerText.includes('Trop tôt.'));
  });
  await on(MINE, OTHER_CANDIDATE, async (page) => assert.equal(await section(page, 'Votre résultat').count(), 0, 'it is not told yet'));
  await on(RESULTS, COACH, async (page) => {
    await confirm(page, 'Publier les résultats', 'J’ai relu les résultats et leurs motifs');
    await page.getByText('2 personnes ont été prévenues.').waitFor();
  });
});

test('a result is read with its reason and appealed against; the answer is read at once', async () => {
  await on(MINE, CANDIDATE, async (page) => {
    await section(page, 'Votre résultat').getByText('Votre candidature est retenue.').waitFor();
    assert.equal(await button(page, 'Contester ce résultat').count(), 0, 'nobody appeals against being selected');
  });
  await on(MINE, OTHER_CANDIDATE, async (page) => {
    await section(page, 'Votre résultat').getByText('Trop tôt.').waitFor();
    await button(page, 'Contester ce résultat').click();
    await dialog(page).getByLabel('Motif').fill('Relisez ma réponse.');
    await button(dialog(page), 'Contester ce résultat').click();
    await page.getByText('Vous avez fait un recours le').waitFor();
  });
  await on(`${RESULTS}?recours=ouvert`, COACH, async (page) => {
    const list = section(page, 'Candidature par candidature');
    await rows(list).getByText('Recours ouvert depuis le').waitFor();
    await counts(rows(list), 1);
    await list.getByRole('button', { name: /^Répondre au recours de/ }).click();
    await dialog(page).getByText('Relisez ma réponse.').waitFor();
    await dialog(page).getByLabel('Résultat').selectOption({ label: 'Liste d’attente' });
    await dialog(page).getByLabel('Motif').fill('Vous aviez raison.');
    await button(dialog(page), 'Répondre au recours').click();
    await dialog(page).waitFor({ state: 'detached' });
  });
  await on(MINE, OTHER_CANDIDATE, (page) => section(page, 'Votre résultat').getByText('Votre candidature est sur liste d’attente.').waitFor());
});

test('results that are to be decided are chosen and decided at once, each with its offer in view', () => on(RESULTS, COACH, async (page) => {
  const list = section(page, 'Candidature par candidature');
  await list.getByRole('checkbox', { name: 'Sélectionner Bo Exemple' }).check();
  await counts(list.locator('tbody input[type=checkbox]'), 1, 'what is decided already is not chosen');
  await button(page, 'Décider ensemble').click();
  await dialog(page).getByRole('listitem').filter({ hasText: 'Bo Exemple' }).getByText('Déclinée').waitFor();
  await dialog(page).getByLabel('Résultat').selectOption({ label: 'Non retenue' });
  await dialog(page).getByLabel('Motif').fill('A décliné.');
  await assertSoundNow(page, 'decider-ensemble');
  await button(dialog(page), 'Décider de 1 candidature').click();
  await dialog(page).waitFor({ state: 'detached' });
  await rows(list).filter({ hasText: 'Bo Exemple' }).getByText('A décliné.').waitFor();
}));

test('what was to be sent is listed, and that nothing is sent without a mail server', () => on(LETTERS, COACH, async (page) => {
  await page.getByText('Rien n’est envoyé : ce serveur n’a pas de serveur de courriel.').waitFor();
  for (const what of ['Candidature reçue', 'Offre d’un poste', 'Annonce du résultat', 'Recours accepté']) await rows(page).filter({ hasText: what }).first().waitFor();
  await counts(rows(page).filter({ hasText: 'Bo Exemple' }).filter({ hasText: 'Offre d’un poste' }), 1);
  await page.getByLabel('État').selectOption({ label: 'Envoyé' });
  await page.getByText('Aucun courrier ne répond à ces filtres.').waitFor();
}));

test('the figures of a call lead to their lists', () => on(FIGURES, COACH, async (page) => {
  const figure = (label) => page.locator('.figure', { hasText: label }).first();
  await says(figure('Candidatures'), /^3/);
  await says(figure('Offres acceptées'), /^1/);
  await says(rows(section(page, 'Par profil')).filter({ hasText: 'data scientist' }), /data scientist\s+2/);
  await section(page, 'Par profil').getByRole('link', { name: /^data scientist, Candidatures/ }).click();
  await page.waitForURL('**/candidatures?profil=data+scientist#liste');
  await settled(page);
  await counts(rows(section(page, 'Candidatures')), 2);
  await page.goBack();
  await settled(page);
  await section(page, 'Par organisation d’accueil').getByRole('link', { name: /^Le jardin d’à côté, Offres acceptées/ }).click();
  await page.waitForURL(({ pathname, searchParams }) => pathname === OFFERS && searchParams.get('etat') === 'ACCEPTED' && searchParams.get('hote') === 'Le jardin d’à côté');
  await settled(page);
  await counts(rows(section(page, 'Les offres')), 1);
  await page.goBack();
  await settled(page);
  await figure('Offres acceptées').click();
  await page.waitForURL('**?etat=ACCEPTED#offres');
  await settled(page);
  await counts(rows(section(page, 'Les offres')), 1);
  await page.goBack();
  await settled(page);
  await figure('Classées').click();
  await page.waitForURL(`**${RANKINGS}/1`);
}));

sound([['classements', RANKINGS, COACH], ['classement', `${RANKINGS}/1`, COACH], ['attributions', PLACEMENTS, COACH], ['attribution', `${PLACEMENTS}/2`, COACH], ['offres', OFFERS, COACH],
  ['resultats', RESULTS, COACH], ['courriers', LETTERS, COACH], ['chiffres-appel', FIGURES, COACH], ['candidature-fin', MINE, CANDIDATE], ['candidature-recours', MINE, OTHER_CANDIDATE]]);

test('a decision of the jury is withdrawn with a reason, and stays to be read', () => on(RANKINGS, COACH, async (page) => {
  const decisions = section(page, 'Ce que le jury a décidé entre ex æquo');
  await decisions.getByRole('button', { name: /^Retirer la décision du jury/ }).click();
  await dialog(page).getByLabel('Motif').fill('Une erreur de saisie.');
  await button(dialog(page), 'Retirer').click();
  await decisions.getByText(/^retirée le .*Une erreur de saisie\.$/).waitFor();
}));

test('the pages speak English too', () => on(`${PLACEMENTS}/1`, COACH, async (page) => {
  await button(page, 'English').first().click();
  await section(page, 'Empty places, and why').getByText('Nobody chose it.').waitFor();
  await assertAccessible(page);
}));
