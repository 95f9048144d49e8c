// How rows of a SmartRecruiters account are written down in answers: what a list leaves out, what a person's or a job's
// own address adds. It decides nothing about who may see them.

import {
  type Account,
  type Assignment,
  type AttachmentRow,
  byRelevance,
  type CandidateRow,
  type HiringTeamMember,
  type JobRow,
  type Labelled,
  type NoteRow,
  type UserRow,
  WEB_KINDS,
} from './smartrecruiters-account';

export type Json = Record<string, unknown>;

export interface Shapes {
  candidateItem(row: CandidateRow): Json;
  candidateDetails(row: CandidateRow): Json;
  assignmentDetails(row: CandidateRow, assignment: Assignment): Json;
  attachment(row: CandidateRow, file: AttachmentRow): Json;
  jobItem(job: JobRow): Json;
  jobDetails(job: JobRow): Json;
  member(job: JobRow, member: HiringTeamMember, isAlone: boolean): Json;
  user(user: UserRow): Json;
  note(row: CandidateRow, note: NoteRow): Json;
  posting(job: JobRow, company: Json): Json;
}

/** @param origin of the addresses inside answers, such as `https://api.smartrecruiters.com`. */
export function shapesOf(account: Account, origin: string, seesJob: (job: JobRow) => boolean): Shapes {
  const { configuration } = account;
  const link = (path: string): Json => ({ url: `${origin}${path}`, method: 'GET' });
  const named = (list: readonly Labelled[], id: string | null): Json | null => {
    const found = list.find((one) => one.id === id);
    return found ? { id: found.id, label: found.label } : null;
  };
  const sources = configuration.sources.flatMap(({ values }) => values);
  const assignment = (row: CandidateRow, one: Assignment, isWhole: boolean): Json => {
    const job = account.jobs.get(one.jobId);
    const brief: Json = {
      job: { id: one.jobId, title: job?.title ?? '', actions: { details: link(`/jobs/${one.jobId}`) } },
      status: one.status,
      ...(one.subStatus !== null && { subStatus: one.subStatus }),
      actions: { details: link(`/candidates/${row.id}/jobs/${one.jobId}`) },
    };
    if (!isWhole) return brief;
    return {
      ...brief,
      startsOn: one.startsOn,
      source: named(sources, one.sourceId)?.label ?? null,
      ...(one.status === 'REJECTED' && { reasonOfRejection: named(configuration.rejectionReasons, one.reasonId) }),
      ...(one.status === 'WITHDRAWN' && { reasonOfWithdrawal: named(configuration.withdrawalReasons, one.reasonId) }),
    };
  };
  const candidate = (row: CandidateRow, isWhole: boolean): Json => {
    const visible = row.assignments.filter(({ jobId }) => {
      const job = account.jobs.get(jobId);
      return job !== undefined && seesJob(job);
    });
    const [primary, ...others] = byRelevance(visible);
    return {
      id: row.id,
      internal: row.internal,
      firstName: row.firstName,
      lastName: row.lastName,
      email: row.email,
      createdOn: row.createdOn,
      updatedOn: row.updatedOn,
      location: row.location,
      averageRating: row.averageRating,
      tags: row.tags,
      consent: { status: row.consent },
      ...(isWhole && {
        phoneNumber: row.phoneNumber,
        web: Object.fromEntries(WEB_KINDS.flatMap((kind) => (row.web[kind] ? [[kind, row.web[kind]]] : []))),
        education: row.education,
        experience: row.experience,
      }),
      primaryAssignment: primary ? assignment(row, primary, isWhole) : null,
      secondaryAssignments: others.map((one) => assignment(row, one, isWhole)),
      actions: {
        details: link(`/candidates/${row.id}`),
        ...(isWhole && { attachments: link(`/candidates/${row.id}/attachments`) }),
      },
    };
  };
  const departmentOf = (job: JobRow) => configuration.departments.find(({ id }) => id === job.departmentId) ?? null;
  const jobItem = (job: JobRow): Json => ({
    id: job.id,
    title: job.title,
    refNumber: job.refNumber,
    createdOn: job.createdOn,
    updatedOn: job.updatedOn,
    lastActivityOn: job.lastActivityOn,
    department: departmentOf(job),
    location: job.location,
    status: job.status,
    postingStatus: job.postingStatus,
    language: { code: 'en', label: 'English' },
    actions: { details: link(`/jobs/${job.id}`) },
  });

  return {
    candidateItem: (row) => candidate(row, false),
    candidateDetails: (row) => candidate(row, true),
    assignmentDetails: (row, one) => assignment(row, one, true),
    attachment: (row, file) => ({
      id: file.id,
      name: file.name,
      type: file.type,
      contentType: file.contentType,
      actions: { download: link(`/candidates/${row.id}/attachments/${file.id}`) },
    }),
    jobItem,
    jobDetails: (job) => ({
      ...jobItem(job),
      industry: { id: 'computer_software', label: 'Computer Software' },
      function: { id: 'engineering', label: 'Engineering' },
      typeOfEmployment: { id: 'permanent', label: 'Full-time' },
      experienceLevel: { id: 'mid_senior_level', label: 'Mid-Senior Level' },
      creator: nameOf(account.users.find(({ id }) => id === job.creatorId)),
      jobAd: { sections: { jobDescription: { title: 'Job description', text: '<p>Come and work with us.</p>' } } },
      properties: job.properties,
      eeoCategory: null,
      targetHiringDate: job.targetHiringDate,
    }),
    member: (job, member, isAlone) => ({
      id: member.userId,
      ...((isAlone || !member.roleUnlisted) && { role: member.role }),
      actions: { details: link(`/jobs/${job.id}/hiring-team/${member.userId}`) },
    }),
    user: ({ systemRole, ...user }) => ({ ...user, systemRole: { id: systemRole.id, name: systemRole.label } }),
    note: (row, note) => ({
      id: note.id,
      content: note.content,
      createdOn: note.createdOn,
      visibility: note.visibility,
      authorId: note.authorId,
      context: { applications: [{ candidateId: row.id, jobId: note.jobId }] },
    }),
    posting: (job, company) => ({
      id: job.postingId,
      uuid: job.uuid,
      name: job.title,
      refNumber: job.refNumber,
      company,
      releasedDate: job.createdOn,
      location: job.location,
      department: departmentOf(job),
      function: { id: 'engineering', label: 'Engineering' },
      typeOfEmployment: { id: 'permanent', label: 'Full-time' },
      experienceLevel: { id: 'mid_senior_level', label: 'Mid-Senior Level' },
      customField: [],
      ref: `${origin}/v1/companies/${String(company.identifier)}/postings/${job.postingId}`,
      creator: { name: 'Ines Halvorsen' },
      language: { code: 'en', label: 'English' },
    }),
  };
}

function nameOf(user: UserRow | undefined): Json | null {
  return user ? { firstName: user.firstName, lastName: user.lastName } : null;
}
