// The demo's own sign-in: a small OpenID Connect provider that listens on the loopback only.
//
//   node deploy/local/oidc/provider.js PORT SECRETS_FOLDER
//
// SECRETS_FOLDER gets `oidc-keys.json` and `clients/ID`, one secret a person or service. Port 0 takes
// a free one; the line "listening on ISSUER" tells which.

import { createServer } from 'node:http';
import { mkdirSync } from 'node:fs';
import { join } from 'node:path';
import { createRequire } from 'node:module';

import { configurationFor } from './configuration.js';
import { readDirectory } from './directory.js';
import { readKeys } from './keys.js';
import { choosePerson, failed } from './pages.js';

// The pinned npm tools lie beside this folder's parent, where a plain import would not look.
const tools = createRequire(new URL('../../tools/package.json', import.meta.url));
const { default: Provider } = await import(tools.resolve('oidc-provider'));

const HOST = '127.0.0.1';
const MOST_BYTES = 4096;

async function bodyOf(request) {
  let text = '';
  for await (const piece of request) {
    text += piece;
    if (text.length > MOST_BYTES) throw new Error('the form is too large');
  }
  return new URLSearchParams(text);
}

function answer(response, status, html) {
  response.writeHead(status, {
    'content-type': 'text/html; charset=utf-8',
    'content-security-policy': "default-src 'none'; style-src 'unsafe-inline'",
    'cache-control': 'no-store',
  });
  response.end(html);
}

// The one page that is ours: which of the invented people is signing in.
async function whoIsIt(provider, directory, request, response) {
  if (request.method === 'GET') {
    await provider.interactionDetails(request, response);
    answer(response, 200, choosePerson(request.url, directory.people));
    return;
  }
  const person = (await bodyOf(request)).get('person');
  if (!directory.people.some(({ id }) => id === person)) {
    answer(response, 400, failed('Please choose one of the people.'));
    return;
  }
  await provider.interactionFinished(request, response, { login: { accountId: person } });
}

function start(port, secrets) {
  mkdirSync(secrets, { recursive: true, mode: 0o700 });
  const directory = readDirectory(join(secrets, 'clients'));
  const keys = readKeys(join(secrets, 'oidc-keys.json'));
  const server = createServer();
  server.listen(port, HOST, () => {
    const issuer = `http://${HOST}:${server.address().port}`;
    const provider = new Provider(issuer, configurationFor(directory, keys));
    const callback = provider.callback();
    server.on('request', (request, response) => {
      if (!request.url.startsWith('/who/')) {
        callback(request, response);
        return;
      }
      whoIsIt(provider, directory, request, response).catch((error) =>
        answer(response, 400, failed(error.message)),
      );
    });
    console.log(`listening on ${issuer}`);
  });
  const stop = () => server.close(() => process.exit(0)) && server.closeAllConnections();
  process.on('SIGTERM', stop);
  process.on('SIGINT', stop);
}

const [port, secrets] = process.argv.slice(2);
if (!/^\d+$/.test(port ?? '') || !secrets) {
  console.error('usage: provider.js PORT SECRETS_FOLDER');
  process.exit(2);
}
start(Number(port), secrets);
