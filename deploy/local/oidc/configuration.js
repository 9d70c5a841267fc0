// What the provider is asked to do: client credentials for services and scripted people, the device
// grant for `candour login`, and access tokens as JWTs for the one audience.

import { askForCode, confirmCode, failed, signedIn } from './pages.js';

export const AUDIENCE = 'candour';
const RESOURCE = 'urn:candour';
const SCOPE = 'candour';
const HOUR = 60 * 60;

// The command line is a public client: it cannot keep a secret, and the device grant needs none.
const COMMAND_LINE = {
  client_id: 'candour-cli',
  client_name: 'The candour command line',
  token_endpoint_auth_method: 'none',
  grant_types: ['urn:ietf:params:oauth:grant-type:device_code', 'refresh_token'],
  response_types: [],
  redirect_uris: [],
  scope: `openid offline_access ${SCOPE}`,
};

function scripted({ id, name, secret }) {
  return {
    client_id: id,
    client_name: name,
    client_secret: secret,
    grant_types: ['client_credentials'],
    response_types: [],
    redirect_uris: [],
    scope: SCOPE,
  };
}

function claimsOf(one) {
  return { name: one.name, authorities: one.authorities, roles: one.roles };
}

// Every demo person grants the command line everything it may ask for; there is no consent page.
async function grantAll(ctx) {
  const { provider, client, session } = ctx.oidc;
  const grant = new provider.Grant({ clientId: client.clientId, accountId: session.accountId });
  grant.addOIDCScope(`openid offline_access ${SCOPE}`);
  grant.addResourceScope(RESOURCE, SCOPE);
  await grant.save();
  return grant;
}

async function renderError(ctx, out) {
  ctx.type = 'html';
  ctx.body = failed(out.error_description ?? out.error);
}

const deviceFlow = {
  enabled: true,
  userCodeInputSource: async (ctx, form, out, error) => {
    ctx.body = askForCode(form, Boolean(error));
  },
  userCodeConfirmSource: async (ctx, form, client, deviceInfo, userCode) => {
    ctx.body = confirmCode(form, client.clientName, userCode);
  },
  successSource: async (ctx) => {
    ctx.body = signedIn();
  },
};

const resourceIndicators = {
  enabled: true,
  defaultResource: async () => RESOURCE,
  useGrantedResource: async () => true,
  getResourceServerInfo: async () => ({
    scope: SCOPE,
    audience: AUDIENCE,
    accessTokenFormat: 'jwt',
    accessTokenTTL: HOUR,
    jwt: { sign: { alg: 'RS256' } },
  }),
};

export function configurationFor(directory, { keys, cookie }) {
  return {
    clients: [COMMAND_LINE, ...directory.everyone.map(scripted)],
    jwks: { keys },
    cookies: { keys: [cookie] },
    scopes: ['openid', 'offline_access', SCOPE],
    responseTypes: [],
    features: {
      clientCredentials: { enabled: true },
      devInteractions: { enabled: false },
      deviceFlow,
      resourceIndicators,
    },
    interactions: { url: (ctx, interaction) => `/who/${interaction.uid}` },
    loadExistingGrant: grantAll,
    renderError,
    findAccount: async (ctx, id) =>
      directory.find(id) && {
        accountId: id,
        claims: async () => ({ sub: id, ...claimsOf(directory.find(id)) }),
      },
    extraTokenClaims: async (ctx, token) =>
      claimsOf(directory.find(token.accountId ?? token.clientId)),
    ttl: {
      AccessToken: HOUR,
      ClientCredentials: HOUR,
      DeviceCode: 10 * 60,
      Grant: 12 * HOUR,
      IdToken: HOUR,
      Interaction: 10 * 60,
      RefreshToken: 12 * HOUR,
      Session: 10 * 60,
    },
  };
}
