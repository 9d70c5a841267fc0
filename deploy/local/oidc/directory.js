// Who the demo knows: the people and services of people.json, each with the secret it signs in with.
// A secret is made once and kept in a file of its own, readable by its owner only.

import { randomBytes } from 'node:crypto';
import { existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';

const listed = JSON.parse(readFileSync(new URL('people.json', import.meta.url), 'utf8'));

function secretOf(id, folder) {
  const file = join(folder, id);
  if (!existsSync(file)) {
    writeFileSync(file, randomBytes(24).toString('hex'), { mode: 0o600 });
  }
  return readFileSync(file, 'utf8').trim();
}

// Reads the directory, making the secrets in `folder` that are not there yet.
export function readDirectory(folder) {
  mkdirSync(folder, { recursive: true, mode: 0o700 });
  const everyone = [...listed.people, ...listed.services];
  const byId = new Map(everyone.map((one) => [one.id, one]));
  return {
    people: listed.people,
    everyone: everyone.map((one) => ({ ...one, secret: secretOf(one.id, folder) })),
    find: (id) => byId.get(id),
  };
}
