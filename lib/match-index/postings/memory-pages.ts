// A page store in plain memory, for the command line: nothing is kept, nothing can be undone.

import type { PageBytes, PageStore } from './page-store';
import type { PostingsState } from './postings-state';

export function memoryPages(): PageStore {
  const states = new Map<number, PostingsState>();
  /** By generation, then by place. */
  const generations = new Map<number, Map<number, (PageBytes | undefined)[]>>();

  function placeOf(generation: number, place: number): (PageBytes | undefined)[] {
    const places = generations.get(generation) ?? new Map<number, (PageBytes | undefined)[]>();
    generations.set(generation, places);
    const pages = places.get(place) ?? [];
    places.set(place, pages);
    return pages;
  }

  return {
    transaction: (_mode, work) => work(),
    state: async (generation) => states.get(generation),
    async putState(state) {
      states.set(state.generation, state);
    },
    pages: async (keys) => keys.map(([generation, place, page]) => generations.get(generation)?.get(place)?.[page]),
    async pagesOf(generation, place, first, below) {
      return placeOf(generation, place)
        .slice(first, below)
        .filter((page) => page !== undefined);
    },
    async putPages(keys, pages) {
      for (const [i, [generation, place, page]] of keys.entries()) placeOf(generation, place)[page] = pages[i];
    },
    async deletePagesOf(generation, place, first, below) {
      const pages = placeOf(generation, place);
      pages.fill(undefined, first, below);
      if (pages.every((page) => page === undefined)) generations.get(generation)?.delete(place);
    },
    async deleteGeneration(generation) {
      states.delete(generation);
      generations.delete(generation);
    },
  };
}
