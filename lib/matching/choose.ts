// Whom to open of everybody that shares a key with a page: most promising first, a bounded number, however common the
// name. It reads list lengths and nothing else; judging is done later.

import { type BlockingKind, kindOf } from '@/lib/identity/blocking-keys';
import type { Choose, Holders, Question } from '@/lib/model/question';

/**
 * Each costs a question to the database and its opening. Twice as many find two in a thousand more among the first three of a
 * million people, and nobody more who is asserted (measured 2026-11-22, docs/figures.md).
 */
export const MOST_OPENED = 16;
/** Where an identifier tells who it is, the others are at most second records of the same person, and rivals. */
const MOST_OPENED_BESIDE = 8;
/** Kinds that say nothing beside the name. */
const NAME_ALONE: ReadonlySet<BlockingKind> = new Set(['sound', 'surname']);
/** What so many people share, in bits below one in all of them, makes nobody worth a look. */
const CROWD_BITS = 7;
/** Who shares no more than the surname is seldom the one: more of them find nobody (measured 2026-11-22, docs/figures.md). */
const MOST_BY_SURNAME = 6;
/** So few holders of an identifier are one person, as a rule. */
const FEW_HOLDERS = 3;
/** A surname that more share is no net but a haystack. */
const MOST_OF_A_RARE_SURNAME = 50;
/** Holders of one identifier that are opened to see whether it is anybody's at all. */
const MOST_OF_ONE_IDENTIFIER = 8;

/**
 * The choice for a question: each shared key counts by how few share it (log2 of people ÷ holders), an identifier before
 * everything else. Of an identifier with many holders only a few are opened.
 */
export function chooserFor({ keys }: Question): Choose {
  const kinds = keys.map(kindOf);
  return (holders: readonly Holders[], people: number) => {
    const worth = new Map<number, number>();
    const identified = new Set<number>();
    const named = new Set<number>();
    const further = new Set<number>();
    let isTold = false;
    for (const [i, { length, people: listed }] of holders.entries()) {
      const kind = kinds[i] as BlockingKind;
      if (length === 0 || (kind === 'surname' && length > MOST_OF_A_RARE_SURNAME)) continue;
      const isIdentifier = kind === 'identifier' || kind === 'weak';
      if (kind === 'identifier' && length <= FEW_HOLDERS) isTold = true;
      const group = isIdentifier ? identified : kind === 'name' ? named : NAME_ALONE.has(kind) ? null : further;
      const bits = Math.max(0.1, Math.log2((people + 1) / length));
      const looked = isIdentifier ? Math.min(listed.length, MOST_OF_ONE_IDENTIFIER) : listed.length;
      for (let at = 0; at < looked; at++) {
        const person = listed[at] as number;
        worth.set(person, (worth.get(person) ?? 0) + bits);
        group?.add(person);
      }
    }
    // Where the name of who is told fits, too, a mere namesake adds nothing; where it does not, namesakes may be the one.
    const isSettled = isTold && [...identified].some((person) => named.has(person));
    const least = Math.log2(people + 1) - CROWD_BITS;
    const isWorthALook = (person: number) => {
      if (identified.has(person)) return true;
      if (isTold && !(named.has(person) && (further.has(person) || !isSettled))) return false;
      return (worth.get(person) ?? 0) >= least;
    };
    const rank = (person: number) => (worth.get(person) ?? 0) + (identified.has(person) ? IDENTIFIED : 0);
    let bySurname = 0;
    // Where others have the whole name, nobody is looked for by the surname alone.
    const isPick = (person: number) =>
      identified.has(person) ||
      named.has(person) ||
      further.has(person) ||
      (named.size === 0 && ++bySurname <= MOST_BY_SURNAME);
    return [...worth.keys()]
      .filter(isWorthALook)
      .sort((a, b) => rank(b) - rank(a) || a - b)
      .filter(isPick)
      .slice(0, isTold ? MOST_OPENED_BESIDE : MOST_OPENED);
  };
}

/** Above whatever names and employers can add up to. */
const IDENTIFIED = 10_000;
