// Who applied for what in an invented Lever account, before it becomes rows: plans only.

import type { CAST } from './cast';
import { DAY, LEAD_STAGES, STAGE_COUNT } from './lever-reference';
import type { Origin, PostingRow } from './lever-rows';
import type { Random } from './random';

/** One opportunity as planned. */
export interface Candidacy {
  at: number;
  changedAt: number;
  /** null: a lead without an application. */
  posting: PostingRow | null;
  /** Index of the stage reached. */
  stage: number;
  ended: 'hired' | 'non-hired' | null;
  /** Which of the reasons of that type. */
  reason: number;
  origin: Origin;
  snoozed: boolean;
  resume: string | null;
  files: string[];
  note: boolean;
  /** Made for the cast: nothing left to chance. */
  fixed: boolean;
}

function planned(at: number, over: Partial<Candidacy>): Candidacy {
  return {
    at,
    changedAt: at + 3 * DAY,
    posting: null,
    stage: over.posting ? LEAD_STAGES : 0,
    ended: null,
    reason: 0,
    origin: over.posting ? 'applied' : 'sourced',
    snoozed: false,
    resume: null,
    files: [],
    note: false,
    fixed: false,
    ...over,
  };
}

/** The same people as in the other accounts, in the same jobs. */
export function castCandidacies(key: keyof typeof CAST, at: number, postings: readonly PostingRow[]): Candidacy[] {
  const [backend, designer, analyst, finance] = postings as [PostingRow, PostingRow, PostingRow, PostingRow];
  const one = (over: Partial<Candidacy>, from = at) => planned(from, { fixed: true, ...over });
  switch (key) {
    case 'activeApplicant':
      return [
        one({
          posting: backend,
          stage: 6,
          resume: 'Mara Lindqvist-Osei CV.pdf',
          files: ['Cover letter.pdf', 'Portfolio notes.txt'],
          note: true,
        }),
      ];
    case 'prospect':
      return [one({ stage: 1 })];
    case 'rejected':
      return [
        one({
          posting: designer,
          stage: 5,
          ended: 'non-hired',
          reason: 1,
          changedAt: at + 8 * DAY,
          resume: 'aysegul-cv.pdf',
        }),
      ];
    case 'twoApplications':
      return [
        one({ posting: designer, stage: 4, ended: 'non-hired', reason: 2, changedAt: at + 5 * DAY }),
        one({ posting: analyst, stage: 4, resume: 'cv-2026.pdf' }, at + 6 * DAY),
      ];
    case 'hired':
      return [one({ posting: backend, stage: 8, ended: 'hired', changedAt: at + 20 * DAY, resume: 'kwabena.pdf' })];
    case 'confidentialOnly':
      return [one({ posting: finance, stage: 4, resume: 'renzo.pdf' })];
    case 'oldest':
      return [one({ posting: analyst, ended: 'non-hired', reason: 3, changedAt: at + 30 * DAY })];
    default:
      return [one({ posting: analyst, stage: 4, resume: 'cv.pdf' })];
  }
}

/** One to three candidacies, one after the other. */
export function crowdCandidacies(
  random: Random,
  about: { at: number; now: number; open: readonly PostingRow[]; secret: readonly PostingRow[] },
): Candidacy[] {
  const plans: Candidacy[] = [];
  const many = 1 + random.weighted([74, 19, 7]);
  for (let at = about.at; plans.length < many && at < about.now; ) {
    const lead = random.chance(0.2);
    const posting = lead ? null : random.pick(random.chance(0.045) ? about.secret : about.open);
    const changedAt = Math.min(about.now, at + random.int(1, 45) * DAY);
    const recent = about.now - at < 60 * DAY;
    const ended =
      recent && random.chance(0.7) ? null : ([null, 'non-hired', 'hired'] as const)[random.weighted([14, 80, 6])];
    const reached = random.weighted([45, 20, 14, 10, 7, 4]);
    plans.push(
      planned(at, {
        changedAt,
        posting,
        ended: lead && ended === 'hired' ? 'non-hired' : (ended ?? null),
        reason: random.int(0, 5),
        stage: lead ? random.int(0, LEAD_STAGES - 1) : ended === 'hired' ? STAGE_COUNT - 1 : LEAD_STAGES + reached,
        origin: lead
          ? random.pick(['sourced', 'referred', 'university'])
          : random.pick(['applied', 'applied', 'applied', 'agency', 'referred', 'internal']),
        snoozed: random.chance(0.03),
        resume: random.chance(lead ? 0.3 : 0.8) ? `resume.${random.pick(['pdf', 'pdf', 'rtf'])}` : null,
        files: random.chance(0.12) ? [random.pick(['Letter.pdf', 'notes.txt'])] : [],
        note: random.chance(0.06),
      }),
    );
    at = changedAt + random.int(1, 200) * DAY;
  }
  return plans;
}
