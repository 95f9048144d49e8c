// Why a submitted form came back, in one shape for both ways that can happen.

import { errorCode } from '@/lib/errors';
import type { Submission } from '@/lib/messages/protocol';
import type { NeededPermission } from '@/lib/model/connection';

/** Why the last attempt failed, whether the background refused it or could not even take it. */
export interface Refusal {
  code: string;
  about: string[];
  missing: NeededPermission[];
}

/** A refused submission, or anything thrown while submitting, as the form shows it. */
export function refusalOf(submission: Submission | undefined, thrown: unknown): Refusal | null {
  if (thrown) {
    return { code: errorCode(thrown), about: (thrown as { about?: string[] }).about ?? [], missing: [] };
  }
  if (submission?.state !== 'refused') return null;
  return { code: submission.code, about: submission.about, missing: submission.check?.missing ?? [] };
}
