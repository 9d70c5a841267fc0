// The demo's sign-in, as the services and the command line meet it.

import assert from 'node:assert/strict';
import { spawn } from 'node:child_process';
import { createPublicKey, verify } from 'node:crypto';
import { mkdtempSync, readFileSync, rmSync, statSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after, before, test } from 'node:test';
import { fileURLToPath } from 'node:url';

import { Browser } from './browser.js';

const program = fileURLToPath(new URL('../../deploy/local/oidc/provider.js', import.meta.url));
const secrets = mkdtempSync(join(tmpdir(), 'candour-oidc-'));
const deviceGrant = 'urn:ietf:params:oauth:grant-type:device_code';
let provider;
let issuer;

before(async () => {
  provider = spawn(process.execPath, [program, '0', secrets]);
  issuer = await new Promise((resolve, reject) => {
    provider.on('exit', () => reject(new Error('the provider ended')));
    provider.stdout.on('data', (text) => {
      const said = /listening on (\S+)/.exec(text);
      if (said) resolve(said[1]);
    });
  });
});

after(() => {
  provider.removeAllListeners('exit');
  provider.kill('SIGTERM');
  rmSync(secrets, { recursive: true });
});

function askToken(fields, headers = {}) {
  return fetch(`${issuer}/token`, { method: 'POST', headers, body: new URLSearchParams(fields) });
}

function askAs(id, secret) {
  const authorization = `Basic ${Buffer.from(`${id}:${secret}`).toString('base64')}`;
  return askToken({ grant_type: 'client_credentials' }, { authorization });
}

const secretOf = (id) => readFileSync(join(secrets, 'clients', id), 'utf8');

async function tokenOf(id) {
  return (await (await askAs(id, secretOf(id))).json()).access_token;
}

const part = (token, place) => JSON.parse(Buffer.from(token.split('.')[place], 'base64url'));

async function signedByPublishedKey(token) {
  const { keys } = await (await fetch(`${issuer}/jwks`)).json();
  const jwk = keys.find(({ kid }) => kid === part(token, 0).kid);
  const [head, body, signature] = token.split('.');
  const key = createPublicKey({ key: jwk, format: 'jwk' });
  return verify('sha256', `${head}.${body}`, key, Buffer.from(signature, 'base64url'));
}

test('a scripted person gets a token with authority and role', async () => {
  const { iat, exp, jti, ...claims } = part(await tokenOf('demo-handler'), 1);

  assert.deepEqual(claims, {
    iss: issuer,
    aud: 'candour',
    sub: 'demo-handler',
    client_id: 'demo-handler',
    name: 'Imran Sadiq',
    authorities: ['milford'],
    roles: ['handler'],
  });
  assert.equal(exp - iat, 3600);
  assert.ok(jti);
});

test('a service may act for every authority', async () => {
  const claims = part(await tokenOf('candour-notification'), 1);

  assert.deepEqual(claims.authorities, ['*']);
  assert.deepEqual(claims.roles, ['service']);
});

test('a token is signed with RS256 by a published key', async () => {
  const token = await tokenOf('ashby-manager');

  assert.equal(part(token, 0).alg, 'RS256');
  assert.equal(await signedByPublishedKey(token), true);
});

test('the published keys hold no private part', async () => {
  const { keys } = await (await fetch(`${issuer}/jwks`)).json();

  assert.deepEqual(keys.map(({ alg }) => alg), ['RS256', 'ES256']);
  assert.deepEqual(keys.map(({ d }) => d), [undefined, undefined]);
});

test('a wrong secret is refused', async () => {
  const response = await askAs('demo-handler', secretOf('demo-manager'));

  assert.equal(response.status, 401);
});

test('secrets and keys can be read by their owner only', () => {
  assert.equal(statSync(join(secrets, 'oidc-keys.json')).mode & 0o777, 0o600);
  assert.equal(statSync(join(secrets, 'clients', 'demo-handler')).mode & 0o777, 0o600);
});

test('the command line signs a person in by the device grant', async () => {
  const asked = await fetch(`${issuer}/device/auth`, {
    method: 'POST',
    body: new URLSearchParams({ client_id: 'candour-cli', scope: 'openid candour' }),
  });
  const device = await asked.json();
  const redeem = { client_id: 'candour-cli', grant_type: deviceGrant, device_code: device.device_code };
  const early = await (await askToken(redeem)).json();
  const browser = new Browser();

  const confirm = await browser.send(await browser.open(device.verification_uri), {
    user_code: device.user_code,
  });
  const who = await browser.send(confirm);
  const done = await browser.send(who, { person: 'demo-manager' });
  const token = (await (await askToken(redeem)).json()).access_token;

  assert.equal(early.error, 'authorization_pending');
  assert.match(who.text, /Delphine Okoro/);
  assert.match(done.text, /You are signed in/);
  assert.equal(part(token, 1).sub, 'demo-manager');
  assert.equal(part(token, 1).aud, 'candour');
  assert.deepEqual(part(token, 1).roles, ['complaints_manager']);
  assert.equal(await signedByPublishedKey(token), true);
});
