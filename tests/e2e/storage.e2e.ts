// What lies on disk after a whole sync: no name, address, phone number or link of anybody in the ATS can be read, nor the
// passphrase, nor the keys it guards. The search itself is proved by one planted record that is not sealed.

import { rmSync } from 'node:fs';
import { afterAll, beforeAll, expect, test } from 'vitest';
import type { SessionKeys } from '@/lib/vault/vault';
import { DEFAULT_CREDENTIAL } from '@/tests/simulators/greenhouse';
import { searchProfile } from '@/tests/support/profile-folder';
import { type Stage, setStage } from '@/tests/support/stage';

const PLANTED = {
  name: 'Quillon Underbrook-Tessaly',
  email: 'quillon.underbrook@planted.example',
  note: 'Ünverschlüsselt Пример',
};

/** How many people are looked for. */
const SAMPLED = 1_000;
const PASSPHRASE = 'quartz lantern orbit meadow';
/** Of the vault, in the clear as they lie in memory. */
let keys: string[] = [];

const CACHED = 'Cachewell Remembersby';

let stage: Stage;
let profile: string;

beforeAll(async () => {
  stage = await setStage({ people: 2_000, keepProfile: true });
  profile = stage.folder;
  await stage.chooseSurface('page');
  await stage.waitForFill(await stage.connect());
  const options = await stage.openTab('options.html#security');
  await options.getByRole('button', { name: 'Set a passphrase' }).click();
  await options.getByLabel('New passphrase').fill(PASSPHRASE);
  await options.getByLabel('The same passphrase again').fill(PASSPHRASE);
  await options.getByRole('button', { name: 'Set passphrase' }).click();
  await options.getByRole('button', { name: 'Lock now' }).click();
  await options.getByLabel('Passphrase').fill(PASSPHRASE);
  await options.getByRole('button', { name: 'Unlock' }).click();
  await options.getByRole('button', { name: 'Lock now' }).waitFor();
  await options.close();
  const { vault } = await stage.inExtension<{ vault: SessionKeys }>(`chrome.storage.session.get('vault')`);
  keys = [vault.hashKey, ...vault.dataKeys.map(({ raw }) => raw)];
  const { activeApplicant, rejected } = stage.world.cast;
  for (const person of [activeApplicant, rejected]) {
    // Contact details shown and a person re-read: more ways for a word to reach the disk.
    const page = await stage.profile(person);
    await stage.waitDrawn(page, (drawn) => drawn?.text.includes('In ATS') ?? false, 'the badge');
    await stage.clickDrawn(page, 'In ATS', 'button');
    await stage.clickDrawn(page, /contact detail/i, 'button');
    await stage.waitDrawn(page, (drawn) => drawn?.text.includes(person.emails[0] as string) ?? false, 'the address');
    await page.close();
  }
  // As a careless version would have written it, with rows enough after it that the browser makes a compressed table of
  // them. In several transactions: each is written whole, and only the next one finds the buffer full.
  await stage.inExtension(`new Promise((done, failed) => {
    const opening = indexedDB.open('planted', 1);
    opening.onupgradeneeded = () => opening.result.createObjectStore('people', { keyPath: 'id' });
    opening.onerror = () => failed(opening.error);
    const fill = (batch) => {
      if (batch === 6) return done(undefined);
      const change = opening.result.transaction('people', 'readwrite', { durability: 'strict' });
      const people = change.objectStore('people');
      if (batch === 0) people.put({ id: -1, ...${JSON.stringify(PLANTED)} });
      for (let id = batch * 500; id < (batch + 1) * 500; id++) people.put({ id, filler: 'row '.repeat(1_200) + id });
      change.oncomplete = () => fill(batch + 1);
      change.onerror = () => failed(change.error);
    };
    opening.onsuccess = () => fill(0);
  })`);
  // And as a careless request would have left it in the browser's cache.
  const cached = {
    'cache-control': 'max-age=600',
    'content-type': 'application/json',
    'access-control-allow-origin': '*',
  };
  stage.serve('cache.example', () => new Response(JSON.stringify({ name: CACHED }), { headers: cached }));
  await stage.inExtension(`fetch('https://cache.example/people').then((answer) => answer.text())`);
  await stage.close();
});
afterAll(() => rmSync(profile, { recursive: true, force: true, maxRetries: 5 }));

test('one planted record is found, in every kind of text', () => {
  const { hits } = searchProfile(profile, Object.values(PLANTED));
  for (const word of Object.values(PLANTED)) expect(hits.map((hit) => hit.word)).toContain(word);
  const name = Buffer.from(PLANTED.name);
  expect(searchProfile(profile, [], [name]).hits).toContainEqual(expect.objectContaining({ encoding: 'bytes' }));
  // In a compressed table too, where the raw bytes show nothing.
  expect(hits.map(({ file }) => file)).toContainEqual(expect.stringMatching(/\.ldb$/));
  const [inCache] = searchProfile(profile, [CACHED]).hits;
  expect(inCache?.file).toMatch(/Cache/);
});

test('nothing of anybody in the ATS can be read', () => {
  const people = [...Object.values(stage.world.cast), ...stage.world.people]
    .filter(({ candidateId }) => candidateId !== null)
    .slice(0, SAMPLED);
  expect(people).toHaveLength(SAMPLED);
  const opened = new Set([stage.world.cast.activeApplicant.vanity, stage.world.cast.rejected.vanity]);
  const words = people.flatMap((person) => [
    ...person.emails,
    ...person.phones.filter((phone) => phone.replace(/\D/g, '').length > 9),
    ...(person.last.length > 9 ? [`${person.first} ${person.last}`] : []),
    // The browser's own history holds addresses that were visited, as it does without us.
    ...(opened.has(person.vanity) || person.vanity.length < 8 ? [] : [person.vanity]),
  ]);
  const wanted = [...new Set(words)].filter((word) => word.length > 7);
  expect(wanted.length).toBeGreaterThan(SAMPLED);
  const { hits, files, bytes } = searchProfile(profile, wanted);
  expect(files).toBeGreaterThan(30);
  expect(bytes).toBeGreaterThan(1_000_000);
  const isVisited = (word: string) =>
    [...opened].some((vanity) => word.includes(vanity)) || /Mara Lindqvist|Yıldırım/.test(word);
  expect(hits.filter(({ word }) => !isVisited(word))).toEqual([]);
});

test('the secret cannot be read either', () => {
  expect(searchProfile(profile, [DEFAULT_CREDENTIAL.clientSecret]).hits).toEqual([]);
});

test('nor the passphrase, nor the keys it guards', () => {
  expect(keys.length).toBeGreaterThan(1);
  // As text, and as the bytes they are.
  const bytes = keys.map((key) => Buffer.from(key, 'base64'));
  expect(bytes.every(({ length }) => length === 16 || length === 32)).toBe(true);
  const { hits } = searchProfile(profile, [PASSPHRASE, ...keys, ...bytes.map((key) => key.toString('hex'))], bytes);
  expect(hits).toEqual([]);
});
