// One step of merging segments: reads a chunk of the inputs, sorts and packs it outside of any transaction, then writes it
// with the merge's new state in one. What another writer changed in between makes the step void, never wrong.

import type { DeadPeople, IsDead } from './dead-people';
import { sortColumn } from './key-column';
import { emptyContent, type KeyContent, packPages, pageSpan, unpackPage } from './key-page';
import type { PageBytes, PageKey, PageStore } from './page-store';
import type { Pace } from './postings';
import { type Merge, nextMerge, type PostingsState, type Segment, type Sizes } from './postings-state';

/** Pages of merged segments that one transaction deletes. */
const SWEPT_AT_ONCE = 2_048;

export interface Tidying {
  store: PageStore;
  generation: number;
  dead: DeadPeople;
  signal: AbortSignal;
  pace: Pace;
  sizes: Sizes;
}

/** `true` while there may be more to do. */
export async function tidyStep(tidying: Tidying): Promise<boolean> {
  const { store, generation, dead, signal, pace, sizes } = tidying;
  if (signal.aborted) return true;
  const chunk = await store.transaction('r', async (): Promise<Chunk | 'sweep' | null> => {
    const state = await store.state(generation);
    if (!state) return null;
    if (state.leftovers.length > 0) return 'sweep';
    const merge = state.merge ?? nextMerge(state.segments, pace, sizes);
    return merge && readChunk(store, state, merge, await dead.read(state));
  });
  if (chunk === null) return false;
  if (signal.aborted) return true;
  await (chunk === 'sweep' ? sweep(tidying) : writeChunk(tidying, chunk));
  return true;
}

/** The inputs' pages that reach into one stretch of keys. */
interface Chunk {
  merge: Merge;
  isDead: IsDead;
  from: number;
  below: number;
  inputs: { segment: Segment; first: number; pages: PageBytes[] }[];
}

async function readChunk(store: PageStore, state: PostingsState, merge: Merge, isDead: IsDead): Promise<Chunk> {
  const width = pageSpan(merge.chunkBits);
  const from = merge.done * width;
  const below = from + width;
  const segments = state.segments.filter(({ id }) => merge.inputs.includes(id));
  const inputs = await Promise.all(
    segments.map(async (segment) => {
      const first = Math.floor(from / pageSpan(segment.bits));
      const end = Math.ceil(below / pageSpan(segment.bits));
      return { segment, first, pages: await store.pagesOf(state.generation, segment.id, first, end) };
    }),
  );
  return { merge, isDead, from, below, inputs };
}

function mergeChunk({ isDead, from, below, inputs }: Chunk): KeyContent {
  const content = emptyContent(2 ** 17);
  for (const { segment, first, pages } of inputs) {
    const span = pageSpan(segment.bits);
    for (const [i, page] of pages.entries()) unpackPage(page, (first + i) * span, { from, below }, isDead, content);
  }
  return {
    lists: sortColumn(content.lists),
    counted: sortColumn(content.counted),
    cut: sortColumn(content.cut),
  };
}

async function writeChunk({ store, generation, signal }: Tidying, chunk: Chunk): Promise<void> {
  const { merge } = chunk;
  const content = mergeChunk(chunk);
  const perChunk = 2 ** (merge.output.bits - merge.chunkBits);
  const first = merge.done * perChunk;
  const pages = packPages(content, merge.output.bits, first, first + perChunk);
  const output: Segment = {
    ...merge.output,
    entries: merge.output.entries + content.lists.length + content.counted.length,
    bytes: pages.reduce((sum, { length }) => sum + length, merge.output.bytes),
  };
  const advanced: Merge = { ...merge, output, done: merge.done + 1 };
  if (signal.aborted) return;
  await store.transaction('rw', async () => {
    const state = await store.state(generation);
    if (!state || !isStillWanted(state, merge)) return;
    await store.putPages(
      pages.map((_, i): PageKey => [generation, output.id, first + i]),
      pages,
    );
    await store.putState(
      advanced.done < 2 ** merge.chunkBits ? { ...state, merge: advanced } : finish(state, advanced),
    );
  });
}

/** Nobody else has moved the merge on, or begun another. */
function isStillWanted(state: PostingsState, merge: Merge): boolean {
  if (state.merge) return state.merge.output.id === merge.output.id && state.merge.done === merge.done;
  return merge.done === 0 && merge.inputs.every((id) => state.segments.some((segment) => segment.id === id));
}

function finish(state: PostingsState, { inputs, output }: Merge): PostingsState {
  const isInput = ({ id }: Segment) => inputs.includes(id);
  return {
    ...state,
    segments: [...state.segments.filter((segment) => !isInput(segment)), ...(output.entries > 0 ? [output] : [])],
    merge: null,
    leftovers: [
      ...state.leftovers,
      ...[...state.segments.filter(isInput), ...(output.entries > 0 ? [] : [output])].map(({ id, bits }) => ({
        id,
        bits,
        first: 0,
      })),
    ],
  };
}

/** Deletes some pages of segments that were merged. */
async function sweep({ store, generation }: Tidying): Promise<void> {
  await store.transaction('rw', async () => {
    const state = await store.state(generation);
    if (!state) return;
    let left = SWEPT_AT_ONCE;
    const leftovers: PostingsState['leftovers'][number][] = [];
    for (const leftover of state.leftovers) {
      const { id, bits, first } = leftover;
      const below = Math.min(2 ** bits, first + left);
      if (below > first) await store.deletePagesOf(generation, id, first, below);
      left -= below - first;
      if (below < 2 ** bits) leftovers.push({ ...leftover, first: below });
    }
    await store.putState({ ...state, leftovers });
  });
}
