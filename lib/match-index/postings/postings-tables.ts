// The two tables of the key lists in the browser's database, and a page store over them. Nothing is indexed: a page is
// asked for by its address alone.

import Dexie, { type IndexableTypeArrayReadonly, type Table } from 'dexie';
import type { PageBytes, PageKey, PageStore } from './page-store';
import type { PostingsState } from './postings-state';

/** For `version(n).stores(…)`. */
export const POSTINGS_TABLES = { postings: '', postingsStates: 'generation' };

/** The part of a database that holds them. */
export interface PostingsTables {
  postings: Table<PageBytes, PageKey>;
  postingsStates: Table<PostingsState, number>;
}

export function databasePages({ postings, postingsStates }: PostingsTables): PageStore {
  const stretch = (generation: number, place: number, first: number, below: number) =>
    postings.where(':id').between([generation, place, first], [generation, place, below], true, false);

  return {
    // Dexie keeps a transaction through `await` only where the scope itself is an async function.
    transaction: async (mode, work) => postings.db.transaction(mode, [postings, postingsStates], async () => work()),
    state: async (generation) => postingsStates.get(generation),
    async putState(state) {
      await postingsStates.put(state);
    },
    pages: async (keys) => postings.bulkGet(keys),
    pagesOf: async (...place) => stretch(...place).toArray(),
    async putPages(keys, pages) {
      // Dexie's types know no keys of several parts here; Dexie does.
      await postings.bulkPut(pages, keys as unknown as IndexableTypeArrayReadonly);
    },
    async deletePagesOf(...place) {
      await stretch(...place).delete();
    },
    async deleteGeneration(generation) {
      await postingsStates.delete(generation);
      await postings.where(':id').between([generation, Dexie.minKey], [generation, Dexie.maxKey]).delete();
    },
  };
}
