// Tokens of a real OpenID provider: discovered, rotated, gone for a while, late.
import assert from 'node:assert/strict';
import { execFileSync } from 'node:child_process';
import { generateKeyPairSync, randomUUID } from 'node:crypto';
import { once } from 'node:events';
import fs from 'node:fs';
import http from 'node:http';
import https from 'node:https';
import path from 'node:path';
import { json } from 'node:stream/consumers';
import test, { after } from 'node:test';
import { Provider } from 'oidc-provider';
import { Client, Code, closeClients, detailsOf } from './rpc.mjs';
import { Stack, eventually, freePort, temporaryFolder } from './stack.mjs';

const ROLES = { admin: ['programme_admin'], nobody: [] };
const AUDIENCES = { 'urn:service:portfolio': 'pepiniere', 'urn:service:other': 'another-service' };

function newKey(alg) {
  const { privateKey } = alg === 'RS256' ? generateKeyPairSync('rsa', { modulusLength: 2048 })
    : generateKeyPairSync('ec', { namedCurve: 'P-256' });
  return { ...privateKey.export({ format: 'jwk' }), alg, kid: randomUUID(), use: 'sig' };
}

const newKeys = () => ['RS256', 'ES256'].map(newKey);

// A provider on this machine, that can be stopped, started again, and given other keys.
class Issuer {
  // tls: {key, cert} of an https provider.
  static async start({ keys = newKeys(), tls } = {}) {
    const issuer = new Issuer();
    issuer.tls = tls;
    issuer.web = tls ? https : http;
    issuer.port = await freePort();
    issuer.url = `${tls ? 'https' : 'http'}://127.0.0.1:${issuer.port}`;
    issuer.rotate(keys);
    await issuer.open();
    return issuer;
  }

  rotate(keys) {
    this.keys = keys;
    const resource = (_, indicator) => ({
      scope: 'use',
      audience: AUDIENCES[indicator],
      accessTokenFormat: 'jwt',
      jwt: { sign: { alg: this.signs } },
    });
    this.provider = new Provider(this.url, {
      jwks: { keys },
      cookies: { keys: ['no secret either'] },
      ttl: { ClientCredentials: 3600 },
      clients: Object.keys(ROLES).map((id) => ({
        client_id: id,
        client_secret: 'not a secret',
        grant_types: ['client_credentials'],
        redirect_uris: [],
        response_types: [],
      })),
      extraTokenClaims: (_, token) => ({ pepiniere_roles: ROLES[token.clientId] }),
      features: {
        clientCredentials: { enabled: true },
        devInteractions: { enabled: false },
        resourceIndicators: { enabled: true, getResourceServerInfo: resource },
      },
    });
  }

  async open() {
    this.server = this.web.createServer(this.tls ?? {}, (request, reply) => this.provider.callback()(request, reply));
    this.server.listen(this.port, '127.0.0.1');
    await once(this.server, 'listening');
  }
  async close() {
    this.server.close();
    this.server.closeAllConnections();
    await once(this.server, 'close');
  }

  // A new token, as any system gets one.
  async token({ as = 'admin', alg = 'ES256', resource = 'urn:service:portfolio' } = {}) {
    this.signs = alg;
    const request = this.web.request(`${this.url}/token`, {
      method: 'POST',
      agent: false,  // a connection that is kept would outlive the provider
      ca: this.tls?.cert,
      auth: `${as}:not%20a%20secret`,
      headers: { 'content-type': 'application/x-www-form-urlencoded' },
    });
    request.end(new URLSearchParams({ grant_type: 'client_credentials', scope: 'use', resource }).toString());
    const [reply] = await once(request, 'response');
    const body = await json(reply);
    assert.ok(body.access_token, JSON.stringify(body));
    return body.access_token;
  }
}

const issuers = [];
async function startIssuer(options) {
  issuers.push(await Issuer.start(options));
  return issuers.at(-1);
}

after(async () => {
  closeClients();
  for (const issuer of issuers) if (issuer.server.listening) await issuer.close();
});

async function serveFor(issuer, { named = issuer.url, flags = [] } = {}) {
  const stack = await Stack.start({ serve: false, flags });
  stack.trust = [`--issuer=${named}`, '--audience=pepiniere'];
  stack.launch();
  await stack.serving();
  return stack;
}

// How the server takes a token: 'OK', or the reason of its refusal. An open method, so that only the token counts.
async function verdict(stack, token) {
  try {
    await new Client(stack.server, token).call('ListProjects');
    return 'OK';
  } catch (error) {
    return `${Code[error.code]} ${detailsOf(error).ErrorInfo?.reason}`;
  }
}
const accepts = async (stack, token) => (await verdict(stack, token)) === 'OK';

// What is done now was done two hours ago, for the provider in this process.
async function twoHoursAgo(action) {
  const now = Date.now;
  Date.now = () => now() - 2 * 3600 * 1000;
  try {
    return await action();
  } finally {
    Date.now = now;
  }
}

test('the provider says where its keys are; its tokens are taken for what they are', async () => {
  const issuer = await startIssuer();
  const stack = await serveFor(issuer);
  assert.equal(await verdict(stack, await issuer.token({ alg: 'ES256' })), 'OK');
  assert.equal(await verdict(stack, await issuer.token({ alg: 'RS256' })), 'OK');
  const admin = new Client(stack.server, await issuer.token());
  assert.equal((await admin.refusal('CreateIncubator', {})).code, Code.INVALID_ARGUMENT, 'admitted');
  const nobody = new Client(stack.server, await issuer.token({ as: 'nobody' }));
  assert.equal((await nobody.refusal('CreateIncubator', {})).code, Code.PERMISSION_DENIED);

  const meantForAnother = await issuer.token({ resource: 'urn:service:other' });
  assert.equal(await verdict(stack, meantForAnother), 'UNAUTHENTICATED TOKEN_AUDIENCE');
  assert.equal(await verdict(stack, await twoHoursAgo(() => issuer.token())), 'UNAUTHENTICATED TOKEN_EXPIRED');
  const twin = await startIssuer({ keys: issuer.keys });
  assert.equal(await verdict(stack, await twin.token()), 'UNAUTHENTICATED TOKEN_ISSUER');
  const stranger = await startIssuer();
  assert.equal(await verdict(stack, await stranger.token()), 'UNAUTHENTICATED TOKEN_ISSUER');
  await stack.stop();
});

test('keys rotate under a server that runs; what was signed with the old ones is no longer taken', async () => {
  const issuer = await startIssuer();
  const stack = await serveFor(issuer);
  const old = await issuer.token();
  assert.ok(await accepts(stack, old));
  issuer.rotate(newKeys());
  const fresh = await issuer.token();
  await eventually('the new key is known', () => accepts(stack, fresh));
  assert.equal(await verdict(stack, old), 'UNAUTHENTICATED TOKEN_SIGNATURE');
  await stack.stop();
});

test('a provider that is away is not missed while its keys are known', async () => {
  const issuer = await startIssuer();
  const stack = await serveFor(issuer);
  const tokens = [await issuer.token(), await issuer.token({ alg: 'RS256' })];
  assert.ok(await accepts(stack, tokens[0]));
  await issuer.close();
  for (const token of tokens) assert.ok(await accepts(stack, token));
  await stack.stop();
});

test('a provider that comes late is waited for', async () => {
  const issuer = await startIssuer();
  const token = await issuer.token();
  await issuer.close();
  const stack = await serveFor(issuer);
  assert.equal(await verdict(stack, token), 'UNAVAILABLE ISSUER_UNAVAILABLE');
  assert.equal(await verdict(stack, ''), 'OK', 'who shows no token needs no provider');
  await issuer.open();
  await eventually('the provider is found', () => accepts(stack, token));
  await stack.stop();
});

test('over https, the provider is who its certificate says, by the authority that is given', async () => {
  const folder = temporaryFolder();
  const file = (name) => path.join(folder, name);
  execFileSync('openssl', ['req', '-x509', '-newkey', 'ec', '-pkeyopt', 'ec_paramgen_curve:P-256', '-nodes',
    '-days', '2', '-subj', '/CN=issuer', '-addext', 'subjectAltName=IP:127.0.0.1', '-keyout', 'key.pem',
    '-out', 'cert.pem'], { cwd: folder, stdio: ['ignore', 'ignore', 'pipe'] });
  const tls = { key: fs.readFileSync(file('key.pem')), cert: fs.readFileSync(file('cert.pem')) };
  const issuer = await startIssuer({ tls });
  const token = await issuer.token();
  const trusting = await serveFor(issuer, { flags: [`--issuer-ca=${file('cert.pem')}`] });
  assert.equal(await verdict(trusting, token), 'OK');
  await trusting.stop();
  const doubting = await serveFor(issuer);
  assert.equal(await verdict(doubting, token), 'UNAVAILABLE ISSUER_UNAVAILABLE');
  await doubting.stop();
});

test('a provider that calls itself otherwise, or that is reached in the clear, is none', async () => {
  const issuer = await startIssuer();
  const token = await issuer.token();
  const stack = await serveFor(issuer, { named: `${issuer.url}/` });
  assert.equal(await verdict(stack, token), 'UNAUTHENTICATED TOKEN_ISSUER');
  await stack.stop();
  const clear = await Stack.start({ serve: false });
  clear.trust = ['--issuer=http://identity.example', '--audience=pepiniere'];
  clear.launch();
  assert.notEqual((await clear.exit()).code, 0);
});
