// Records held in memory and found by the shipped keys: the match index without a browser, for the command line, reports
// and tests. A million records take about 2 GB. Knows nothing of the judgement.

import { recordKeys } from '@/lib/identity/blocking-keys';
import { traitsOf } from '@/lib/identity/traits-of';
import type { Profile } from '@/lib/model/profile';
import type { Answer, Choose, Holders, Question } from '@/lib/model/question';

const CHUNK_BYTES = 64 * 1024 * 1024;
/** One map of the language holds 16 million entries at most. */
const SHARDS = 64;
/** As the match index: a longer list keeps its length and so many people. */
const MOST_LISTED = 2_000;

export class PeopleInMemory {
  private readonly refs: string[] = [];
  private readonly places = new Map<string, number>();
  private readonly texts = new Texts();
  private readonly lists = Array.from({ length: SHARDS }, () => new Map<number, number | number[]>());
  private readonly lengths = new Map<number, number>();
  private readonly counts = new Map<string, number>();

  get size(): number {
    return this.refs.length;
  }

  /** Under a ref that is held, the newer record takes the place of the older. */
  add(ref: string, profile: Profile): void {
    const held = this.places.get(ref);
    if (held !== undefined) this.forget(held);
    const person = held ?? this.refs.push(ref) - 1;
    this.places.set(ref, person);
    this.texts.put(person, JSON.stringify(profile));
    const { keys, counted } = recordKeys(traitsOf(profile, 'ats'));
    for (const key of keys) this.file(hash(key), person);
    for (const value of counted) this.counts.set(value, (this.counts.get(value) ?? 0) + 1);
  }

  async find(question: Question, choose: Choose): Promise<Answer<string>> {
    const holders = question.keys.map((key): Holders => this.holdersOf(hash(key)));
    const chosen = choose(holders, this.size);
    const shares = new Map(chosen.map((person): [number, number[]] => [person, []]));
    for (const [i, { people }] of holders.entries()) {
      for (let at = 0; at < people.length; at++) shares.get(people[at] as number)?.push(i);
    }
    return {
      people: this.size,
      lengths: holders.map(({ length }) => length),
      counts: question.counted.map((value) => this.counts.get(value) ?? 0),
      found: chosen.map((person) => ({
        ref: this.refs[person] as string,
        shares: shares.get(person) ?? [],
        profile: this.profileOf(person),
      })),
    };
  }

  private profileOf(person: number): Profile {
    return JSON.parse(this.texts.at(person)) as Profile;
  }

  private forget(person: number): void {
    const { keys, counted } = recordKeys(traitsOf(this.profileOf(person), 'ats'));
    for (const key of keys.map(hash)) {
      const lists = this.lists[key % SHARDS] as Map<number, number | number[]>;
      const held = lists.get(key);
      const length = this.lengths.get(key);
      if (length !== undefined) this.lengths.set(key, length - 1);
      if (typeof held === 'number') lists.delete(key);
      else if (held?.includes(person)) held.splice(held.indexOf(person), 1);
    }
    for (const value of counted) this.counts.set(value, (this.counts.get(value) ?? 1) - 1);
  }

  private file(key: number, person: number): void {
    const lists = this.lists[key % SHARDS] as Map<number, number | number[]>;
    const held = lists.get(key);
    if (held === undefined) lists.set(key, person);
    else if (typeof held === 'number') lists.set(key, [held, person]);
    else {
      const isFull = held.length >= MOST_LISTED;
      if (!isFull) held.push(person);
      if (isFull || this.lengths.has(key)) this.lengths.set(key, (this.lengths.get(key) ?? MOST_LISTED) + 1);
    }
  }

  private holdersOf(key: number): Holders {
    const held = this.lists[key % SHARDS]?.get(key);
    if (held === undefined) return { length: 0, people: [] };
    if (typeof held === 'number') return { length: 1, people: [held] };
    return { length: this.lengths.get(key) ?? held.length, people: held };
  }
}

/** Many texts outside the heap, where a million of them cost the collector nothing. */
class Texts {
  private readonly chunks: Buffer[] = [];
  private used = CHUNK_BYTES;
  private readonly places: [chunk: number, from: number, to: number][] = [];

  put(index: number, text: string): void {
    const bytes = Buffer.from(text);
    if (this.used + bytes.length > CHUNK_BYTES) {
      this.chunks.push(Buffer.allocUnsafe(Math.max(CHUNK_BYTES, bytes.length)));
      this.used = 0;
    }
    const chunk = this.chunks.length - 1;
    bytes.copy(this.chunks[chunk] as Buffer, this.used);
    this.places[index] = [chunk, this.used, this.used + bytes.length];
    this.used += bytes.length;
  }

  at(index: number): string {
    const [chunk, from, to] = this.places[index] as [number, number, number];
    return (this.chunks[chunk] as Buffer).toString('utf8', from, to);
  }
}

/** 53 bits of a text (after Bob Jenkins and bryc's cyrb53): what the vault's keyed hash is in a browser. */
function hash(text: string): number {
  let high = 0xdeadbeef;
  let low = 0x41c6ce57;
  for (let i = 0; i < text.length; i++) {
    const unit = text.charCodeAt(i);
    high = Math.imul(high ^ unit, 2654435761);
    low = Math.imul(low ^ unit, 1597334677);
  }
  high = Math.imul(high ^ (high >>> 16), 2246822507) ^ Math.imul(low ^ (low >>> 13), 3266489909);
  low = Math.imul(low ^ (low >>> 16), 2246822507) ^ Math.imul(high ^ (high >>> 13), 3266489909);
  return 4294967296 * (2097151 & low) + (high >>> 0);
}
