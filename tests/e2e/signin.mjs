// Signing in through the gateway, as a browser does it: with a real OpenID provider, and with the development issuer.
import assert from 'node:assert/strict';
import { generateKeyPairSync, randomBytes, randomUUID } from 'node:crypto';
import { once } from 'node:events';
import fs from 'node:fs';
import http from 'node:http';
import path from 'node:path';
import test, { after, before } from 'node:test';
import { Provider } from 'oidc-provider';
import { Stack, eventually, freePort, sleep } from './stack.mjs';

const CLIENT = { id: 'gateway', secret: 'not a secret' };
const RESOURCE = 'urn:service:portfolio';
const ROLES = { camille: ['programme_admin'], sacha: [] };

// The fields of Set-Cookie, which arrive joined by commas; so do the days of the week within them.
const cookiesOf = (headers) => (headers.get('set-cookie') ?? '').split(/, (?=[^;,=\s]+=)/).filter(Boolean);

// Cookies by host, and no redirect followed unawares.
class Browser {
  constructor(web) {
    this.web = web;
    this.jars = new Map();
  }
  jar(url) {
    const { host } = new URL(url);
    if (!this.jars.has(host)) this.jars.set(host, new Map());
    return this.jars.get(host);
  }
  get session() {
    return [...this.jar(this.web).entries()].filter(([name]) => name.startsWith('__Host-pepiniere'));
  }

  // `form`, if any, is posted; `keep` false: the answer's cookies are left out.
  async go(target, { form, method = form ? 'POST' : 'GET', headers = {}, body, keep = true } = {}) {
    const url = new URL(target, this.web);
    const jar = this.jar(url);
    const cookie = [...jar].map(([name, value]) => `${name}=${value}`).join('; ');
    const reply = await fetch(url.href.replace('//localhost:', '//127.0.0.1:'), {
      method,
      redirect: 'manual',
      headers: { ...(cookie ? { cookie } : {}), ...headers },
      body: form ? new URLSearchParams(form) : body,
    });
    const cookies = cookiesOf(reply.headers);
    for (const field of keep ? cookies : []) {
      const [, name, value] = /^([^=]+)=([^;]*)/.exec(field);
      const over = /max-age=0/i.test(field) || (Date.parse(/expires=([^;]+)/i.exec(field)?.[1]) < Date.now());
      if (over) jar.delete(name);
      else jar.set(name, value);
    }
    const location = reply.headers.get('location');
    return { status: reply.status, text: await reply.text(), to: location && new URL(location, url).href, location,
      cookies };
  }

  // Where the redirects from `answer` end: at a page, or at a path of ours other than the sign-in's own.
  async follow(answer) {
    while (answer.to && !this.isHome(answer.to)) answer = await this.go(answer.to);
    return answer;
  }
  isHome(url) {
    const { origin, pathname } = new URL(url);
    return origin === this.web && !pathname.startsWith('/auth/') && !pathname.startsWith('/dev/');
  }

  // The form of a page, filled in.
  submit(page, form) {
    const [, action] = /<form[^>]* action="([^"]+)"/.exec(page.text);
    const hidden = [...page.text.matchAll(/<input type="hidden" name="([^"]+)" value="([^"]*)"/g)];
    return this.go(action, { form: { ...Object.fromEntries(hidden.map(([, name, value]) => [name, value])), ...form } });
  }

  async call(method, request = {}, headers = { origin: this.web }, service = 'portfolio.v1.PortfolioService') {
    const { status, text } = await this.go(`/pepiniere.${service}/${method}`, { method: 'POST',
      headers: { 'content-type': 'application/json', ...headers }, body: JSON.stringify(request) });
    return { status, ...JSON.parse(text) };
  }
  who() {
    return this.call('GetCaller', {}, undefined, 'access.v1.AccessService');
  }
  async told() {
    return JSON.parse((await this.go('/auth/session')).text);
  }
}

// A provider whose access tokens live for `life` seconds, and whose refresh tokens are good once.
class Issuer {
  static async start(web) {
    const issuer = new Issuer();
    issuer.port = await freePort();
    issuer.url = `http://127.0.0.1:${issuer.port}`;
    issuer.life = 3600;
    issuer.renewals = 0;
    issuer.provider = issuer.make(web);
    issuer.provider.on('grant.success', (ctx) => (issuer.renewals += ctx.oidc.params.grant_type === 'refresh_token'));
    await issuer.open();
    return issuer;
  }
  make(web) {
    const { privateKey } = generateKeyPairSync('ec', { namedCurve: 'P-256' });
    const key = { ...privateKey.export({ format: 'jwk' }), alg: 'ES256', kid: randomUUID(), use: 'sig' };
    return new Provider(this.url, {
      jwks: { keys: [key] },
      cookies: { keys: ['no secret either'] },
      clients: [{
        client_id: CLIENT.id,
        client_secret: CLIENT.secret,
        grant_types: ['authorization_code', 'refresh_token'],
        redirect_uris: [`${web}/auth/callback`],
        post_logout_redirect_uris: [`${web}/`],
        id_token_signed_response_alg: 'ES256',
      }],
      pkce: { required: () => true, methods: ['S256'] },
      conformIdTokenClaims: false,
      claims: { openid: ['sub'], profile: ['name'] },
      findAccount: (_, id) => ({ accountId: id, claims: () => ({ sub: id, name: `${id} d’Exemple` }) }),
      extraTokenClaims: (_, token) => ({ pepiniere_roles: ROLES[token.accountId] }),
      rotateRefreshToken: true,
      features: {
        devInteractions: { enabled: true },
        resourceIndicators: {
          enabled: true,
          getResourceServerInfo: () => ({ scope: 'use', audience: 'pepiniere', accessTokenTTL: this.life,
            accessTokenFormat: 'jwt', jwt: { sign: { alg: 'ES256' } } }),
        },
      },
    });
  }
  async open() {
    this.server = http.createServer(this.provider.callback()).listen(this.port, '127.0.0.1');
    await once(this.server, 'listening');
  }
  async close() {
    this.server.close();
    this.server.closeAllConnections();
    await once(this.server, 'close');
  }
}

let stack, issuer;
before(async () => {
  stack = await Stack.start({ serve: false, gateway: { signIn: false } });
  issuer = await Issuer.start(stack.web);
  const file = (name, text) => {
    fs.writeFileSync(path.join(stack.folder, name), `${text}\n`, { mode: 0o600 });
    return path.join(stack.folder, name);
  };
  stack.trust = [`--issuer=${issuer.url}`, '--audience=pepiniere'];
  stack.flags.push(`--signin-client-id=${CLIENT.id}`, `--signin-client-secret-file=${file('secret', CLIENT.secret)}`,
    '--signin-scopes=openid profile offline_access use', `--signin-resource=${RESOURCE}`,
    `--signin-cookie-keys=${file('keys', randomBytes(32).toString('base64'))}`);
  stack.launch();
  await stack.serving();
});
after(() => issuer.server.listening && issuer.close());

// Somebody who has signed in, and where that led.
async function signedIn({ as = 'camille', target = '/auth/login?return_to=%2Fprojects%3Fq%3Deau', life = 3600 } = {}) {
  const browser = new Browser(stack.web);
  issuer.life = life;
  const login = await browser.follow(await browser.go(target));
  const consent = await browser.follow(await browser.submit(login, { login: as, password: 'any' }));
  browser.arrival = await browser.follow(await browser.submit(consent));
  issuer.life = 3600;
  return browser;
}

const incubator = () => {
  const id = `i-${randomBytes(4).toString('hex')}`;
  return { incubatorId: id, incubator: { title: `Incubateur ${id}` } };
};

test('who signs in comes back where they were, is known, and may write', async () => {
  const visitor = new Browser(stack.web);
  assert.deepEqual(await visitor.told(), { signIn: true, signedIn: false, name: '', subject: '', expireTime: '' });
  assert.equal((await visitor.call('CreateIncubator', incubator())).code, 'unauthenticated');

  const camille = await signedIn();
  assert.equal(camille.arrival.to, `${stack.web}/projects?q=eau`, camille.arrival.text);
  const told = await camille.told();
  assert.deepEqual({ ...told, expireTime: '' },
    { signIn: true, signedIn: true, name: 'camille d’Exemple', subject: 'camille', expireTime: '' });
  assert.ok(Date.parse(told.expireTime) > Date.now() + 3600_000);
  assert.equal((await camille.who()).subject, 'camille');
  const created = incubator();
  assert.equal((await camille.call('CreateIncubator', created)).name, `incubators/${created.incubatorId}`);
  const sacha = await signedIn({ as: 'sacha' });
  assert.equal((await sacha.call('CreateIncubator', incubator())).code, 'permission_denied', 'signed in, without a role');

  for (const field of camille.arrival.cookies.filter((cookie) => cookie.startsWith('__Host-pepiniere=')))
    for (const wanted of ['; Path=/', '; Secure', '; HttpOnly', '; SameSite=Lax']) assert.ok(field.includes(wanted), field);
  assert.ok(camille.session.length > 0 && camille.session.every(([name]) => !name.includes('login')));
});

test('another site can do nothing with the cookie', async () => {
  const camille = await signedIn();
  for (const headers of [{ origin: 'https://evil.example' }, { origin: 'null' }, {}, { 'sec-fetch-site': 'cross-site' }]) {
    const reply = await camille.call('CreateIncubator', incubator(), headers);
    assert.deepEqual([reply.status, reply.code], [403, 'permission_denied'], JSON.stringify(headers));
    assert.equal((await camille.go('/auth/logout', { method: 'POST', headers })).status, 403);
  }
  assert.ok((await camille.told()).signedIn);
  assert.equal((await camille.call('CreateIncubator', incubator(), { 'sec-fetch-site': 'same-origin' })).status, 200);
});

test('a token that is over is renewed, once however many ask with the old cookie', async () => {
  const camille = await signedIn({ life: 2 });
  await sleep(2500);
  const began = issuer.renewals;
  const replies = await Promise.all(Array.from({ length: 16 }, () => camille.who()));
  assert.ok(replies.every((reply) => reply.subject === 'camille'), JSON.stringify(replies));
  assert.equal(issuer.renewals, began + 1);
  assert.equal((await camille.call('CreateIncubator', incubator())).status, 200, 'the cookies fit together');
  assert.equal(issuer.renewals, began + 1);
});

test('without the provider a session goes on while its token is good, and is not lost after', async () => {
  const good = await signedIn();
  const over = await signedIn({ life: 2 });
  await issuer.close();
  try {
    await sleep(2500);
    assert.equal((await good.who()).subject, 'camille');
    assert.equal((await over.who()).code, 'unavailable');
    assert.equal((await over.go('/auth/session')).status, 503);
    assert.equal((await new Browser(stack.web).call('ListProjects')).status, 200, 'visitors see the portfolio');
  } finally {
    await issuer.open();
  }
  await eventually('the session goes on', async () => (await over.who()).subject === 'camille');
});

test('a session outlives the gateway, but not the use of a refresh token by two', async () => {
  const lasting = await signedIn();
  const owner = await signedIn({ life: 2 });
  const thief = new Browser(stack.web);
  for (const [name, value] of owner.session) thief.jar(stack.web).set(name, value);
  await sleep(2500);
  issuer.life = 2;
  assert.equal((await owner.who()).subject, 'camille');
  assert.equal((await stack.stop()).code, 0);
  stack.launch();
  await stack.serving();
  assert.equal((await lasting.who()).subject, 'camille', 'a gateway that was started again has the key');
  for (const browser of [thief, owner]) {  // what the thief shows was used; the provider then trusts neither
    await eventually('the session is over', async () => !(await browser.told()).signedIn);
    assert.equal(browser.session.length, 0, 'the cookie is taken back');
  }
});

test('signing out ends the session here and at the provider', async () => {
  const camille = await signedIn();
  const there = await camille.go('/auth/logout', { method: 'POST', headers: { origin: stack.web } });
  assert.equal(there.status, 303);
  assert.equal(camille.session.length, 0);
  const page = await camille.follow(there);
  const back = await camille.follow(await camille.submit(page, { logout: 'yes' }));
  assert.equal(back.to, `${stack.web}/`);
  assert.equal((await camille.told()).signedIn, false);
  assert.match((await camille.follow(await camille.go('/auth/login'))).text, /name="password"/, 'the provider asks again');
});

test('a cookie that was touched stands for nobody, and is taken back', async () => {
  const camille = await signedIn();
  const jar = camille.jar(stack.web);
  const [name, value] = camille.session[0];
  jar.set(name, value.slice(0, 40) + (value[40] === 'A' ? 'B' : 'A') + value.slice(41));
  assert.equal((await camille.who()).subject ?? '', '');
  assert.equal(camille.session.length, 0);
});

test('nobody is sent elsewhere, and nobody else finishes a sign-in', async () => {
  for (const elsewhere of ['//evil.example', 'https://evil.example/', '/\\evil.example', '/\t/evil.example']) {
    const browser = await signedIn({ target: `/auth/login?return_to=${encodeURIComponent(elsewhere)}` });
    assert.equal(browser.arrival.location, '/', elsewhere);
  }
  const victim = new Browser(stack.web);
  const page = await victim.go('/auth/callback?code=stolen&state=made-up%3Cb%3E');
  assert.equal(page.status, 400);
  assert.match(page.text, /<html lang="fr">/);
  assert.doesNotMatch(page.text, /made-up|stolen/);
});

test('who changes their mind at the provider is told how to go on', async () => {
  const browser = new Browser(stack.web);
  const login = await browser.follow(await browser.go('/auth/login'));
  const [, abort] = /href="([^"]*\/abort)"/.exec(login.text);
  const page = await browser.follow(await browser.go(new URL(abort, issuer.url).href));
  assert.equal(page.status, 403);
  assert.match(page.text, /Connexion impossible/);
  assert.equal(browser.session.length, 0);
});

test('on a workstation one picks who to be', async () => {
  const local = await Stack.start({ gateway: {} });
  const browser = new Browser(local.web);
  const become = async (role) => {
    const chooser = await browser.follow(await browser.go('/auth/login?return_to=%2Fme'));
    const arrival = await browser.follow(await browser.submit(chooser, { role }));
    assert.equal(arrival.to, `${local.web}/me`);
    return chooser.text;
  };
  await become('programme_admin');
  const created = await browser.call('CreateIncubator', { incubatorId: 'la-serre', incubator: { title: 'La Serre' } });
  assert.equal(created.name, 'incubators/la-serre');
  const choices = await become('coach@incubators/la-serre');
  assert.match(choices, /<option value="coach@incubators\/la-serre">La Serre<\/option>/);
  assert.equal((await browser.told()).name, 'Coach, La Serre');
  assert.deepEqual((await browser.who()).roles, [{ role: 'ROLE_COACH', resource: 'incubators/la-serre' }]);
  const out = await browser.go('/auth/logout', { method: 'POST', headers: { origin: local.web } });
  assert.equal(out.to, `${local.web}/`);
  assert.equal((await browser.told()).signedIn, false);
  await local.stop();
});
