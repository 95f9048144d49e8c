// What happened with people of a simulated Greenhouse account, before it is written down as rows: what is fixed for the
// cast, and made up for everybody else.

import type { CAST } from './cast';
import { POOL_STAGES, POOLS, REASONS } from './greenhouse-company';
import { DAY, type StoredStatus } from './greenhouse-rows';
import type { Random } from './random';

/** Jobs, pools and reasons are numbered as the company lists them, the person as all people are. */
export interface ApplicationDraft {
  person: number;
  at: number;
  prospect: boolean;
  status: StoredStatus;
  job: number;
  /** Index of the furthest stage reached. */
  stage: number;
  prospectJobs: number[];
  pool: number;
  poolStage: number;
  endedAt: number;
  reason: number;
  files: { type: string; filename: string }[];
}

function draftOf(person: number, at: number, over: Partial<ApplicationDraft>): ApplicationDraft {
  return {
    person,
    at,
    prospect: false,
    status: 'in_process',
    job: 0,
    stage: 0,
    prospectJobs: [],
    pool: -1,
    poolStage: 0,
    endedAt: 0,
    reason: 0,
    files: [],
    ...over,
  };
}

export function castDrafts(key: keyof typeof CAST, person: number, at: number): ApplicationDraft[] {
  const resume = (name: string) => ({ type: 'resume', filename: `${name}.pdf` });
  switch (key) {
    case 'activeApplicant':
      return [
        draftOf(person, at, {
          job: 0,
          stage: 3,
          files: [
            resume('Mara Lindqvist-Osei CV'),
            { type: 'cover_letter', filename: 'Cover letter.pdf' },
            { type: 'other', filename: 'Portfolio notes.txt' },
          ],
        }),
      ];
    case 'prospect':
      return [draftOf(person, at, { prospect: true, prospectJobs: [0, 2], pool: 0, poolStage: 1 })];
    case 'rejected':
      return [
        draftOf(person, at, {
          job: 1,
          stage: 2,
          status: 'rejected',
          endedAt: at + 8 * DAY,
          reason: 1,
          files: [resume('aysegul-cv')],
        }),
      ];
    case 'twoApplications':
      return [
        draftOf(person, at, { job: 1, stage: 1, status: 'rejected', endedAt: at + 5 * DAY, reason: 3 }),
        draftOf(person, at + 6 * DAY, { job: 2, stage: 1, files: [resume('cv-2026')] }),
      ];
    case 'hired':
      return [
        draftOf(person, at, {
          job: 0,
          stage: 5,
          status: 'hired',
          endedAt: at + 20 * DAY,
          files: [resume('kwabena'), { type: 'offer_letter', filename: 'Offer.pdf' }],
        }),
      ];
    case 'confidentialOnly':
      return [draftOf(person, at, { job: 3, stage: 1, files: [resume('renzo')] })];
    case 'oldest':
      return [draftOf(person, at, { job: 2, stage: 0, status: 'rejected', endedAt: at + 30 * DAY, reason: 2 })];
    default:
      return [draftOf(person, at, { job: 2, stage: 1, files: [resume('cv')] })];
  }
}

export function crowdDrafts(
  random: Random,
  about: { person: number; at: number; now: number; openJobs: number[]; hiddenJobs: number[]; vanity: string },
): ApplicationDraft[] {
  const drafts: ApplicationDraft[] = [];
  const many = random.weighted([5, 70, 17, 6, 2]);
  let at = about.at;
  for (let n = 0; n < many; n++) {
    const age = (about.now - at) / DAY;
    const prospect = random.chance(0.17);
    const job =
      about.hiddenJobs.length > 0 && random.chance(0.04) ? random.pick(about.hiddenJobs) : random.pick(about.openJobs);
    const stage = random.weighted([45, 22, 14, 10, 6, 3]);
    const ended = Math.min(about.now, at + random.int(1, 45) * DAY);
    const status: StoredStatus = prospect
      ? random.weighted([80, 12, 8]) === 0
        ? 'in_process'
        : random.chance(0.6)
          ? 'rejected'
          : 'converted'
      : age < 60 && random.chance(0.7)
        ? 'in_process'
        : ((['rejected', 'in_process', 'hired'] as const)[random.weighted([84, 10, 6])] ?? 'rejected');
    const files: { type: string; filename: string }[] = [];
    if (random.chance(prospect ? 0.3 : 0.85))
      files.push({ type: 'resume', filename: `${about.vanity.slice(0, 24)}.${random.pick(['pdf', 'pdf', 'rtf'])}` });
    if (random.chance(0.15)) files.push({ type: 'cover_letter', filename: 'Letter.pdf' });
    if (random.chance(0.08))
      files.push({ type: random.pick(['other', 'take_home_test', 'form_attachment']), filename: 'notes.txt' });
    drafts.push(
      draftOf(about.person, at, {
        prospect,
        status,
        job,
        stage: status === 'hired' ? 4 : Math.min(4, stage),
        prospectJobs: prospect
          ? Array.from({ length: random.weighted([45, 40, 15]) }, () => random.pick(about.openJobs))
          : [],
        pool: prospect && random.chance(0.8) ? random.int(0, POOLS.length - 1) : -1,
        poolStage: random.int(0, POOL_STAGES.length - 1),
        endedAt: status === 'in_process' ? 0 : ended,
        reason: random.int(0, REASONS.length - 1),
        files,
      }),
    );
    at = ended + random.int(1, 200) * DAY;
    if (at >= about.now) break;
  }
  return drafts;
}
