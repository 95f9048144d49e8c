// What can happen in a SmartRecruiters account once it stands. A change of a person moves that person's `updatedOn`; a
// change of a job moves the job's alone, though the lists of people show its title. It invents no account.

import { inventPerson, type PersonWish } from './person-truth';
import type { Random } from './random';
import {
  type Account,
  type Assignment,
  type AttachmentRow,
  type AttachmentType,
  type CandidateRow,
  isActive,
  isListed,
  type JobRow,
  type JobStatus,
  type NoteRow,
  type ProcessRow,
  type Status,
  subStatusesOf,
  uuidOf,
} from './smartrecruiters-account';
import {
  attachmentRow,
  candidateRow,
  emptyCandidate,
  personHeld,
  type SmartRecruitersPerson,
  stepsOf,
} from './smartrecruiters-people';

export interface NewApplication {
  /** Title of the job; null for a lead in a talent pool alone. */
  job?: string | null;
  status?: Status;
  subStatus?: string | null;
}

export interface Changes {
  addCandidate(wish?: Partial<PersonWish> & { application?: NewApplication }): {
    person: SmartRecruitersPerson;
    candidate: CandidateRow;
  };
  editProfile(candidateId: string, patch: Partial<CandidateRow>): CandidateRow;
  /** Throws when that person is already on that job. */
  addAssignment(candidateId: string, wish?: NewApplication): Assignment;
  /** Throws on a sub-status that its status does not have in the job's hiring process. */
  setStatus(candidateId: string, jobId: string, status: Status, subStatus?: string | null): Assignment;
  /** The next step of the job's hiring process. */
  advance(candidateId: string, jobId: string): Assignment;
  reject(candidateId: string, jobId: string, reason?: string): Assignment;
  withdraw(candidateId: string, jobId: string, reason?: string): Assignment;
  hire(candidateId: string, jobId: string): Assignment;
  /** Leaves the old application TRANSFERRED and begins one on the other job. */
  transfer(candidateId: string, fromJobId: string, toJobId: string): Assignment;
  addAttachment(
    candidateId: string,
    wish?: { type?: AttachmentType; name?: string; jobId?: string | null },
  ): AttachmentRow;
  removeAttachment(candidateId: string, attachmentId: string): void;
  /** A message: it moves nothing of the person's row. */
  addNote(candidateId: string, content: string, visibility?: NoteRow['visibility']): NoteRow;
  /** Gone everywhere, with no tombstone. */
  deleteCandidate(candidateId: string): void;
  /** Applications and files of the second move to the first, and the second id is gone. */
  mergeCandidates(primaryId: string, secondaryId: string): void;
  anonymise(candidateId: string): CandidateRow;
  renameJob(jobId: string, title: string): JobRow;
  closeJob(jobId: string, status?: Extract<JobStatus, 'FILLED' | 'CANCELLED' | 'ON_HOLD'>): JobRow;
}

/** What the changes work on. */
export interface Changed {
  account: Account;
  people: SmartRecruitersPerson[];
  byCandidate: Map<string, SmartRecruitersPerson>;
  random: Random;
  /** Number of the next person to be invented. */
  nextPerson: number;
  authorId: string;
  now(): number;
  jobNamed(title: string): JobRow;
  processOf(job: JobRow): ProcessRow;
  /** Called after every change. */
  changed(): void;
}

const iso = (ms: number): string => new Date(ms).toISOString();

export function changesOf(on: Changed): Changes {
  const { account, random } = on;
  const { configuration } = account;
  const candidateOf = (id: string): CandidateRow => needed(account.candidates.get(id), `candidate ${id}`);
  const jobOf = (id: string): JobRow => needed(account.jobs.get(id), `job ${id}`);
  const assignmentOf = (candidateId: string, jobId: string): Assignment =>
    needed(
      candidateOf(candidateId).assignments.find((one) => one.jobId === jobId),
      `application of ${candidateId} to ${jobId}`,
    );
  const touch = (row: { updatedOn: string }): void => {
    row.updatedOn = iso(on.now());
    on.changed();
  };
  const judge = (row: CandidateRow): void => {
    const person = on.byCandidate.get(row.id);
    if (person && person.hidden !== 'anonymised') person.hidden = isListed(row) ? null : 'no-application';
  };
  const enter = (candidateId: string, jobId: string, status: Status, subStatus: string | null): Assignment => {
    const assignment = assignmentOf(candidateId, jobId);
    const process = on.processOf(jobOf(jobId));
    if (subStatus !== null && !subStatusesOf(process, status).includes(subStatus))
      throw new Error(`${status} has no sub-status ${subStatus} in ${process.name}`);
    assignment.history.push({ changedOn: iso(on.now()), status, subStatus });
    Object.assign(assignment, { status, subStatus, reasonId: null, startsOn: null });
    touch(candidateOf(candidateId));
    return assignment;
  };
  const end = (
    candidateId: string,
    jobId: string,
    status: 'REJECTED' | 'WITHDRAWN',
    reason: string | undefined,
  ): Assignment => {
    const reasons = status === 'REJECTED' ? configuration.rejectionReasons : configuration.withdrawalReasons;
    const found = reason === undefined ? reasons[0] : reasons.find(({ label }) => label === reason);
    const { id } = needed(found, `reason ${reason}`);
    const assignment = enter(candidateId, jobId, status, null);
    assignment.reasonId = id;
    return assignment;
  };

  const begin = (candidateId: string, job: JobRow, wish: NewApplication): Assignment => {
    const row = candidateOf(candidateId);
    if (row.assignments.some((one) => one.jobId === job.id)) throw new Error(`${candidateId} is on ${job.title}`);
    row.assignments.push({
      jobId: job.id,
      status: 'NEW',
      subStatus: null,
      startsOn: null,
      sourceId: configuration.sources[0]?.values[0]?.id ?? '',
      reasonId: null,
      history: wish.status === 'LEAD' ? [] : [{ changedOn: iso(on.now()), status: 'NEW', subStatus: null }],
    });
    const { status = 'NEW', subStatus = null } = wish;
    if (status !== 'NEW') enter(candidateId, job.id, status, subStatus);
    touch(row);
    judge(row);
    return assignmentOf(candidateId, job.id);
  };

  const changes: Changes = {
    addCandidate(wish = {}) {
      const { application = {}, ...fixed } = wish;
      const index = on.nextPerson++;
      const invented = inventPerson(index, random, {
        first: 'Odalys',
        last: `Varga ${index}`,
        vanity: `odalys-varga-${index}`,
        shape: 'slash',
        ...fixed,
        key: fixed.key ?? `added${index}`,
      });
      const person = personHeld(invented);
      const candidate = candidateRow(person, random, { id: uuidOf(random), at: on.now(), isCast: true });
      person.candidateId = candidate.id;
      account.candidates.set(candidate.id, candidate);
      on.people.push(person);
      on.byCandidate.set(candidate.id, person);
      if (application.job === null) candidate.pool = 'Future Leaders';
      else changes.addAssignment(candidate.id, application);
      touch(candidate);
      return { person, candidate };
    },
    editProfile(candidateId, patch) {
      const row = Object.assign(candidateOf(candidateId), patch);
      touch(row);
      return row;
    },
    addAssignment: (candidateId, wish = {}) =>
      begin(candidateId, on.jobNamed(wish.job ?? 'Senior Backend Engineer'), wish),
    setStatus: (candidateId, jobId, status, subStatus = null) => enter(candidateId, jobId, status, subStatus),
    advance(candidateId, jobId) {
      const { status, subStatus } = assignmentOf(candidateId, jobId);
      const steps = stepsOf(on.processOf(jobOf(jobId)));
      const here = steps.findIndex((step) => step.status === status && step.subStatus === subStatus);
      // Without a sub-status the next one is the first of the same status, or of the next.
      const first = steps.findIndex((step) => step.status === status);
      const next = here >= 0 ? steps[here + 1] : steps[first];
      if (!isActive(status) || !next) throw new Error(`nothing comes after ${status}`);
      return enter(candidateId, jobId, next.status, next.subStatus);
    },
    reject: (candidateId, jobId, reason) => end(candidateId, jobId, 'REJECTED', reason),
    withdraw: (candidateId, jobId, reason) => end(candidateId, jobId, 'WITHDRAWN', reason),
    hire(candidateId, jobId) {
      const assignment = enter(candidateId, jobId, 'HIRED', null);
      assignment.startsOn = iso(on.now() + 30 * 86_400_000).slice(0, 10);
      return assignment;
    },
    transfer(candidateId, fromJobId, toJobId) {
      const added = begin(candidateId, jobOf(toJobId), {});
      enter(candidateId, fromJobId, 'TRANSFERRED', null);
      return added;
    },
    addAttachment(candidateId, wish = {}) {
      const row = candidateOf(candidateId);
      const attachment = attachmentRow(random, {
        type: wish.type ?? 'RESUME',
        name: wish.name ?? 'new-resume.pdf',
        at: on.now(),
        jobId: wish.jobId ?? null,
      });
      row.attachments.push(attachment);
      touch(row);
      return attachment;
    },
    removeAttachment(candidateId, attachmentId) {
      const row = candidateOf(candidateId);
      row.attachments = row.attachments.filter(({ id }) => id !== attachmentId);
      touch(row);
    },
    addNote(candidateId, content, visibility = 'OPEN') {
      const note: NoteRow = {
        id: uuidOf(random),
        content,
        createdOn: iso(on.now()),
        visibility,
        authorId: on.authorId,
        jobId: candidateOf(candidateId).assignments[0]?.jobId ?? null,
      };
      candidateOf(candidateId).notes.push(note);
      return note;
    },
    deleteCandidate(candidateId) {
      candidateOf(candidateId);
      account.candidates.delete(candidateId);
      for (const person of on.people) if (person.candidateId === candidateId) person.candidateId = null;
      on.byCandidate.delete(candidateId);
      on.changed();
    },
    mergeCandidates(primaryId, secondaryId) {
      if (primaryId === secondaryId) throw new Error('nobody is merged into themselves');
      const primary = candidateOf(primaryId);
      const secondary = candidateOf(secondaryId);
      const held = new Set(primary.assignments.map(({ jobId }) => jobId));
      primary.assignments.push(...secondary.assignments.filter(({ jobId }) => !held.has(jobId)));
      primary.attachments.push(...secondary.attachments);
      primary.notes.push(...secondary.notes);
      primary.pool ??= secondary.pool;
      primary.email ||= secondary.email;
      primary.phoneNumber ||= secondary.phoneNumber;
      const takesProfile = primary.web.linkedin === undefined;
      primary.web = { ...secondary.web, ...primary.web };
      touch(primary);
      account.candidates.delete(secondaryId);
      for (const [gone, heir] of account.mergedInto) if (heir === secondaryId) account.mergedInto.set(gone, primaryId);
      account.mergedInto.set(secondaryId, primaryId);
      for (const person of on.people) {
        if (person.candidateId !== secondaryId) continue;
        person.candidateId = primaryId;
        if (!takesProfile) person.findable = 'none';
      }
      on.byCandidate.delete(secondaryId);
      judge(primary);
    },
    anonymise(candidateId) {
      const row = candidateOf(candidateId);
      emptyCandidate(row, '');
      touch(row);
      const person = on.byCandidate.get(candidateId);
      if (person) Object.assign(person, { hidden: 'anonymised', findable: 'none' });
      return row;
    },
    renameJob(jobId, title) {
      const job = jobOf(jobId);
      job.title = title;
      touch(job);
      return job;
    },
    closeJob(jobId, status = 'FILLED') {
      const job = jobOf(jobId);
      Object.assign(job, { status, postingStatus: 'NOT_PUBLISHED', lastActivityOn: iso(on.now()) });
      touch(job);
      return job;
    },
  };
  return changes;
}

function needed<T>(found: T | undefined, what: string): T {
  if (found === undefined) throw new Error(`no ${what}`);
  return found;
}
