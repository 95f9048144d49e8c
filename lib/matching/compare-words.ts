// Titles and schools beside each other, by their words. Which level is worth what is told elsewhere.

import type { School, Title } from '@/lib/identity/traits';

export type TitleAgreement = 'same' | 'similar' | 'family' | 'different';

/** From this share of common words two titles are similar. */
const SIMILAR = 0.5;

/**
 * How two titles relate. `similar`: half of all their words are in both, and nothing says they are two trades.
 *
 * @example compareTitles(titleOf('Senior Data Engineer'), titleOf('Data Engineer')) // 'similar'
 */
export function compareTitles(a: Title, b: Title): TitleAgreement {
  if (a.text === b.text) return 'same';
  const sameFamily = a.family !== '' && a.family === b.family;
  const twoTrades = a.family !== '' && b.family !== '' && !sameFamily;
  if (!twoTrades && overlap(a.words, b.words) >= SIMILAR) return 'similar';
  return sameFamily ? 'family' : 'different';
}

export type SchoolAgreement = 'same' | 'close' | 'different';

/** How two schools relate. `close`: all the words of one, of which there are several, are in the other. */
export function compareSchools(a: School, b: School): SchoolAgreement {
  if (a.text === b.text) return 'same';
  const [fewer, more] = a.words.length <= b.words.length ? [a.words, b.words] : [b.words, a.words];
  return fewer.length > 2 && fewer.every((word) => more.includes(word)) ? 'close' : 'different';
}

function overlap(a: readonly string[], b: readonly string[]): number {
  const both = a.filter((word) => b.includes(word)).length;
  return both === 0 ? 0 : both / (a.length + b.length - both);
}
