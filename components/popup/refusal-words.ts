// Why a submitted form came back, where the form can say it better than the general table of errors. Words only.

import type { AtsDescription } from '@/lib/messages/protocol';
import { fieldWords, wordsFor } from './connect-words';

export interface RefusalWords {
  what: string;
  todo: string;
}

/** null: the general table says it. */
export function refusalWords(code: string, ats: AtsDescription, missing: number): RefusalWords | null {
  const { name } = ats;
  if (code === 'ats/unauthorized') return wordsFor(ats.id)?.unauthorized ?? null;
  if (code === 'ats/missing-permission') {
    const where = wordsFor(ats.id)?.mend;
    return {
      what: `The key lacks ${missing > 1 ? `${missing} permissions` : 'a permission'}.`,
      todo: `Add what is missing ${where ?? `in ${name}`}. Then check again.`,
    };
  }
  if (code === 'ats/unknown-user') {
    return {
      what: `No ${name} user has this work e-mail.`,
      todo: `Enter the address you sign in to ${name} with.`,
    };
  }
  // The general sentences promise another try by itself; a form is only sent by a click.
  if (code === 'ats/unreachable') {
    return {
      what: `${name} can’t be reached.`,
      todo: 'Look at your internet connection, then check again. What you typed is kept.',
    };
  }
  if (code === 'ats/rate-limited' || code === 'ats/server-error') {
    return {
      what: `${name} can’t answer at the moment.`,
      todo: 'Wait a minute, then check again. What you typed is kept.',
    };
  }
  return null;
}

export type FieldTrouble = 'empty' | 'unreadable' | 'retired' | 'unknown-user' | 'refused';

/** What is wrong with one input, in a few words beside it. */
export function fieldProblem(ats: string, field: { id: string; kind: string }, trouble: FieldTrouble): string {
  if (trouble === 'empty') return 'Needed to connect.';
  if (trouble === 'retired') return 'This is an old key that no longer works.';
  if (trouble === 'unknown-user') return 'Nobody in your ATS has this address.';
  if (trouble === 'refused') return 'Check this.';
  const own = fieldWords(ats, field.id).wrong;
  if (own) return own;
  if (field.kind === 'origin') return 'This is no web address. It looks like https://app.greenhouse.io.';
  if (field.kind === 'email') return 'This is no e-mail address.';
  return 'This can’t be right: check that it was copied whole.';
}
