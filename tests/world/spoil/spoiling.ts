// What a way of spoiling is, and how the parts of a line are reached by one.

import type { Random } from '@/tests/simulators/random';
import type { WorldPage, WorldRecord } from '@/tests/world/shapes';

/** A record's line as it may be after it: the name may stand in one field. */
export type SpoiltRecord = WorldRecord & { name?: string };

/** What is done to every line of one side. */
export interface Spoiling {
  name: string;
  record?(line: WorldRecord, random: Random): SpoiltRecord;
  page?(line: WorldPage, random: Random): WorldPage;
}

export type Change = (text: string, random: Random) => string;

/** Of both parts of a record's name. */
export function recordNames(change: Change): Spoiling['record'] {
  return (line, random) => ({
    ...line,
    ...(line.firstName !== undefined && { firstName: change(line.firstName, random) }),
    ...(line.lastName !== undefined && { lastName: change(line.lastName, random) }),
  });
}

/** Of a record that has both parts of a name: what stands in their place. */
export function recordParts(
  change: (first: string, last: string, line: WorldRecord, random: Random) => Partial<SpoiltRecord>,
): Spoiling['record'] {
  return (line, random) => {
    const { firstName, lastName, ...others } = line;
    if (firstName === undefined || lastName === undefined) return line;
    return { ...others, ...change(firstName, lastName, line, random) };
  };
}

/** Of a record's name in one field. */
export function recordWhole(
  change: (first: string, last: string, line: WorldRecord, random: Random) => string,
): Spoiling['record'] {
  return recordParts((...told) => ({ name: change(...told) }));
}

export function pageName(change: (name: string, line: WorldPage, random: Random) => string): Spoiling['page'] {
  return (line, random) => (line.name === undefined ? line : { ...line, name: change(line.name, line, random) });
}

export function recordList(field: 'emails' | 'phones' | 'urls', change: Change): Spoiling['record'] {
  return (line, random) => (line[field] ? { ...line, [field]: line[field].map((one) => change(one, random)) } : line);
}

export function recordPlace(change: Change): Spoiling['record'] {
  return (line, random) => (line.location === undefined ? line : { ...line, location: change(line.location, random) });
}

/** Of the present employer and all others. */
export function recordCompany(change: Change): Spoiling['record'] {
  return (line, random) => ({
    ...line,
    ...(line.company !== undefined && { company: change(line.company, random) }),
    ...(line.employers && { employers: line.employers.map((one) => change(one, random)) }),
  });
}

/** The same on a page. */
export function pageCompany(change: Change): Spoiling['page'] {
  return (line, random) => ({
    ...line,
    ...(line.company !== undefined && { company: change(line.company, random) }),
    ...(line.experience && {
      experience: line.experience.map((one) =>
        one.company === undefined ? one : { ...one, company: change(one.company, random) },
      ),
    }),
  });
}

/** UTF-8 read as Latin-1. */
export const misread = (text: string) => Buffer.from(text, 'utf8').toString('latin1');

/** Two neighbours exchanged, in what is long enough. */
export const swapTwo: Change = (text, random) => {
  if (text.length < 5) return text;
  const at = random.int(1, text.length - 3);
  return text.slice(0, at) + text[at + 1] + text[at] + text.slice(at + 2);
};

/** Who an address of LinkedIn names. */
export const vanityOf = (url: string) => /linkedin\.com\/in\/([^/?#]+)/.exec(url)?.[1];
