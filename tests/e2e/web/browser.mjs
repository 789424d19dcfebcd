// The web client in a real browser: Debian's Chromium, driven by Playwright, judged by axe.
import assert from 'node:assert/strict';
import fs from 'node:fs';
import { createRequire } from 'node:module';
import path from 'node:path';
import { chromium } from 'playwright-core';
import { importFolder } from '../content.mjs';
import { BUILD, SAMPLE, Stack, skip, sleep } from '../stack.mjs';

// Without a desktop's windows around it, which would cost as much again.
const CHROMIUM = '/usr/bin/chromium-headless-shell';
const AXE = fs.readFileSync(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8');
// Where screenshots go, for somebody to look at; none without it.
const SCREENSHOTS = process.env.PEPINIERE_SCREENSHOTS;
// The narrowest telephone that the client promises, and a wide desk.
export const WIDTHS = [360, 1920];
const WIDTH = 1280, HEIGHT = 900;
// Much longer than anything can take.
const TIMEOUT_MS = 120_000;

// The fictional sample, served with the web client at stack.web.
export async function serveSample() {
  if (!fs.existsSync(CHROMIUM)) skip(`no ${CHROMIUM}`);
  if (!fs.existsSync(path.join(BUILD, 'web/index.html'))) skip('the web client was not built: npm ci, then the target web');
  const stack = await Stack.start({ gateway: {} });
  await importFolder(stack, SAMPLE);
  return stack;
}

export class Browser {
  static async launch(stack) {
    const browser = new Browser();
    browser.stack = stack;
    browser.sessions = new Map();  // by role: signed in once, which takes a while
    browser.windows = new Map();   // by who looks, and how: the pages of `show`
    browser.chromium = await chromium.launch({ executablePath: CHROMIUM, args: ['--no-sandbox'], timeout: TIMEOUT_MS });
    return browser;
  }

  close() {
    return this.chromium.close();
  }

  // A page at `at`, of somebody who has nothing open yet, signed in as `as` ("coach@incubators/x"), or nobody. What goes
  // wrong in it (an exception, a broken policy, a failed file) is in page.complaints.
  async open(at, { as = '', width = WIDTH, colorScheme = 'light', locale = 'fr-FR' } = {}) {
    const context = await this.chromium.newContext({ viewport: { width, height: HEIGHT }, locale, timezoneId: 'Europe/Paris',
      baseURL: this.stack.web, acceptDownloads: true, reducedMotion: 'reduce', colorScheme, storageState: this.sessions.get(as) });
    context.setDefaultTimeout(TIMEOUT_MS);  // of all its pages
    const page = await context.newPage();
    page.complaints = [];
    page.on('pageerror', (error) => page.complaints.push(String(error)));
    // The sign-in has no icon; browsers ask for one all the same. A page of nothing is not found, and is a page.
    const isMeant = ({ url }) => url.endsWith('/favicon.ico') || url === page.url();
    page.on('console', (said) => said.type() === 'error' && !isMeant(said.location()) && page.complaints.push(`${said.text()} (${said.location().url})`));
    if (!as || this.sessions.has(as)) {
      await page.goto(at);
    } else {
      await signIn(page, as, at);
      this.sessions.set(as, { cookies: (await context.storageState()).cookies, origins: [] });
    }
    await settled(page);
    return page;
  }

  // The same, in a window where this role was before if there is one, which takes half as long: nothing is left there of what was
  // done, unless the server knows it. Nobody closes it.
  async show(at, { as = '', width = WIDTH, ...more } = {}) {
    const kind = JSON.stringify([as, more]);
    const page = this.windows.get(kind);
    if (!page || page.isClosed()) {
      this.windows.set(kind, await this.open(at, { as, width, ...more }));
      return this.windows.get(kind);
    }
    await cleared(page, this.sessions.get(as)?.cookies ?? []);
    await page.setViewportSize({ width, height: HEIGHT });
    await page.goto(at);
    await settled(page);
    return page;
  }

  // Looks at the page at `at` in that window.
  async visit(at, options, look) {
    await look(await this.show(at, options));
  }
}

// As a page is that nobody did anything in, of somebody with these cookies.
async function cleared(page, cookies) {
  const context = page.context();
  page.removeAllListeners('request');
  await page.unrouteAll({ behavior: 'ignoreErrors' });
  await page.emulateMedia({ media: null });
  await context.setOffline(false);
  await page.mouse.move(0, 0);
  await page.evaluate('localStorage.clear(), sessionStorage.clear()');
  await context.clearCookies();
  await context.addCookies(cookies);
  page.complaints = [];
}

// Through the development sign-in, which asks who one wants to be.
async function signIn(page, role, returnTo) {
  await page.goto(`/auth/login?return_to=${encodeURIComponent(returnTo)}`);
  // It lists what the portfolio has; roles are held on more than that.
  await page.locator('#role').evaluate((select, value) => {
    if ([...select.options].some((one) => one.value === value)) return;
    select.append(Object.assign(document.createElement('option'), { value, textContent: value }));
  }, role);
  await page.locator('#role').selectOption(role);
  await page.locator('button').click();
  await page.waitForURL((url) => !url.pathname.startsWith('/auth/'));
}

// The heading is there, and nothing says any more that it loads.
export async function settled(page) {
  await page.locator('#contenu h1').waitFor();
  await page.waitForFunction(() => !document.querySelector('.loading, [aria-busy="true"]'));
}

// What a page shows comes by several questions, names of people by one of their own: tried until nothing is wrong with it. Fails with
// what was wrong last.
export async function comes(check) {
  const end = Date.now() + TIMEOUT_MS;
  for (;;) {
    try {
      return await check();
    } catch (error) {
      if (Date.now() > end) throw error;
    }
    await sleep(50);
  }
}

// Waits until its text is so; until there are so many of it; until it has the focus.
export const says = (locator, pattern, why) => comes(async () => assert.match(await locator.innerText(), pattern, why));
export const counts = (locator, n, why) => comes(async () => assert.equal(await locator.count(), n, why));
export const hasFocus = (locator, why) => comes(async () => assert.equal(await locator.evaluate((one) => one === document.activeElement), true, why));

// Waits until the page hears of all that others change from now on.
export const follows = (page) => page.getByText('À jour').first().waitFor();

// WCAG 2.1 A and AA, and what axe takes for good practice: no violation.
export async function assertAccessible(page) {
  // Once a document: what the engine has compiled of it stays.
  if (!await page.evaluate(() => 'axe' in globalThis)) await page.evaluate(AXE);
  const { violations } = await page.evaluate(() => globalThis.axe.run(document, { resultTypes: ['violations'] }));
  const told = violations.map(({ id, help, nodes }) =>
    `${id}: ${help}\n${nodes.slice(0, 5).map(({ target, failureSummary }) => `    ${target.join(' ')}  ${failureSummary.replaceAll('\n', ' ')}`).join('\n')}`);
  assert.equal(told.join('\n'), '', page.url());
}

// The page does not scroll sideways: tables do, in their own frame.
export async function assertFits(page) {
  const { content, width } = await page.evaluate(() => ({ content: document.documentElement.scrollWidth, width: innerWidth }));
  assert.ok(content <= width, `${page.url()} is ${content} px wide in a window of ${width}`);
}

export async function screenshot(page, name) {
  if (!SCREENSHOTS) return;
  fs.mkdirSync(SCREENSHOTS, { recursive: true });
  await page.screenshot({ path: path.join(SCREENSHOTS, `${name}.png`), fullPage: true });
}

// Everything that a page owes, at each width: its window grows.
export async function assertSound(browser, at, name, { as = '', widths = WIDTHS } = {}) {
  const growing = [...widths].sort((one, other) => one - other);
  const page = await browser.show(at, { as, width: growing[0] });
  for (const width of growing) {
    await page.setViewportSize({ width, height: HEIGHT });
    await settled(page);
    await screenshot(page, `${name}-${width}`);
    await assertFits(page);
    await assertAccessible(page);
    assert.deepEqual(page.complaints, [], page.url());
  }
}

// The text of the file that a click downloads.
export async function downloaded(page, click) {
  const [download] = await Promise.all([page.waitForEvent('download'), click()]);
  return fs.readFileSync(await download.path(), 'utf8');
}
