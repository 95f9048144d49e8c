// Where packed pages lie: a table of the browser's database, or plain memory. Knows nothing of what is in a page.

import type { PostingsState } from './postings-state';

export type PageBytes = Uint8Array<ArrayBuffer>;

/** `[generation, place, page]`: a place is a segment of key lists, or one of the directory's two; its pages count from 0. */
export type PageKey = [generation: number, place: number, page: number];

export interface PageStore {
  /** Several calls in one transaction, unless the caller has one open. Nothing may be awaited in it but this store. */
  transaction<T>(mode: 'r' | 'rw', work: () => Promise<T>): Promise<T>;
  state(generation: number): Promise<PostingsState | undefined>;
  putState(state: PostingsState): Promise<void>;
  /** In the order asked for. */
  pages(keys: PageKey[]): Promise<(PageBytes | undefined)[]>;
  /** Pages of one place, from the first up to and without `below`, in order. */
  pagesOf(generation: number, place: number, first: number, below: number): Promise<PageBytes[]>;
  putPages(keys: PageKey[], pages: PageBytes[]): Promise<void>;
  deletePagesOf(generation: number, place: number, first: number, below: number): Promise<void>;
  /** State and pages. */
  deleteGeneration(generation: number): Promise<void>;
}
