// The rows of one candidacy in a simulated Greenhouse account: the application, and what hangs on it.

import { CAST } from './cast';
import type { GreenhouseAccount } from './greenhouse-account';
import type { JobParts } from './greenhouse-company';
import type { ApplicationDraft } from './greenhouse-drafts';
import { type ApplicationRow, DAY, iso, type Row, type StoredStatus } from './greenhouse-rows';
import type { Tables } from './greenhouse-tables';
import type { PersonTruth } from './person-truth';
import type { Random } from './random';

type Building = Pick<GreenhouseAccount, 'tables' | 'insert' | 'company' | 'random'>;

/** @param now nothing is stamped later */
export function insertDraft(account: Building, person: PersonTruth, draft: ApplicationDraft, now: number): void {
  const { tables, insert, random } = account;
  const { users, recruiters, jobs, sources, reasons } = account.company;
  const candidateId = person.candidateId as number;
  const changed = draft.endedAt || Math.min(now, draft.at + random.int(1, 30) * DAY);
  const job = jobs[draft.job] as JobParts;
  const anonymised = person.hidden === 'anonymised';
  const application = applicationRow(tables, {
    candidateId,
    at: draft.at,
    changed,
    prospect: draft.prospect,
    status: draft.status,
    job: draft.prospect ? null : job,
    prospectJobs: draft.prospectJobs.map((index) => (jobs[index] as JobParts).row.id),
    recruiter: person.key in CAST ? (users[0] as Row) : random.pick(recruiters),
    coordinator: person.key in CAST ? (users[1] as Row) : random.pick(recruiters),
    source: random.pick(sources),
    location: anonymised ? null : person.location,
    answers: anonymised ? [] : answersOf(person, random),
    salary: !anonymised && random.chance(0.1),
    rejectedAt: draft.status === 'rejected' ? draft.endedAt : null,
    gap: random.int(1, 7),
  });
  if (draft.prospect) insertPoolPlace(account, application, person, draft);
  else insertStages(account, application, job.stages, { draft, changed, now });
  if (draft.status === 'rejected')
    insert(
      'rejection_details',
      {
        application_id: application.id,
        rejected_by_id: application.recruiter_id,
        rejection_note_id: null,
        rejection_reason_id: (reasons[draft.reason] as Row).id,
        rejected_at: iso(draft.endedAt),
        question_custom_fields: {},
      },
      draft.endedAt,
      random.int(1, 4),
    );
  if (!anonymised)
    for (const file of draft.files)
      insert(
        'attachments',
        { application_id: application.id, candidate_id: candidateId, type: file.type, filename: file.filename },
        Math.min(now, draft.at + 1000),
        random.int(1, 6),
      );
  if (!anonymised && random.chance(0.04))
    insert(
      'notes',
      {
        candidate_id: candidateId,
        application_id: application.id,
        user_id: application.recruiter_id,
        body: 'Spoke on the phone, sounds keen.',
        body_with_tags: null,
        subject: null,
        type: 'NOTE',
        email_from: null,
        email_to: null,
        email_cc: null,
        import_hash: null,
        visibility: random.pick(['publicly_visible', 'privately_visible', 'admin_only_visible']),
      },
      Math.min(now, draft.at + DAY),
      random.int(1, 5),
    );
}

function insertPoolPlace(
  { insert, company, random }: Building,
  application: ApplicationRow,
  person: PersonTruth,
  draft: ApplicationDraft,
): void {
  const { users, recruiters, pools, poolStages } = company;
  const pool = pools[draft.pool];
  insert(
    'prospect_details',
    {
      application_id: application.id,
      pool_id: pool?.id ?? null,
      pool_stage_id: poolStages[draft.pool]?.[draft.poolStage]?.id ?? null,
      prospect_owner_id:
        person.key in CAST ? (users[0] as Row).id : random.chance(0.8) ? random.pick(recruiters).id : null,
      department_id: null,
      office_id: null,
    },
    draft.at,
    random.int(1, 4),
  );
}

/** The stages it went through, the last of them the one it is in. */
function insertStages(
  { insert, random }: Building,
  application: ApplicationRow,
  all: readonly Row[],
  { draft, changed, now }: { draft: ApplicationDraft; changed: number; now: number },
): void {
  const stages = all.slice(0, draft.stage + 1);
  const step = Math.max(3_600_000, Math.floor((changed - draft.at) / Math.max(1, stages.length)));
  stages.forEach((stage, index) => {
    const current = index === stages.length - 1 && draft.status === 'in_process';
    const entered = Math.min(now, draft.at + index * step);
    const left = current ? null : Math.min(now, entered + step);
    const row = insert(
      'application_stages',
      {
        application_id: application.id,
        job_interview_stage_id: stage.id,
        entered_at: iso(entered),
        exited_at: left === null ? null : iso(left),
        days_in_stage: Math.floor(((left ?? now) - entered) / DAY),
        current,
      },
      entered,
      random.int(1, 5),
    );
    row.updated_at = iso(left ?? entered);
    if (current) {
      application.stage_id = row.id;
      application.stage_name = stage.name as string;
      application.job_interview_stage_id = stage.id;
    }
  });
}

function answersOf(person: PersonTruth, random: Random): { question: string; answer: string | null }[] {
  const answers: { question: string; answer: string | null }[] = [];
  if (person.linkedIn.where === 'answer')
    answers.push({
      question: random.pick(['LinkedIn Profile', 'LinkedIn', 'Your LinkedIn URL']),
      answer: person.linkedIn.value,
    });
  if (random.chance(0.15))
    answers.push({ question: 'How did you hear about us?', answer: random.pick(['A friend', null, 'Meetup']) });
  return answers;
}

export function applicationRow(
  tables: Tables,
  about: {
    candidateId: number;
    at: number;
    changed: number;
    prospect: boolean;
    status: StoredStatus;
    job: JobParts | null;
    prospectJobs: number[];
    recruiter: Row;
    coordinator: Row;
    source: Row;
    location: string | null;
    answers: unknown[];
    salary: boolean;
    rejectedAt: number | null;
    gap: number;
  },
): ApplicationRow {
  return tables.applications.add({
    id: tables.applications.nextId(about.gap),
    created_at: iso(about.at),
    updated_at: iso(about.changed),
    candidate_id: about.candidateId,
    job_id: about.job?.row.id ?? null,
    job_post_id: null,
    prospective_job_ids: [...new Set(about.prospectJobs)],
    prospect: about.prospect,
    status: about.status,
    stage_id: null,
    stage_name: null,
    job_interview_stage_id: null,
    needs_decision: false,
    recruiter_id: about.recruiter.id,
    coordinator_id: about.coordinator.id,
    source_id: about.source.id,
    referrer_id: null,
    agency_note_id: null,
    rejected_at: about.rejectedAt === null ? null : iso(about.rejectedAt),
    last_activity_at: iso(about.changed),
    location_address: about.location,
    answers: about.answers,
    custom_fields: about.salary
      ? { desired_salary: { name: 'Desired salary', type: 'short_text', value: '84,000' } }
      : {},
  });
}
