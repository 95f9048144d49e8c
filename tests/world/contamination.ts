// What stands wrongly in a record: somebody else's address, a contact many share, a placeholder, rubbish. Each is decided
// by a stream of its own, so that it can be asked for without making the record.

import type { Random } from '@/tests/simulators/random';
import type { World } from './people';
import { streamOf } from './streams';

export interface Contamination {
  /** The number of the person whose profile address it is. */
  foreignUrl: number | null;
  /** The other is to be somebody of the same name, where there is one. */
  foreignNamesake: boolean;
  junkUrl: boolean;
  /** The contact of the person's relative, where they have one. */
  household: 'email' | 'phone' | null;
  /** The number of the agency whose contact it is. */
  agency: number | null;
  placeholder: boolean;
}

/** Several of an agency's records are in one ATS: about this many. */
const RECORDS_AN_AGENCY = 14;

export function contaminationOf(world: World, universe: number, id: number, index: number): Contamination {
  const rates = world.mix.contamination;
  const random = streamOf(world.seed, `contamination ${index}`, id);
  // Only people with a relative have a household contact, and they are few.
  const shared = Math.min(1, rates.household / Math.max(world.mix.people.household, 1e-9));
  const agencies = Math.max(1, Math.round((universe / 2) * (rates.agency / RECORDS_AN_AGENCY)));
  return {
    foreignUrl: random.chance(rates.foreignUrl) ? random.int(0, universe - 1) : null,
    foreignNamesake: random.chance(rates.foreignUrlOfNamesake),
    junkUrl: random.chance(rates.junkUrl),
    household: random.chance(shared) ? random.pick(['email', 'phone'] as const) : null,
    agency: random.chance(rates.agency) ? random.int(0, agencies - 1) : null,
    placeholder: random.chance(rates.placeholder),
  };
}

export function junkUrl(random: Random): string {
  return random.pick([
    'https://www.linkedin.com/in/',
    'https://www.linkedin.com/feed/',
    'https://www.linkedin.com/company/acme',
    'https://www.linkedin.com/jobs/view/3141592653',
    'https://www.linkedin.com/search/results/people/?keywords=engineer',
    'linkedin.com',
    'https://lnkd.in/abc',
    'n/a',
    'https://www.facebook.com/',
  ]);
}

export const agencyEmail = (agency: number) => `candidates@talent-agency-${agency}.example`;

export function agencyPhone(agency: number): string {
  return `+1 312${String(2_000_000 + agency * 37).slice(0, 7)}`;
}

export function placeholderEmail(random: Random): string {
  return random.pick(['noemail@noemail.com', 'none@none.com', 'na@na.com', 'test@test.com', 'no-email@unknown.com']);
}

export function placeholderPhone(random: Random): string {
  return random.pick(['0000000000', '111-111-1111', '123-456-7890', '999-999-9999', '555-555-5555']);
}
