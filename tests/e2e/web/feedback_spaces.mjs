// Spaces of ideas: proposing beside what is alike, supporting, discussing, and moderation that says why and is contested.
import assert from 'node:assert/strict';
import test, { after } from 'node:test';
import { propose, space, vote } from '../../api/feedback/talk.mjs';
import { closeClients } from '../rpc.mjs';
import { Browser, assertAccessible, assertFits, assertSound, counts, follows, says, screenshot, settled } from './browser.mjs';
import { COACH, OFFICER, TEAM, USUAL_WIDTHS, button, dialog, field, isDone, section, serveGround, visits } from './spoken.mjs';

const ground = await serveGround();
const moderator = await ground.personOf(COACH), second = await ground.someone('Une Modératrice'), reader = await ground.someone('Une Lectrice');
const moderated = { moderators: [moderator, second.person] };
const open = await space(ground, { title: 'Idées des agents', ...moderated });
const careful = await space(ground, { title: 'Idées des usagers', kind: 'KIND_USERS', moderation: 'MODERATION_BEFORE', ...moderated });
const chosen = await space(ground, { title: 'Une consultation', kind: 'KIND_CONSULTATION', proposers: 'CIRCLE_PARTICIPANTS', commenters: 'CIRCLE_PARTICIPANTS', voters: 'CIRCLE_PARTICIPANTS', participants: [reader.person] });
const desks = await propose(reader, open);
const at = ({ name }) => `/espaces/${name.split('/')[1]}`;
const ideaAt = ({ name }) => `${at({ name })}/idees/${name.split('/')[3]}`;

const browser = await Browser.launch(ground.stack);
after(async () => {
  await browser.close();
  closeClients();
});
const on = visits(browser);
const why = async (page, name, reason) => {
  await field(dialog(page), 'reason').fill(reason);
  await button(dialog(page), name).click();
  await isDone(page);
};

for (const [name, where, as] of [['espaces', '/espaces', ''], ['espace', at(open), TEAM], ['idee', ideaAt(desks), TEAM], ['moderation', `${at(open)}/moderation`, '']]) {
  test(`${where} is accessible, and fits 390 and 1440 px`, () => assertSound(browser, where, name, { as, widths: USUAL_WIDTHS }));
}

test('while one types, what says nearly the same is shown; what is new is proposed', () => on(at(open), TEAM, async (page) => {
  const asked = [];
  page.on('request', (request) => asked.push([request.method(), request.url()]));
  await button(page, 'Proposer une idée').click();
  const form = dialog(page);
  await form.locator('[data-readers]', { hasText: 'Que c’est de vous n’est dit qu’aux modérateurs' }).waitFor();
  await field(form, 'title').fill('Des bureaux partagés');
  await field(form, 'text').fill('Ouvrir les bureaux vides aux équipes.');
  await says(form.locator('.similar'), /Déjà proposé, ou presque[\s\S]*Des bureaux partagés[\s\S]*%/);
  await assertAccessible(page);
  await assertFits(page);
  await screenshot(page, 'idee-pareille-390');
  assert.ok(asked.filter(([, url]) => url.includes('FindSimilarIdeas')).every(([method, url]) => method === 'POST' && !url.includes('?')), 'what is typed is in no address');
  await field(form, 'title').fill('Un potager sur le toit');
  await field(form, 'text').fill('Cultiver ensemble, le midi.');
  await says(form.locator('.similar'), /Rien de pareil/);
  await field(form, 'signature').fill('Camille, de l’équipe');
  await button(form, 'Proposer une idée').click();
  await page.waitForURL('**/idees/*');
  await settled(page);
  await says(page.locator('#contenu'), /Ouverte[\s\S]*Camille, de l’équipe[\s\S]*Cultiver ensemble/i);
}, { width: 390 }));

test('ideas are found by words and by where they stand, and what others propose comes in', () => on(at(open), TEAM, async (page) => {
  await follows(page);
  await propose(reader, open, { title: 'Un atelier vélo', text: 'Réparer ensemble.' });
  const ideas = section(page, 'Idées');
  await ideas.getByRole('link', { name: 'Un atelier vélo' }).waitFor();
  await page.getByLabel('Mots du titre').fill('potager');
  await page.waitForURL('**texte=potager');
  await counts(ideas.locator('.cards > li'), 1);
  await page.goto(`${at(open)}?etat=DECLINED`);
  await settled(page);
  await ideas.getByText('Aucune idée ne répond à ces filtres.').waitFor();
  await page.goto(`${at(open)}?etat=PEUT_ETRE`);
  await page.getByText(/n’a pas été comprise/).waitFor();
}));

test('an idea is supported in the version that one read; another version asks anew', async () => {
  const mine = await propose(reader, open, { title: 'Des vestiaires', text: 'Pour qui vient à vélo.' });
  await on(ideaAt(mine), TEAM, async (page) => {
    const support = section(page, 'Soutiens');
    await button(support, 'Soutenir cette idée').click();
    await says(support, /1 soutien[\s\S]*Vous soutenez cette idée/);
    await follows(page);
    await reader.client.call('UpdateIdea', { idea: { name: mine.name, text: 'Pour qui vient à vélo, ou en courant.' }, updateMask: { paths: ['text'] } });
    await says(support, /dont 1 à une version d’avant[\s\S]*Vous avez soutenu la version 1/);
    await page.getByText('Ce qu’elle disait avant').click();
    await page.getByText(/1 soutien à cette version/).waitFor();
    await button(support, 'Soutenir la nouvelle version').click();
    await says(support, /Vous soutenez cette idée/);
    await vote(second, mine);
    await says(support, /2 soutiens/, 'others’ are counted while one looks');
    await button(support, 'Retirer mon soutien').click();
    await button(support, 'Soutenir cette idée').waitFor();
    await says(support, /1 soutien\b/);
    await assertAccessible(page);
  });
  await on(ideaAt(mine), '', (page) => says(section(page, 'Soutiens'), /1 soutien[\s\S]*Connectez-vous/));
});

test('threads: what answers something stands below it', () => on(ideaAt(desks), TEAM, async (page) => {
  const comments = section(page, 'Commentaires');
  await button(comments, 'Commenter').click();
  await dialog(page).locator('[data-readers]').waitFor();
  await field(dialog(page), 'text').fill('Lesquels ?');
  await button(dialog(page), 'Commenter').click();
  await isDone(page);
  const said = comments.locator('.comment', { hasText: 'Lesquels ?' });
  await says(said, /^vous/);
  const [{ name: asked }] = await reader.client.all('ListComments', 'comments', { parent: desks.name });
  await follows(page);
  await reader.client.call('CreateComment', { parent: desks.name, comment: { text: 'Ceux du rez-de-chaussée.', replyTo: asked, signature: 'La lectrice' } });
  await says(comments.locator('.thread .thread'), /La lectrice[\s\S]*Ceux du rez-de-chaussée/);
  await comments.locator('.thread .thread').getByRole('button', { name: /^Répondre/ }).click();
  await field(dialog(page), 'text').fill('Merci.');
  await dialog(page).locator('button[type=submit]').click();
  await isDone(page);
  await counts(comments.locator('.thread .thread .thread .comment'), 1);
  await button(said, 'Corriger mon commentaire').click();
  await field(dialog(page), 'text').fill('Lesquels, et quand ?');
  await dialog(page).locator('button[type=submit]').click();
  await isDone(page);
  await says(comments, /Lesquels, et quand \?/);
  // A comment has an address of its own.
  await page.goto(`${ideaAt(desks)}#commentaire-${asked.split('/')[5]}`);
  await settled(page);
  await page.waitForFunction((id) => document.activeElement?.id === id, `commentaire-${asked.split('/')[5]}`);
  await assertAccessible(page);
  await screenshot(page, 'idee-fil-1280');
}));

test('where others propose, comment and vote, the page says so', () => on(at(chosen), TEAM, async (page) => {
  await page.getByText('Dans cet espace, d’autres proposent.').waitFor();
  await counts(button(page, 'Proposer une idée'), 0);
  const theirs = await propose(reader, chosen, { title: 'Une charte', text: 'Courte.' });
  await page.goto(ideaAt(theirs));
  await settled(page);
  await page.getByText('Dans cet espace, d’autres soutiennent les idées.').waitFor();
  await page.getByText('Dans cet espace, d’autres commentent.').waitFor();
}));

test('moderated before, an idea waits, is let through with a reason, and the log tells it to all', async () => {
  const waits = await propose({ client: ground.as(TEAM) }, careful, { title: 'Un guichet mobile', text: 'Le mardi, au marché.' });
  await on(ideaAt(waits), TEAM, (page) => page.getByText(/^Elle attend un modérateur/).waitFor());
  await on(at(careful), '', (page) => counts(page.getByText('Un guichet mobile'), 0, 'it is not read yet'));
  await on(`${at(careful)}/moderation`, COACH, async (page) => {
    const queue = section(page, 'À modérer');
    await says(queue, /Un guichet mobile/);
    await assertAccessible(page);
    await screenshot(page, 'moderation-file-1280');
    await queue.getByRole('button', { name: /^Laisser passer/ }).click();
    await dialog(page).locator('[data-readers]', { hasText: 'dans le registre, qui ne nomme personne' }).waitFor();
    await field(dialog(page), 'reason').fill('Dans le sujet.');
    await dialog(page).getByRole('button', { name: 'Laisser passer', exact: true }).click();
    await isDone(page);
    await page.getByText('C’est décidé, et l’auteur en est averti.').waitFor();
    await queue.getByText('Rien n’attend.').waitFor();
  });
  await on(`${at(careful)}/moderation`, '', async (page) => {
    await says(section(page, 'Registre public'), /Un guichet mobile[\s\S]*Publié[\s\S]*Dans le sujet\./);
    await counts(section(page, 'À modérer'), 0);
    await counts(page.getByText(moderator), 0, 'the log names nobody');
  });
});

test('what is taken away is contested by its author, and decided by somebody else', async () => {
  const mine = await propose({ client: ground.as(TEAM) }, open, { title: 'Des chaises hautes', text: 'Pour la cantine.' });
  await on(ideaAt(mine), COACH, async (page) => {
    await page.getByRole('button', { name: /^Retirer/ }).first().click();
    await why(page, 'Retirer', 'Hors sujet.');
    await says(page.locator('#contenu'), /Retirée/i);
  });
  await on(ideaAt(mine), TEAM, async (page) => {
    await page.getByRole('link', { name: 'Voir pourquoi, et le contester' }).click();
    await page.waitForURL('**/moderation');
    await settled(page);
    const own = section(page, 'Ce qui vous concerne');
    await says(own, /Des chaises hautes[\s\S]*Hors sujet\./);
    await own.getByRole('button', { name: /^Contester/ }).click();
    await field(dialog(page), 'text').fill('La cantine est un bureau.');
    await button(dialog(page), 'Contester').click();
    await isDone(page);
    await says(own, /contesté[\s\S]*La cantine est un bureau\./);
    await assertAccessible(page);
  });
  await on(`${at(open)}/moderation`, COACH, (page) => says(section(page, 'Recours à décider'), /La cantine est un bureau\.[\s\S]*C’est vous qui l’avez retiré/));
  const [{ name }] = await ground.anonymous.all('ListModerationActions', 'moderationActions', { parent: open.name, filter: 'appeal = OPEN' });
  await second.client.call('DecideAppeal', { name, upheld: true, reason: 'C’est vrai.' });
  await on(`${at(open)}/moderation`, TEAM, async (page) => {
    await says(section(page, 'Registre public'), /recours accepté[\s\S]*C’est vrai\./);
    await section(page, 'Ce qui vous concerne').getByText(/^Rien de ce que vous avez écrit ici/).waitFor();
  });
});

test('nobody moderates what they wrote themselves', async () => {
  await propose({ client: ground.as(COACH) }, careful, { title: 'La mienne', text: 'Écrite par qui modère.' });
  await on(`${at(careful)}/moderation`, COACH, async (page) => {
    const one = section(page, 'À modérer').locator('li', { hasText: 'La mienne' });
    await says(one, /C’est vous qui l’avez écrit/);
    await counts(one.getByRole('button'), 0);
  });
});

test('an idea goes on, is declined with a reason, and merged into another and apart again', async () => {
  const one = await propose(reader, open, { title: 'Des prises partout', text: 'Au sol aussi.' }), other = await propose(second, open, { title: 'Des prises de courant', text: 'Dans chaque salle.' });
  await vote(reader, one);
  await on(ideaAt(one), OFFICER, async (page) => {
    await button(page, 'Dire ce qu’elle devient').click();
    await field(dialog(page), 'state').selectOption({ label: 'Écartée' });
    await dialog(page).locator('button[type=submit]').click();
    await says(dialog(page), /chacun|Chacun|obligatoire/, 'declined without a reason is refused beside the field');
    await field(dialog(page), 'state').selectOption({ label: 'À l’étude' });
    await dialog(page).locator('button[type=submit]').click();
    await isDone(page);
    await says(page.locator('#contenu'), /À l’étude/i);
    await button(page, 'Réunir à une autre').click();
    await field(dialog(page), 'into').fill('prises de courant');
    await dialog(page).getByText('Des prises de courant').first().click();
    await dialog(page).locator('button[type=submit]').click();
    await isDone(page);
    await page.getByRole('link', { name: 'Des prises de courant' }).click();
    await page.waitForURL(`**${ideaAt(other)}`);
    await settled(page);
    await says(section(page, 'Soutiens'), /1 soutien/, 'whoever supports either supports that one');
    await page.goto(ideaAt(one));
    await settled(page);
    await button(page, 'Séparer de nouveau').click();
    await dialog(page).locator('button[type=submit]').click();
    await isDone(page);
    await says(section(page, 'Soutiens'), /1 soutien/);
  });
});

test('a space is made, and says who does what there', () => on('/espaces', OFFICER, async (page) => {
  await button(page, 'Créer un espace').click();
  const form = dialog(page);
  await field(form, 'space_id').fill('experts');
  await field(form, 'title').fill('Idées des experts');
  await field(form, 'kind').selectOption({ label: 'Experts' });
  for (const circle of ['readers', 'proposers', 'commenters', 'voters']) await field(form, circle).selectOption({ label: circle === 'readers' ? 'tout le monde' : 'qui est connecté' });
  await field(form, 'moderation').selectOption({ label: 'après' });
  await assertAccessible(page);
  await button(form, 'Créer un espace').click();
  await page.waitForURL('**/espaces/experts');
  await settled(page);
  await says(page.locator('#contenu'), /Experts[\s\S]*qui est connecté[\s\S]*à tout moment/);
}));
