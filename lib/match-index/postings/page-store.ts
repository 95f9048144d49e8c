// Where packed pages lie: in a table of the browser's database. Knows nothing of what is in a page.

import type { PostingsState } from './postings-state';

export type PageBytes = Uint8Array<ArrayBuffer>;

/**
 * A page of key lists lies where its keys do, as a fraction of all keys, and only then by its segment. So what a merge writes
 * comes to lie beside what it deletes, and the browser's own compaction meets both: else deleted lists stay on the disk, as
 * much as there are living ones (measured with Chromium). The directory lies behind 1, the dead before 0.
 */
export type PageKey = [generation: number, position: number, segment: number];

export interface PageStore {
  /** Several calls in one transaction, unless the caller has one open. Nothing may be awaited in it but this store. */
  transaction<T>(mode: 'r' | 'rw', work: () => Promise<T>): Promise<T>;
  state(generation: number): Promise<PostingsState | undefined>;
  putState(state: PostingsState): Promise<void>;
  /** In the order asked for. */
  pages(keys: PageKey[]): Promise<(PageBytes | undefined)[]>;
  putPages(pages: [PageKey, PageBytes][]): Promise<void>;
  deletePages(keys: PageKey[]): Promise<void>;
  /** State and pages. */
  deleteGeneration(generation: number): Promise<void>;
}
