// The provider's own keys: made once, kept in one file, readable by its owner only.

import { generateKeyPairSync, randomBytes } from 'node:crypto';
import { existsSync, readFileSync, writeFileSync } from 'node:fs';

function privateKey(alg, type, options) {
  const { privateKey: key } = generateKeyPairSync(type, options);
  const kid = `${alg.toLowerCase()}-${randomBytes(4).toString('hex')}`;
  return { ...key.export({ format: 'jwk' }), kid, alg, use: 'sig' };
}

// Returns { keys, cookie }: the signing keys as private JWKs and the secret that signs cookies.
export function readKeys(file) {
  if (!existsSync(file)) {
    const keys = [
      privateKey('RS256', 'rsa', { modulusLength: 2048 }),
      privateKey('ES256', 'ec', { namedCurve: 'P-256' }),
    ];
    writeFileSync(file, JSON.stringify({ keys, cookie: randomBytes(32).toString('hex') }), {
      mode: 0o600,
    });
  }
  return JSON.parse(readFileSync(file, 'utf8'));
}
