// Runs in an extension page: fills the extension's own database with made-up records through the shipped match index, as
// the worker would. Times only that; making the records up is somebody else's work.

import type { AtsRecord } from '@/lib/ats/connector';
import { KEYING } from '@/lib/background/keying';
import { createVaultStore } from '@/lib/background/vault-store';
import { InAtsDatabase } from '@/lib/match-index/database';
import { createMatchIndex } from '@/lib/match-index/match-index';
import type { Keying } from '@/lib/match-index/people-keys';
import { openVault } from '@/lib/vault/vault';
import { readRecordLine } from '@/tests/support/profile-lines';

/** What a page of the ATS brings. */
const PAGE = 500;
const FIRST_ID = 40_000_000;

async function open(connection: string) {
  const database = new InAtsDatabase();
  const vault = await openVault(createVaultStore(database));
  let filled = 0;
  let readingMs = 0;
  const keying: Keying = {
    ...KEYING,
    keysOf(profile) {
      const begun = performance.now();
      const keys = KEYING.keysOf(profile);
      readingMs += performance.now() - begun;
      return keys;
    },
  };
  const index = createMatchIndex(database, vault, keying, () => Date.now());

  function toRecord(line: string): AtsRecord[] {
    const read = readRecordLine(line);
    if (!read) return [];
    const { names, positions, locations, emails, phones, urls, updatedAt } = read.profile;
    const id = FIRST_ID + filled * 7;
    filled += 1;
    const data = {
      id,
      name: names[0] ?? null,
      anonymous: false,
      company: positions[0]?.company ?? null,
      title: positions[0]?.title ?? null,
      location: locations[0] ?? null,
      tags: [],
      emails,
      phones,
      urls,
      updatedAt,
    };
    const { headline: _none, links: _nor, ...identity } = read.profile;
    return [{ resource: 'candidate', id, owner: null, data, identity }];
  }

  return {
    /** One line a record; ms that storing and finding keys took. */
    async fill(lines: readonly string[]): Promise<number> {
      const records = lines.flatMap(toRecord);
      const sync = await index.sync(connection);
      if (!sync) throw new Error('the connection was never read');
      const begun = performance.now();
      for (let from = 0; from < records.length; from += PAGE) {
        await index.write(connection, { records: records.slice(from, from + PAGE) }, sync);
      }
      return performance.now() - begun;
    },
    /** How much of all that was reading what keys people have, before any is blinded; ms. */
    reading: () => readingMs,
    /** What can wait: merging; ms. */
    async rest(): Promise<number> {
      const begun = performance.now();
      const { signal } = new AbortController();
      while (await index.upkeep(signal)) {}
      return performance.now() - begun;
    },
  };
}

/**
 * The least that a database takes for as many bytes sealed, put as large values and with nothing to find them by; ms. In a
 * page of another origin, so that its bytes are not counted with the extension's.
 */
async function fillFloor(people: number, bytes: number): Promise<number> {
  const begun = performance.now();
  const bare = await new Promise<IDBDatabase>((resolve, reject) => {
    const opening = indexedDB.open('floor');
    opening.onupgradeneeded = () => opening.result.createObjectStore('values');
    opening.onsuccess = () => resolve(opening.result);
    opening.onerror = () => reject(opening.error);
  });
  const key = await crypto.subtle.generateKey({ name: 'AES-GCM', length: 256 }, false, ['encrypt']);
  const plain = crypto.getRandomValues(new Uint8Array(bytes));
  const AT_ONCE = 100;
  for (let from = 0; from < people; from += AT_ONCE) {
    const sealed = await Promise.all(
      Array.from({ length: AT_ONCE }, () =>
        crypto.subtle.encrypt({ name: 'AES-GCM', iv: crypto.getRandomValues(new Uint8Array(12)) }, key, plain),
      ),
    );
    await new Promise<void>((resolve, reject) => {
      const change = bare.transaction('values', 'readwrite');
      change.objectStore('values').put(sealed, from);
      change.oncomplete = () => resolve();
      change.onerror = () => reject(change.error);
    });
  }
  bare.close();
  return performance.now() - begun;
}

Object.assign(globalThis, { openScale: open, fillFloor });
