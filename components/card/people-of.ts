// Who is on an answer: records of one person together, what may be asserted apart from what may not. Pure.

import type { Finding, Match } from '@/lib/model/match';

export interface People {
  /** Every record of whoever is *In ATS*, in the judge's order. */
  asserted: Match[];
  /** Everybody else, each with all of their records, in the judge's order. */
  unsure: Match[][];
}

/** Whoever has one record that is asserted has all of them. */
export function peopleOf({ matches }: Finding): People {
  const people = [...Map.groupBy(matches, ({ person }) => person).values()];
  const isUnsure = (records: Match[]) => records.every(({ tier }) => tier === 'possible');
  return { asserted: people.filter((records) => !isUnsure(records)).flat(), unsure: people.filter(isUnsure) };
}
