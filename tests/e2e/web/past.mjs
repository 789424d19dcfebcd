// A page on a past day says what is of that day, and what is of today.
import assert from 'node:assert/strict';
import test, { after } from 'node:test';
import { Client, closeClients } from '../rpc.mjs';
import { Browser, comes, counts, says, serveSample, settled } from './browser.mjs';

const stack = await serveSample();
const browser = await Browser.launch(stack);
const ADMIN = 'programme_admin';
const admin = new Client(stack.server, stack.token(ADMIN));
after(() => {
  closeClients();
  return browser.close();
});

const close = (page) => page.context().close();
const marksOf = (page) => page.locator('.project__section h2').evaluateAll((headings) => Object.fromEntries(headings.map((heading) =>
  [heading.firstChild.textContent.trim(), heading.querySelector('.standing')?.textContent ?? ''])));

test('each section of a project says of which day it is', async () => {
  const page = await browser.open('/projets/alerte-crue?date=2019-01-15', { as: ADMIN });
  await page.getByRole('status').filter({ hasText: 'Vous lisez le passé' }).waitFor();
  await comes(async () => {
    const marks = await marksOf(page);
    for (const section of ['Santé', 'Parcours', 'Argent', 'Durée']) assert.equal(marks[section], 'au 15/01/2019', section);
    for (const section of ['Fiche', 'Comités', 'Preuves et dispenses', 'Journal des modifications']) assert.equal(marks[section], 'aujourd’hui', section);
  });
  await page.goto('/projets/alerte-crue');
  await settled(page);
  await comes(async () => assert.deepEqual([...new Set(Object.values(await marksOf(page)))], ['']));
  await close(page);
});

test('what a page of a past day takes from today’s sheet is marked as today’s', async () => {
  const id = 'nappe-phreatique-pour-tous';
  await stack.pep(['projects', 'update', id, '--budget', '180000', '--timebox', '2024-01-01..2024-12-31'], { as: ADMIN });
  const ofToday = (page, section) => page.locator(`#${section} .of-today`);
  const page = await browser.open(`/projets/${id}?date=2024-06-30`, { as: ADMIN });
  for (const [section, told] of [['sante', /aujourd’hui .*la durée et le budget/], ['argent', /aujourd’hui .*le montant est celui de la fiche/], ['duree', /aujourd’hui .*durée donnée est celle de la fiche/]]) {
    await counts(ofToday(page, section), 1, section);
    await comes(async () => assert.match((await ofToday(page, section).innerText()).replace(/\s/g, ' '), told, section));
  }
  await says(page.locator('#duree .time-box'), /Du 1er janvier 2024 au 31 décembre 2024/);
  // A line says what was allocated by then: from its day on, the sheet does not.
  await stack.pep(['projects', 'fund', id, '90000', '--date', '2024-03-01', '--source', 'FAST'], { as: ADMIN });
  for (const [date, marks] of [['2024-02-29', 1], ['2024-03-01', 0]]) {
    await page.goto(`/projets/${id}?date=${date}`);
    await settled(page);
    await page.locator('#argent .figure').first().waitFor();
    await counts(ofToday(page, 'argent'), marks, date);
  }
  await page.goto(`/projets/${id}`);
  await settled(page);
  assert.equal(await page.locator('.of-today').count(), 0, 'nothing is marked on a page of today');
  await page.goto('/ministeres/ministere-des-rivieres?date=2024-06-30');
  await settled(page);
  await says(page.locator('section', { has: page.locator('#attention') }).locator('.of-today'), /ce que les fiches disent aujourd’hui/);
  await says(page.locator('section', { has: page.locator('#cost') }).locator('.of-today'), /la fiche d’aujourd’hui/);
  await close(page);
});

test('no light says that a product was live before it was', async () => {
  await stack.pep(['projects', 'update', 'alerte-crue', '--product-uri', 'https://alerte-crue.example'], { as: ADMIN });
  await admin.call('CreateProjectEvent', { parent: 'projects/alerte-crue', event: { type: 'product_launch', date: { year: 2018, month: 6, day: 1 } } });
  for (const [date, live] of [['2018-05-31', false], ['2018-06-01', true]]) {
    const page = await browser.open(`/projets/alerte-crue?date=${date}`, { as: ADMIN });
    const light = page.locator('.light', { hasText: 'Une solution qui marche' });
    await comes(async () => {
      const text = await light.innerText();
      assert.equal(/est en ligne, livré/.test(text), live, text);
    });
    await close(page);
  }
});

test('what is left of no budget is no figure', async () => {
  await stack.pep(['projects', 'spend', 'gel-tardif', '12000', '--date', '2021-03-01', '--category', 'building'], { as: ADMIN });
  const page = await browser.open('/projets/gel-tardif', { as: ADMIN });
  const left = page.locator('#argent .figure', { hasText: 'Reste' });
  await says(left, /Pas de donnée[\s\S]*aucun budget n’est enregistré/);
  await close(page);
});

test('the portfolio and its lists say what is of the day', async () => {
  for (const at of ['/?date=2020-06-30', '/projets?date=2020-06-30', '/ministeres/ministere-des-rivieres?date=2020-06-30', '/rapport?date=2020-06-30']) {
    const page = await browser.open(at);
    const banner = page.locator('.past-banner');
    await says(banner, /30 juin 2020/, at);
    if (!at.startsWith('/projets')) await comes(async () => assert.ok(await page.locator('h2 .standing', { hasText: 'au 30/06/2020' }).count() >= 2, at));
    await page.getByRole('button', { name: 'Revenir à aujourd’hui' }).click();
    await banner.waitFor({ state: 'detached' });
    await page.waitForFunction(() => document.querySelectorAll('.standing').length === 0);  // when today's answers are there
    await close(page);
  }
});

test('the years of the slider stand where its knob stands at their beginning', async () => {
  for (const width of [390, 1440]) {
    const page = await browser.open('/', { width });
    const marksOfYears = () => page.locator('.time-travel__years span').evaluateAll((marks) => marks.map((mark) => ({ year: mark.dataset.year, left: mark.getBoundingClientRect().left })));
    await comes(async () => assert.ok((await marksOfYears()).length > 5));
    for (const { year } of (await marksOfYears()).slice(1)) {
      await page.locator('input[type=date]').first().fill(`${Number(year) - 1}-12-31`);
      await comes(async () => {
        const { left: begins, wide, step, most } = await page.locator('input[type=range]').evaluate((slider) => {
          const { left, width: whole } = slider.getBoundingClientRect();
          return { left, wide: whole, step: Number(slider.value), most: Number(slider.max) };
        });
        const { left } = (await marksOfYears()).find((one) => one.year === year);
        const knob = begins + 8 + (step / most) * (wide - 16);
        assert.ok(Math.abs(knob - left) < 2, `${year}: ${left}, the knob at ${knob}`);
      });
    }
    await close(page);
  }
});

test('two pages that count one thing count it alike, and call it the same', async () => {
  const [portfolio, report] = [await browser.open('/'), await browser.open('/rapport')];
  const cards = (page) => page.locator('.figure').evaluateAll((figures) => Object.fromEntries(figures.map((figure) =>
    [figure.querySelector('.figure__label').textContent, figure.querySelector('.figure__value').textContent])));
  await comes(async () => {
    const [here, there] = [await cards(portfolio), await cards(report)];
    const shared = Object.keys(here).filter((label) => label in there);
    for (const label of ['Projets suivis', 'En cours d’incubation', 'Entrées au portefeuille', 'Reprises']) assert.ok(shared.includes(label), label);
    for (const label of shared) assert.equal(here[label], there[label], label);
  });
  await close(portfolio);
  await close(report);
});
