// The row of an invented person in a simulated Greenhouse account, and what is left of it when they are anonymised.

import { type CandidateRow, iso, type Typed } from './greenhouse-rows';
import { TAGS } from './people-names';
import type { PersonTruth } from './person-truth';
import type { Random } from './random';

/** @param about its id is given when it is added */
export function candidateRow(
  person: PersonTruth,
  random: Random,
  about: { at: number; changed: number; secret: boolean; isCast: boolean },
): CandidateRow {
  const { linkedIn } = person;
  const social = linkedIn.where === 'social' && linkedIn.value !== null ? [{ value: linkedIn.value }] : [];
  if (!about.isCast && random.chance(0.05))
    social.push({ value: `https://github.com/${person.vanity.replace(/[^a-z0-9-]/g, '').slice(0, 30) || 'someone'}` });
  const websites: Typed[] =
    linkedIn.where === 'website' && linkedIn.value !== null ? [{ value: linkedIn.value, type: 'other' }] : [];
  if (!about.isCast && random.chance(0.08))
    websites.push({
      value: `https://${person.key}.portfolio.example`,
      type: random.pick(['personal', 'portfolio', 'blog']),
    });
  const tags =
    person.key === 'activeApplicant'
      ? ['golang', 'silver medalist', 'relocation']
      : about.isCast || random.chance(0.65)
        ? []
        : Array.from(new Set([random.pick(TAGS), random.pick(TAGS)]));
  return {
    id: 0,
    created_at: iso(about.at),
    updated_at: iso(about.changed),
    first_name: person.first,
    last_name: person.last,
    preferred_name: null,
    company: about.isCast || random.chance(0.8) ? person.company : null,
    title: about.isCast || random.chance(0.8) ? person.title : null,
    last_activity_at: iso(about.changed),
    private: about.secret,
    can_email: true,
    time_zone: null,
    tags,
    linked_user_ids: [],
    phone_numbers: person.phones.map((value) => ({ value, type: 'mobile' })),
    addresses: about.isCast || random.chance(0.6) ? [{ value: person.location, type: 'home' }] : [],
    email_addresses: person.emails.map((value, index) => ({ value, type: index === 0 ? 'personal' : 'work' })),
    website_addresses: websites,
    social_media_addresses: social,
    custom_fields: random.chance(0.2)
      ? { notice_period: { name: 'Notice period', type: 'short_text', value: '1m' } }
      : {},
  };
}

/** Names become null, lists empty. */
export function emptyCandidate(row: CandidateRow): void {
  Object.assign(row, {
    first_name: null,
    last_name: null,
    preferred_name: null,
    company: null,
    title: null,
    time_zone: null,
    tags: [],
    phone_numbers: [],
    addresses: [],
    email_addresses: [],
    website_addresses: [],
    social_media_addresses: [],
    custom_fields: {},
  });
}
