// Invented pages and records judged as the extension would judge them, over a crowd whose counts a test can set.

import { handleOf, questionOf, recordKeys } from '@/lib/identity/blocking-keys';
import { populationShare } from '@/lib/identity/population';
import { traitsOf } from '@/lib/identity/traits-of';
import type { Crowd } from '@/lib/matching/frequency';
import { type Decision, type Judging, judge, type Suspect, type Verdict } from '@/lib/matching/judge';
import { SHIPPED_WEIGHTS, type Weights } from '@/lib/matching/weights';
import { type ProfilePart, wholeProfile } from '@/lib/model/profile';

export const NOW = Date.parse('2026-11-22T00:00:00Z');

/** A profile in the short notation of these tests; several of a kind are parted by semicolons. */
export interface Person {
  /** '' is a name that can't be read; a page without one shows none. */
  name?: string;
  at?: string;
  title?: string;
  in?: string;
  school?: string;
  url?: string;
  email?: string;
  phone?: string;
  links?: string;
  headline?: string;
  /** ISO 8601. */
  updated?: string;
}

export function profileOf(person: Person) {
  const all = (text = '') => text.split(/\s*;\s*/).filter((part) => part !== '');
  const companies = all(person.at);
  const titles = all(person.title);
  const part: ProfilePart = {
    names: all(person.name),
    headline: person.headline ?? null,
    positions: Array.from({ length: Math.max(companies.length, titles.length) }, (_, i) => ({
      company: companies[i] ?? null,
      title: titles[i] ?? null,
    })),
    locations: all(person.in),
    schools: all(person.school),
    emails: all(person.email),
    phones: all(person.phone),
    urls: all(person.url),
    links: all(person.links),
    updatedAt: person.updated ?? '2026-06-01T00:00:00Z',
  };
  return wholeProfile([part]);
}

export interface Around {
  /** How many records there are; as many as are given, unless told. */
  people?: number;
  /** Numbers of holders other than those among the given records, by counted value. */
  counts?: Readonly<Record<string, number>>;
  unopened?: number;
  decisions?: Readonly<Record<string, Decision>>;
  weights?: Weights;
}

/** The verdicts on a page; every record that shares a key with it is a suspect, named by its place: '0', '1' … */
export function verdictsOn(page: Person, records: readonly Person[], around: Around = {}): Verdict<string>[] {
  return judge(judgingOf(page, records, around));
}

export function judgingOf(page: Person, records: readonly Person[], around: Around = {}): Judging<string> {
  const traits = traitsOf(profileOf(page), 'page');
  const asked = new Set(questionOf(traits).keys);
  const held = records.map((record) => traitsOf(profileOf(record), 'ats'));
  const suspects = held.flatMap((record, i): Suspect<string>[] => {
    const shared = recordKeys(record).keys.filter((key) => asked.has(key));
    if (shared.length === 0) return [];
    const agreeing = record.keys.flatMap((key) => {
      const other = traits.keys.find((one) => one.key === key.key);
      return other === undefined ? [] : [{ key: key.key, weak: key.weak || other.weak }];
    });
    return [{ ref: String(i), traits: record, agreeing, handles: shared.flatMap((key) => handleOf(key) ?? []) }];
  });
  const counted = held.map((record) => new Set(valuesOf(record)));
  const people = around.people ?? records.length;
  const crowd: Crowd = {
    people,
    holders: (key) => held.filter(({ keys }) => keys.some((one) => one.key === key)).length,
    count: (value) =>
      around.counts?.[value] ??
      counted.filter((values) => values.has(value)).length + Math.floor(people * usual(value)),
    unopened: around.unopened ?? 0,
  };
  return {
    page: traits,
    isNameless: page.name === undefined,
    suspects,
    crowd,
    weights: around.weights ?? SHIPPED_WEIGHTS,
    decided: (ref) => around.decisions?.[ref] ?? null,
    now: NOW,
  };
}

/** What share of everybody else holds a value: the crowd is like the population. */
function usual(value: string): number {
  const [, kind = '', text = ''] = /^(\w+):(.*)$/.exec(value) ?? [];
  if (kind === 'given' || kind === 'surname') return populationShare(kind, text);
  if (kind !== 'name') return USUAL[kind] ?? 0;
  const [given = '', surname = ''] = text.split(' ');
  return populationShare('given', given) * populationShare('surname', surname);
}

const USUAL: Readonly<Record<string, number>> = { city: 2e-3, metro: 4e-3, title: 0.03, school: 1e-4, employer: 2e-6 };

function valuesOf(traits: ReturnType<typeof traitsOf>): string[] {
  const names = traits.names.flatMap(({ given, surnames }) =>
    surnames.flatMap((surname) => [
      `surname:${surname.text}`,
      ...given.map((word) => `name:${word.text} ${surname.text}`),
    ]),
  );
  return [...recordKeys(traits).counted, ...names];
}
