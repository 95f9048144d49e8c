// What a simulated Greenhouse account consists of while it is built and changed, and what every change keeps in step.

import type { Company, JobParts } from './greenhouse-company';
import { iso, type Row } from './greenhouse-rows';
import type { Insert, Tables } from './greenhouse-tables';
import type { PersonTruth } from './person-truth';
import type { Random } from './random';

export interface GreenhouseAccount {
  readonly tables: Tables;
  readonly insert: Insert;
  readonly company: Company;
  /** Everybody the account holds or held. */
  readonly people: PersonTruth[];
  readonly byCandidate: Map<number, PersonTruth>;
  readonly random: Random;
  /** The time changes are stamped with. */
  now(): number;
}

export function jobOf({ company }: GreenhouseAccount, id: number | null): JobParts | undefined {
  return company.jobs.find((job) => job.row.id === id);
}

/** @throws where there is none */
export function jobNamed({ company }: GreenhouseAccount, name: string): JobParts {
  const job = company.jobs.find(({ row }) => row.name === name);
  if (!job) throw new Error(`no job called ${name}`);
  return job;
}

/** @returns the instant the row now says it was changed at */
export function touch({ now }: GreenhouseAccount, row: Row): string {
  const at = iso(now());
  row.updated_at = at;
  return at;
}

/** Keeps the truth of who may be shown in step with the rows. */
export function judgeHidden(account: GreenhouseAccount, candidateId: number): void {
  const { tables, byCandidate } = account;
  const person = byCandidate.get(candidateId);
  const row = tables.candidates.get(candidateId);
  if (!person || !row || person.hidden === 'anonymised') return;
  const applications = tables.applications.owned('candidate_id', candidateId) ?? [];
  const secret = applications.filter(({ job_id }) => jobOf(account, job_id)?.row.confidential === true);
  const allSecret = secret.length > 0 && secret.length === applications.length;
  person.hidden = row.private ? 'private' : allSecret ? 'confidential-job' : null;
}
