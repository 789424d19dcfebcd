// Answering a campaign: by keyboard and on a telephone, taken up again, changed, taken back; and never by whom it does not ask.
import assert from 'node:assert/strict';
import test, { after } from 'node:test';
import { FIRST, day } from '../../api/feedback/ground.mjs';
import { closeClients } from '../rpc.mjs';
import { Browser, assertAccessible, assertFits, assertSound, counts, follows, hasFocus, says, screenshot, settled } from './browser.mjs';
import { COACH, OFFICER, TEAM, USUAL_WIDTHS, button, dialog, isDone, iso, serveGround, visits } from './spoken.mjs';

const ground = await serveGround();
await ground.fellows(10, FIRST);
const me = await ground.personOf(TEAM);
const profile = await ground.admin.call('CreateProfile', { profile: { person: me, displayName: 'Camille Exemple', cohorts: [FIRST] } });
await ground.admin.call('CreateAssignment', { assignment: { person: profile.name, cohort: FIRST, skill: 'dev', startDate: day(iso(0)), months: 2 } });

const QUESTIONS = (about) => [
  { code: 'ease', kind: 'KIND_SCALE', text: `Êtes-vous à l’aise ${about} ?`, mandatory: true, options: [{ code: '1', label: 'pas du tout' }, { code: '5', label: 'tout à fait' }] },
  { code: 'stay', kind: 'KIND_CHOICE_ONE', text: `Resterez-vous ${about} ?`, options: [{ code: 'yes', label: 'Oui' }, { code: 'no', label: 'Non' }] },
  { code: 'tools', kind: 'KIND_CHOICE_MANY', text: `Que vous manque-t-il ${about} ?`, options: [{ code: 'time', label: 'Du temps' }, { code: 'room', label: 'Une salle' }] },
  { code: 'words', kind: 'KIND_TEXT', text: `Que faudrait-il changer ${about} ?`, help: 'Sans nommer personne.' },
];
const asks = (about) => ground.open({ title: `La promotion, ${about}`, questions: QUESTIONS(about) });
const campaign = await asks('dans l’équipe'), other = await asks('dans les locaux');
const at = ({ name }) => `/campagnes/${name.split('/')[1]}`;
const answerNow = async () => (await ground.as(TEAM).call('GetAnswer', { name: `${campaign.name}/answer` })).values;

const browser = await Browser.launch(ground.stack);
after(async () => {
  await browser.close();
  closeClients();
});
const on = visits(browser);
const question = (page, code) => page.locator(`[data-question=${code}]`);
const progress = (page) => page.locator('.answer-form__bar');

test('the form is accessible, and fits a telephone and a desk', () => assertSound(browser, `${at(campaign)}/repondre`, 'campagne-repondre', { as: TEAM, widths: USUAL_WIDTHS }));

test('who will know what one answers is said before the first question', () => on(at(campaign), TEAM, async (page) => {
  await page.getByText(/^Cette campagne vous interroge/).waitFor();
  await page.getByRole('link', { name: 'Répondre', exact: true }).click();
  await page.waitForURL('**/repondre');
  await settled(page);
  await says(page.locator('#contenu'), /Qui saura ce que vous répondez[\s\S]*une clé qui n’est ni dans la base de données ni dans ses sauvegardes[\s\S]*Rien ne garde que vous avez répondu/);
  await page.locator('form [data-readers=people]', { hasText: 'Lu par vous seul, jusqu’à la fermeture' }).waitFor();
}));

test('on a telephone it is answered by keyboard alone, left, found again, and sent', () => on(`${at(campaign)}/repondre`, TEAM, async (page) => {
  const asked = [];
  page.on('request', (request) => asked.push([request.method(), request.url()]));
  await says(progress(page), /0 questions? répondues? sur 4/);
  // What is mandatory is said beside it, and has the focus.
  await progress(page).getByRole('button', { name: 'Envoyer ma réponse' }).focus();
  await page.keyboard.press('Enter');
  await says(question(page, 'ease'), /obligatoire/);
  await says(page.locator('form'), /1 question à compléter/);
  await assertAccessible(page);
  await question(page, 'ease').getByRole('radio').first().focus();
  for (const key of ['ArrowDown', 'ArrowDown', 'ArrowDown']) await page.keyboard.press(key);
  assert.equal(await question(page, 'ease').getByRole('radio', { name: '4', exact: true }).isChecked(), true);
  await page.keyboard.press('Tab');
  await page.keyboard.press('Space');
  assert.equal(await question(page, 'stay').getByRole('radio', { name: 'Oui' }).isChecked(), true, 'the next question is a step away');
  await question(page, 'stay').getByRole('button', { name: 'Ne pas répondre à cette question' }).focus();
  await page.keyboard.press('Enter');
  await hasFocus(question(page, 'stay').getByRole('radio').first(), 'the focus stays with the question');
  const boxes = question(page, 'tools');
  await boxes.getByRole('checkbox', { name: 'Une salle' }).focus();
  await page.keyboard.press('Space');
  await boxes.getByRole('checkbox', { name: 'Aucune de ces réponses' }).focus();
  await page.keyboard.press('Space');
  assert.deepEqual([await boxes.getByRole('checkbox', { name: 'Une salle' }).isChecked(), await boxes.getByRole('checkbox', { name: 'Aucune de ces réponses' }).isChecked()], [false, true]);
  await question(page, 'words').getByRole('textbox').focus();
  await page.keyboard.type('Des bureaux plus calmes.');
  await says(progress(page), /3 questions répondues sur 4[\s\S]*Pas encore envoyé/);
  await assertFits(page);
  await screenshot(page, 'campagne-repondre-rempli-390');
  await page.reload();
  await settled(page);
  assert.equal(await question(page, 'words').getByRole('textbox').inputValue(), 'Des bureaux plus calmes.');
  await says(progress(page), /3 questions répondues sur 4/);
  await progress(page).getByRole('button', { name: 'Envoyer ma réponse' }).focus();
  await page.keyboard.press('Enter');
  await page.getByText(/^Votre réponse est enregistrée/).waitFor();
  assert.deepEqual((await answerNow()).map(({ question: code, options, text }) => [code, options, text]), [['ease', ['4'], ''], ['tools', [], ''], ['words', [], 'Des bureaux plus calmes.']]);
  const own = asked.filter(([, url]) => /Answer/.test(url));
  assert.ok(own.length > 0 && own.every(([method, url]) => method === 'POST' && !url.includes('?')), 'nothing of an answer is in an address');
  assert.deepEqual(await page.evaluate('Object.keys(sessionStorage).filter((key) => key.includes("reponse"))'), [], 'what is sent stays in the tab no more');
}, { width: 390 }));

test('an answer is read again by its author, changed, and taken back', () => on(`${at(campaign)}/repondre`, TEAM, async (page) => {
  await page.getByText('Voici ce que vous aviez répondu.').waitFor();
  assert.equal(await question(page, 'ease').getByRole('radio', { name: '4', exact: true }).isChecked(), true);
  await question(page, 'stay').getByRole('radio', { name: 'Non' }).check({ force: true });
  await progress(page).getByRole('button', { name: 'Remplacer ma réponse' }).click();
  await page.getByText(/^Votre réponse est enregistrée/).waitFor();
  assert.ok((await answerNow()).some(({ question: code, options }) => code === 'stay' && options.join() === 'no'));
  await screenshot(page, 'campagne-repondu-1280');
  await progress(page).getByRole('button', { name: 'Retirer ma réponse' }).click();
  await dialog(page).getByLabel('Oui, retirer ma réponse').check({ force: true });
  await button(dialog(page), 'Retirer ma réponse').click();
  await isDone(page);
  await page.getByText('Votre réponse est retirée.').waitFor();
  assert.deepEqual(await answerNow(), []);
  await says(progress(page), /0 questions? répondues? sur 4/);
}));

test('a text that is too long is said beside it', () => on(`${at(campaign)}/repondre`, TEAM, async (page) => {
  await question(page, 'words').getByRole('textbox').fill('x'.repeat(2001));
  await says(question(page, 'words'), /2\s?000/);
  await page.getByRole('button', { name: 'Oublier ce que j’ai tapé' }).click();
  assert.equal(await question(page, 'words').getByRole('textbox').inputValue(), '');
}));

test('whom it does not ask reads why, and nobody in particular is led to sign in', async () => {
  await on(`${at(campaign)}/repondre`, COACH, async (page) => {
    await page.getByText(/^Cette campagne ne vous interroge pas/).waitFor();
    await counts(page.locator('.answer-form'), 0);
  });
  await on(at(campaign), COACH, (page) => counts(page.getByRole('link', { name: 'Répondre', exact: true }), 0));
  await on(`${at(campaign)}/repondre`, '', (page) => page.locator('#contenu').getByRole('link', { name: 'Se connecter' }).waitFor());
  await on(`${at(campaign)}/repondre`, OFFICER, (page) => page.getByText(/^Cette campagne ne vous interroge pas/).waitFor());
});

test('what asks one now is where one takes part, and on the page of oneself', () => on('/participer', TEAM, async (page) => {
  await page.getByRole('link', { name: /^Répondre.*dans l’équipe/ }).waitFor();
  await page.goto('/moi');
  await settled(page);
  await page.getByRole('link', { name: /^Répondre.*dans l’équipe/ }).waitFor();
}));

test('closed, it takes no answer any more, and the page says so', () => on(`${at(other)}/repondre`, TEAM, async (page) => {
  await follows(page);
  await ground.coach.call('CloseCampaign', { name: other.name });
  await page.getByText(/^Cette campagne ne prend pas de réponse/).waitFor();
}));
