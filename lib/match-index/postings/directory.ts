// Reads the directory: who the numbers mean. What was read is kept until everything is erased: a page that is full does not
// change before, and the last one only when further numbers are given.

import { DIRECTORY_PAGE, type DirectoryEntry, readPerson } from './directory-page';
import type { PageBytes, PageStore } from './page-store';
import { directoryPage } from './postings-state';

/** Pages kept: of some hundred thousand people with numbers for ids, of twenty thousand with long ones. */
const MOST_PAGES = 512;
/** Read in one go while nobody waits: some hundred kilobytes. */
const READ_AHEAD = 128;

export interface Directory {
  /** @param issued how many numbers were ever given. In a transaction that does not write: its pages are not to be taken back. */
  read(numbers: readonly number[], issued: number): Promise<(DirectoryEntry | null)[]>;
  /** The same from memory alone; null where a page would have to be read. */
  recall(numbers: readonly number[], issued: number): (DirectoryEntry | null)[] | null;
  /** Keeps some more pages, where all find room; `true` while there are more. In a transaction as `read`. */
  readAhead(issued: number): Promise<boolean>;
  /** Everything is erased. */
  letGo(): void;
}

export function createDirectory(store: PageStore, generation: number): Directory {
  /** With how many numbers were issued then. The one that was asked for longest ago comes first. */
  let held = new Map<number, { bytes: PageBytes; issued: number }>();

  function keep(page: number, bytes: PageBytes, issued: number): void {
    held.delete(page);
    held.set(page, { bytes, issued });
    for (const oldest of held.keys()) {
      if (held.size <= MOST_PAGES) break;
      held.delete(oldest);
    }
  }

  function kept(page: number, issued: number): PageBytes | undefined {
    const one = held.get(page);
    if (!one || !(isFull(page, one.issued) || one.issued === issued)) return undefined;
    held.delete(page);
    held.set(page, one);
    return one.bytes;
  }

  async function readPages(pages: readonly number[], issued: number): Promise<(PageBytes | undefined)[]> {
    if (pages.length === 0) return [];
    const mine = held;
    const read = await store.pages(pages.map((page) => directoryPage(generation, page)));
    for (const [i, page] of pages.entries()) {
      const bytes = read[i];
      // Everything may have been erased meanwhile.
      if (bytes && held === mine) keep(page, bytes, issued);
    }
    return read;
  }

  return {
    async read(numbers, issued) {
      const pages = new Map([...new Set(numbers.map(pageOf))].map((page) => [page, kept(page, issued)]));
      const missing = [...pages].flatMap(([page, bytes]) => (bytes ? [] : [page]));
      const read = await readPages(missing, issued);
      for (const [i, page] of missing.entries()) pages.set(page, read[i]);
      return numbers.map((number) => entryOn(pages.get(pageOf(number)), number));
    },
    async readAhead(issued) {
      const pages = Math.ceil(issued / DIRECTORY_PAGE);
      if (pages > MOST_PAGES) return false;
      const missing = Array.from({ length: pages }, (_, page) => page).filter((page) => !kept(page, issued));
      const read = await readPages(missing.slice(0, READ_AHEAD), issued);
      return missing.length > READ_AHEAD && read.every((bytes) => bytes !== undefined);
    },
    recall(numbers, issued) {
      const entries: (DirectoryEntry | null)[] = [];
      for (const number of numbers) {
        const page = kept(pageOf(number), issued);
        if (!page) return null;
        entries.push(entryOn(page, number));
      }
      return entries;
    },
    letGo() {
      held = new Map();
    },
  };
}

function entryOn(page: PageBytes | undefined, number: number): DirectoryEntry | null {
  return page ? readPerson(page, number % DIRECTORY_PAGE) : null;
}

function isFull(page: number, issued: number): boolean {
  return (page + 1) * DIRECTORY_PAGE <= issued;
}

function pageOf(number: number): number {
  return Math.floor(number / DIRECTORY_PAGE);
}
