// The rows a simulated Greenhouse account is made of, as its API names their columns: those that code relies on.

export interface Row {
  id: number;
  created_at: string;
  updated_at: string;
  [column: string]: unknown;
}

export interface Typed {
  value: string;
  type: string;
}

export interface CandidateRow extends Row {
  first_name: string | null;
  last_name: string | null;
  private: boolean;
  last_activity_at: string | null;
  tags: string[];
  email_addresses: Typed[];
  phone_numbers: Typed[];
  website_addresses: Typed[];
  social_media_addresses: { value: string }[];
}

export type StoredStatus = 'in_process' | 'rejected' | 'hired' | 'converted';

export interface ApplicationRow extends Row {
  candidate_id: number;
  job_id: number | null;
  prospect: boolean;
  status: StoredStatus;
  /** Id of the current application_stages row: null for prospects and ended applications. */
  stage_id: number | null;
  stage_name: string | null;
  job_interview_stage_id: number | null;
  rejected_at: string | null;
  last_activity_at: string | null;
}

export const DAY = 86_400_000;

/** An instant as the API writes it. */
export const iso = (ms: number): string => new Date(ms).toISOString();
