// One step of merging segments: reads a chunk of the inputs, sorts and packs it outside of any transaction, then in one
// transaction writes it, deletes what it replaces and moves the frontier. What another writer changed in between makes the
// step void, never wrong.

import type { DeadPeople, IsDead } from './dead-people';
import { sortColumn } from './key-column';
import { emptyContent, type KeyContent, lowestOn, packPages, pageSpan, unpackPage } from './key-page';
import type { PageBytes, PageKey, PageStore } from './page-store';
import type { Pace } from './postings';
import { type Merge, nextMerge, type PostingsState, type Segment, type Sizes, segmentPage } from './postings-state';

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
  const chunk = await store.transaction('r', async () => {
    const state = await store.state(generation);
    const merge = state && (state.merge ?? nextMerge(state.segments, pace, sizes));
    return merge ? readChunk(store, state, merge, await dead.read(state)) : null;
  });
  if (chunk === null) return false;
  const written = mergeChunk(chunk);
  if (!signal.aborted) await store.transaction('rw', async () => writeChunk(tidying, chunk, written));
  return true;
}

/** The inputs' pages that reach into one stretch of keys. */
interface Chunk {
  merge: Merge;
  isDead: IsDead;
  from: number;
  below: number;
  pages: { key: PageKey; bytes: PageBytes; origin: number; span: number }[];
}

async function readChunk(store: PageStore, state: PostingsState, merge: Merge, isDead: IsDead): Promise<Chunk> {
  const width = pageSpan(merge.chunkBits);
  const from = merge.done * width;
  const below = from + width;
  const wanted = state.segments.flatMap((segment) => {
    if (!merge.inputs.includes(segment.id)) return [];
    const span = pageSpan(segment.bits);
    const first = Math.floor(from / span);
    // Each by its address: among them lie those of segments that are not merged.
    return Array.from({ length: Math.ceil(below / span) - first }, (_, i) => ({
      key: segmentPage(state.generation, segment, first + i),
      origin: (first + i) * span,
      span,
    }));
  });
  const read = await store.pages(wanted.map(({ key }) => key));
  return {
    merge,
    isDead,
    from,
    below,
    pages: wanted.flatMap((page, i) => (read[i] ? [{ ...page, bytes: read[i] }] : [])),
  };
}

interface Written {
  pages: PageBytes[];
  /** The first of the output's pages that these are. */
  first: number;
  output: Segment;
}

function mergeChunk({ merge, isDead, from, below, pages }: Chunk): Written {
  // An entry takes some eight bytes.
  const gathered = emptyContent(64 + pages.reduce((sum, { bytes }) => sum + bytes.length / 8, 0));
  // Older people first: lists then come sorted, or nearly.
  const ordered = [...pages].sort((a, b) => lowestOn(a.bytes) - lowestOn(b.bytes));
  for (const { bytes, origin } of ordered) unpackPage(bytes, origin, { from, below }, isDead, gathered);
  const content: KeyContent = {
    lists: sortColumn(gathered.lists),
    counted: sortColumn(gathered.counted),
    cut: sortColumn(gathered.cut),
  };
  const perChunk = 2 ** (merge.output.bits - merge.chunkBits);
  const first = merge.done * perChunk;
  const packed = packPages(content, merge.output.bits, first, first + perChunk);
  return {
    pages: packed,
    first,
    output: {
      ...merge.output,
      entries: merge.output.entries + content.lists.length + content.counted.length,
      bytes: packed.reduce((sum, { length }) => sum + length, merge.output.bytes),
    },
  };
}

async function writeChunk(
  { store, generation }: Tidying,
  { merge, below, pages }: Chunk,
  { pages: packed, first, output }: Written,
): Promise<void> {
  const state = await store.state(generation);
  if (!state || !isStillWanted(state, merge)) return;
  await store.deletePages(pages.filter(({ origin, span }) => origin + span <= below).map(({ key }) => key));
  await store.putPages(packed.map((bytes, i) => [segmentPage(generation, output, first + i), bytes]));
  const done = merge.done + 1;
  await store.putState(
    done < 2 ** merge.chunkBits
      ? { ...state, merge: { ...merge, output, done } }
      : {
          ...state,
          segments: [...state.segments.filter(({ id }) => !merge.inputs.includes(id)), output],
          merge: null,
        },
  );
}

/** Nobody else has moved the merge on, or begun another. */
function isStillWanted(state: PostingsState, merge: Merge): boolean {
  if (state.merge) return state.merge.output.id === merge.output.id && state.merge.done === merge.done;
  return merge.done === 0 && merge.inputs.every((id) => state.segments.some((segment) => segment.id === id));
}
