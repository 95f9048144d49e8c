// The smallest errands the browser can be sent on, as floors: an empty message to the worker and back, one row by its key.
// They run in an extension page that has none of the product's code.

import type { Harness } from '@/tests/support/launch-extension';

/** Milliseconds of one empty message there and back, and of one row of the database there and back. */
export interface Errand {
  message: number;
  row: number;
}

/** Opens the database in the extension page and picks keys of rows in it. */
export async function prepareErrands(stage: Pick<Harness, 'inExtension'>): Promise<void> {
  const rows = await stage.inExtension<number>(`new Promise((resolve, reject) => {
    const opening = indexedDB.open('in-ats');
    opening.onerror = () => reject(opening.error);
    opening.onsuccess = () => {
      globalThis.benchDatabase = opening.result;
      opening.result.onversionchange = () => opening.result.close();
      const keys = opening.result.transaction('records').objectStore('records').getAllKeys(null, 2000);
      keys.onerror = () => reject(keys.error);
      keys.onsuccess = () => { globalThis.benchKeys = keys.result; resolve(keys.result.length); };
    };
  })`);
  if (rows === 0) throw new Error('the database holds no records: there is nothing to compare with');
}

/** `chance`: between 0 and 1, which row. */
export function runErrand(stage: Pick<Harness, 'inExtension'>, chance: number): Promise<Errand> {
  return stage.inExtension<Errand>(`(async () => {
    const begun = performance.now();
    const answer = await chrome.runtime.sendMessage({ name: '' });
    const told = performance.now();
    if (!answer || answer.ok !== false) throw new Error('the worker did not refuse the empty message');
    const key = benchKeys[Math.floor(${chance} * benchKeys.length)];
    await new Promise((resolve, reject) => {
      const getting = benchDatabase.transaction('records').objectStore('records').get(key);
      getting.onerror = () => reject(getting.error);
      getting.onsuccess = () => getting.result ? resolve() : reject(new Error('the row is gone'));
    });
    return { message: told - begun, row: performance.now() - told };
  })()`);
}
