// A job as held by one ATS: for lists and pickers, and for what a rule hides from them.

import type { HiddenJobs } from './connection';

export interface Job {
  connection: string;
  id: string;
  name: string;
  /** The ATS's own word: *open*, *published*, *SOURCING*. */
  status: string;
  isOpen: boolean;
  /** Who may see it, in the ATS's own word: *internal*, *PUBLIC*; null where the ATS does not say. */
  visibility: string | null;
  department: string | null;
  locations: string[];
  /** Positions still to be filled; null where the ATS does not say. */
  openings: number | null;
  /** Why it was closed, in the ATS's words. */
  closeReason: string | null;
  /** Public page of the job, where there is one. */
  url: string | null;
  /** The company's own fields by name, as text. */
  customFields: Record<string, string>;
  updatedAt: string | null;
}

/** Taken off lists and pickers only. Words are compared without regard to case. */
export function isHiddenJob(job: Job, { statuses, visibilities, field }: HiddenJobs): boolean {
  const has = (words: readonly string[], word: string | null | undefined) =>
    word != null && words.some((one) => one.trim().toLowerCase() === word.trim().toLowerCase());
  return (
    has(statuses, job.status) ||
    has(visibilities, job.visibility) ||
    (field !== null && has([field.value], job.customFields[field.name]))
  );
}
