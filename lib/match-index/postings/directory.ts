// Reads the directory: who the numbers mean. A page that is full is never changed again, so what was read of those is kept.

import { DIRECTORY_PAGE, type DirectoryEntry, readPerson } from './directory-page';
import type { PageBytes, PageStore } from './page-store';
import { directoryPage } from './postings-state';

/** Pages kept: of some hundred thousand people with numbers for ids, of twenty thousand with long ones. */
const MOST_PAGES = 512;

export interface Directory {
  /** @param issued how many numbers were ever given. In a transaction that does not write: its pages are not to be taken back. */
  read(numbers: readonly number[], issued: number): Promise<(DirectoryEntry | null)[]>;
  /** Everything is erased. */
  letGo(): void;
}

export function createDirectory(store: PageStore, generation: number): Directory {
  /** The one that was read longest ago comes first. */
  const held = new Map<number, PageBytes>();

  return {
    async read(numbers, issued) {
      const wanted = [...new Set(numbers.map(pageOf))];
      const missing = wanted.filter((page) => !held.has(page));
      const read = missing.length > 0 ? await store.pages(missing.map((page) => directoryPage(generation, page))) : [];
      const pages = new Map(wanted.map((page) => [page, held.get(page)]));
      for (const [i, page] of missing.entries()) pages.set(page, read[i]);
      for (const [page, bytes] of pages) {
        held.delete(page);
        if (bytes && (page + 1) * DIRECTORY_PAGE <= issued) held.set(page, bytes);
      }
      for (const page of held.keys()) {
        if (held.size <= MOST_PAGES) break;
        held.delete(page);
      }
      return numbers.map((number) => {
        const page = pages.get(pageOf(number));
        return page ? readPerson(page, number % DIRECTORY_PAGE) : null;
      });
    },
    letGo: () => held.clear(),
  };
}

function pageOf(number: number): number {
  return Math.floor(number / DIRECTORY_PAGE);
}
