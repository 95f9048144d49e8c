// SmartRecruiters' statuses in its own words, and what they mean in ours.

import type { ApplicationStatus } from '@/lib/model/candidate';
import type { Status } from './rows';

const STATUSES: Readonly<Record<Status, { status: ApplicationStatus; stage: string | null }>> = {
  LEAD: { status: 'active', stage: null },
  NEW: { status: 'active', stage: 'New' },
  IN_REVIEW: { status: 'active', stage: 'In review' },
  INTERVIEW: { status: 'active', stage: 'Interview' },
  OFFERED: { status: 'active', stage: 'Offered' },
  HIRED: { status: 'hired', stage: null },
  REJECTED: { status: 'rejected', stage: null },
  WITHDRAWN: { status: 'withdrawn', stage: null },
  TRANSFERRED: { status: 'transferred', stage: null },
};

/** null for a status that SmartRecruiters has not documented. */
export function statusOf(text: string): Status | null {
  const name = text
    .trim()
    .toUpperCase()
    .replace(/[\s-]+/g, '_');
  return Object.hasOwn(STATUSES, name) ? (name as Status) : null;
}

export function standingOf(status: Status): ApplicationStatus {
  return STATUSES[status].status;
}

/** @example `stageOf('INTERVIEW', 'Phone screen')` → `Interview – Phone screen` */
export function stageOf(status: Status, subStatus: string | null): string | null {
  return [STATUSES[status].stage, subStatus].filter((part) => part !== null).join(' – ') || null;
}
