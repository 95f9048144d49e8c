// How the people that a page may show are asked for, and what comes back. Types only: lib/identity makes the question, the
// match index (or an in-memory one) answers it, lib/matching chooses and judges.

import type { Profile } from './profile';

/** A question in plain text; what stores it hides the text. */
export interface Question {
  /** Blocking keys, each once. */
  keys: readonly string[];
  /** Values whose number of holders is wanted: `surname:smith`, `employer:acme`. Each once. */
  counted: readonly string[];
}

/** What a record is found by, and what it counts for. */
export interface RecordKeys {
  keys: readonly string[];
  counted: readonly string[];
}

/** Who holds one of the keys. People are numbers of the index's own, good until the answer is given. */
export interface Holders {
  /** How many hold it, also where not all are listed. */
  length: number;
  /** At most as many as the index lists for one key. */
  people: ArrayLike<number>;
}

/** Picks whom to open, most promising first; `holders[i]` answers `question.keys[i]`. */
export type Choose = (holders: readonly Holders[], people: number) => readonly number[];

/** One person opened. `Ref` says which record it is. */
export interface Found<Ref> {
  ref: Ref;
  /** Indices into `question.keys`. */
  shares: readonly number[];
  profile: Profile;
}

/** A question, and whom of those found to open. */
export interface Asked {
  question: Question;
  choose: Choose;
}

/** What holds the people: the match index, or one in memory. */
export interface PeopleIndex<Ref> {
  find(question: Question, choose: Choose): Promise<Answer<Ref>>;
}

export interface Answer<Ref> {
  /** Everybody in the index. */
  people: number;
  /** `Holders.length` of each key asked for. */
  lengths: readonly number[];
  /** How many people hold each value asked for. */
  counts: readonly number[];
  found: readonly Found<Ref>[];
}
