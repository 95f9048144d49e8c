// A page store in plain memory: quick, and without transactions that could be undone.

import type { PageBytes, PageKey, PageStore } from '@/lib/match-index/postings/page-store';
import type { PostingsState } from '@/lib/match-index/postings/postings-state';

export function memoryPages(): PageStore {
  const states = new Map<number, PostingsState>();
  /** By generation, position and segment. */
  const generations = new Map<number, Map<number, Map<number, PageBytes>>>();

  const at = ([generation, position]: PageKey) => generations.get(generation)?.get(position);

  return {
    transaction: (_mode, work) => work(),
    state: async (generation) => states.get(generation),
    async putState(state) {
      states.set(state.generation, state);
    },
    pages: async (keys) => keys.map((key) => at(key)?.get(key[2])),
    async putPages(pages) {
      for (const [[generation, position, segment], bytes] of pages) {
        const positions = generations.get(generation) ?? new Map<number, Map<number, PageBytes>>();
        generations.set(generation, positions);
        const segments = positions.get(position) ?? new Map<number, PageBytes>();
        positions.set(position, segments);
        segments.set(segment, bytes);
      }
    },
    async deletePages(keys) {
      for (const key of keys) {
        const segments = at(key);
        segments?.delete(key[2]);
        if (segments?.size === 0) generations.get(key[0])?.delete(key[1]);
      }
    },
    async deleteGeneration(generation) {
      states.delete(generation);
      generations.delete(generation);
    },
  };
}
