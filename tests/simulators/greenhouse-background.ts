// What surrounds the people of an invented Greenhouse account: where they worked, what colleagues wrote about them, why
// openings were closed. Drawn from a seed of its own, so that the people stay who they are.

import { type ApplicationRow, type CandidateRow, DAY, type Row } from './greenhouse-rows';
import type { Table } from './greenhouse-tables';
import { createRandom } from './random';
import type { ResourceName } from './world';

const FORMER = ['Fennimore Health', 'Bluefen Analytics', 'Saltmarsh Energy', 'Kitabu Media', 'Halcyon Rail'] as const;
const FORMER_TITLES = ['Engineer', 'Analyst', 'Assistant', 'Designer', 'Team Lead'] as const;

export const PUBLIC_NOTE = 'Spoke on the phone, sounds keen.\nCould start in March.';
/** Words of notes that may reach nobody. */
export const SECRET_NOTES = ['Between us: asks for 95,000', 'For admins: under review', 'Sent the contract draft'];

export interface Background {
  seed: number;
  now: number;
  insert(name: ResourceName, row: Record<string, unknown>, at: number, gap?: number): Row;
  candidates: Table<CandidateRow>;
  applications: Table<ApplicationRow>;
  openings: Table;
  jobPosts: Table;
  closeReasons: readonly Row[];
  /** Somebody who has a note of every kind. */
  noted: number;
}

export function addBackground(about: Background): void {
  const random = createRandom(about.seed + 77_000_001);
  const day = (ms: number) => new Date(ms).toISOString().slice(0, 10);
  for (const candidate of [...about.candidates.descending()].reverse()) {
    if (candidate.first_name === null || !random.chance(0.4)) continue;
    const at = Date.parse(candidate.created_at);
    const places = random.int(1, 3);
    for (let back = 0; back < places; back++) {
      const began = at - (back + 1) * random.int(300, 900) * DAY;
      const isNow = back === 0 && random.chance(0.8);
      about.insert(
        'candidate_employments',
        {
          candidate_id: candidate.id,
          company_name: back === 0 && candidate.company ? candidate.company : random.pick(FORMER),
          title: back === 0 && candidate.title ? candidate.title : random.pick(FORMER_TITLES),
          start_date: day(began),
          end_date: isNow ? null : day(began + 200 * DAY),
          latest: back === 0,
        },
        at,
        random.int(1, 4),
      );
    }
  }
  // Every other job that was closed was closed for a reason; every third has a second opening.
  for (const [index, opening] of [...about.openings.descending()].reverse().entries()) {
    if (opening.open !== true) {
      opening.closed_at = new Date(Date.parse(opening.created_at) + 200 * DAY).toISOString();
      if (index % 2 === 0) opening.close_reason_id = about.closeReasons[index % about.closeReasons.length]?.id ?? null;
    }
    if (index % 3 === 0) about.insert('openings', { ...copied(opening), opening_id: null }, about.now - 90 * DAY);
  }
  for (const post of [...about.jobPosts.descending()].reverse()) {
    // A copy for employees, and one that was taken down.
    const more = { ...copied(post), public_url: `${post.public_url}?other` };
    about.insert('job_posts', { ...more, internal: true }, about.now - 80 * DAY);
    about.insert('job_posts', { ...more, live: false }, about.now - 70 * DAY);
  }
  addNotes(about);
}

/** Without what every row has of its own. */
function copied({ id: _id, created_at: _created, updated_at: _updated, ...columns }: Row): Record<string, unknown> {
  return columns;
}

function addNotes({ insert, noted, applications, now }: Background): void {
  const [application] = applications.owned('candidate_id', noted) ?? [];
  const kinds: readonly (readonly [string, string, string, boolean])[] = [
    ['NOTE', 'publicly_visible', PUBLIC_NOTE, true],
    ['LINKEDIN_NOTE', 'publicly_visible', 'Answered at once.', false],
    ['NOTE', 'privately_visible', SECRET_NOTES[0] ?? '', true],
    ['NOTE', 'admin_only_visible', SECRET_NOTES[1] ?? '', false],
    ['EMAIL', 'publicly_visible', SECRET_NOTES[2] ?? '', false],
    ['ACTIVITY', 'publicly_visible', 'Moved into Technical Interview', true],
  ];
  for (const [index, [type, visibility, body, inApplication]] of kinds.entries()) {
    insert(
      'notes',
      {
        candidate_id: noted,
        application_id: inApplication ? (application?.id ?? null) : null,
        user_id: application?.recruiter_id ?? null,
        body,
        body_with_tags: null,
        subject: null,
        type,
        email_from: null,
        email_to: null,
        email_cc: null,
        import_hash: null,
        visibility,
      },
      now - (10 - index) * DAY,
    );
  }
}
