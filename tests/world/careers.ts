// What a person did and where they lived, over time. Only what happened: how it is told is the business of the views.

import type { Random } from '@/tests/simulators/random';
import { drawCompany, NON_EMPLOYERS } from './companies';
import type { Culture, Mix } from './mix';
import { drawHome, drawMove } from './places';
import { drawLevel, drawRole, type Post } from './roles';
import { drawSchool } from './schools';
import { exponential } from './streams';

/** Pages are read at this time; records were written before it. Times are years with a fraction. */
export const NOW = 2026.5;

export interface Job extends Post {
  /** A company's number, or null for none. */
  company: number | null;
  /** What is said in a company's place where there is none. */
  instead: string;
  from: number;
}

export interface Career {
  /** Oldest first. */
  jobs: readonly Job[];
  /** Cities, oldest first. */
  homes: readonly { city: number; from: number }[];
  schools: readonly number[];
  focus: boolean;
}

export function drawCareer(culture: Culture, birth: number, mix: Mix, random: Random): Career {
  const { careers, people } = mix;
  const focus = random.chance(people.focus);
  const start = Math.min(birth + 19 + random.next() * 6, NOW - 0.5);
  const jobs: Job[] = [];
  let role = drawRole(focus, random);
  for (let from = start; from < NOW; from += Math.max(0.2, exponential(random, careers.tenure))) {
    if (jobs.length > 0 && random.chance(careers.changesRole)) role = drawRole(focus, random);
    const none = random.chance(careers.nonEmployer);
    jobs.push({
      company: none ? null : drawCompany(careers.companyExponent, random),
      instead: none ? random.pick(NON_EMPLOYERS) : '',
      role,
      level: drawLevel(from - start, random),
      from,
    });
  }
  let city = drawHome(culture, focus && random.chance(people.focusAtHome), random);
  const homes = [{ city, from: birth }];
  for (let from = start; ; ) {
    from += exponential(random, 1 / careers.movesCityAYear);
    if (from >= NOW) break;
    city = drawMove(city, random);
    homes.push({ city, from });
  }
  const schools = random.chance(0.85) ? [drawSchool(random)] : [];
  if (schools.length > 0 && random.chance(0.3)) schools.push(drawSchool(random));
  return { jobs, homes, schools: [...new Set(schools)], focus };
}

/** Jobs begun by then, newest first. */
export function jobsAt(career: Career, time: number): Job[] {
  return career.jobs.filter(({ from }) => from <= time).reverse();
}

export function cityAt(career: Career, time: number): number {
  return career.homes.findLast(({ from }) => from <= time)?.city ?? career.homes[0]?.city ?? 0;
}
