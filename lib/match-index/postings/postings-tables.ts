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
  return {
    // Dexie keeps a transaction through `await` only where the scope itself is an async function.
    transaction: (mode, work) => postings.db.transaction(mode, postings, postingsStates, async () => work()),
    state: async (generation) => postingsStates.get(generation),
    async putState(state) {
      await postingsStates.put(state);
    },
    pages: async (keys) => postings.bulkGet(keys),
    async putPages(pages) {
      // Dexie's types know no keys of several parts here; Dexie does.
      const keys = pages.map(([key]) => key) as unknown as IndexableTypeArrayReadonly;
      await postings.bulkPut(
        pages.map(([, bytes]) => bytes),
        keys,
      );
    },
    async deletePages(keys) {
      await postings.bulkDelete(keys);
    },
    async deleteGeneration(generation) {
      await postingsStates.delete(generation);
      await postings.where(':id').between([generation, Dexie.minKey], [generation, Dexie.maxKey]).delete();
    },
  };
}
