// What a look at a credential found, in words: for the screen, and as a text for whoever has to mend it. Pure. Names no
// secret, no user and nobody in the ATS.

import type { ConnectionView, Diagnosis } from '@/lib/model/connection';
import { CAPABILITIES, CAPABILITY_WORDS, scopeCosts, scopeIs, wordsFor } from './connect-words';

export type PermissionState = Diagnosis['permissions'][number]['state'];

export const STATE_WORDS: Record<PermissionState, string> = {
  granted: 'granted',
  missing: 'missing',
  unverified: 'could not be tried',
};

/** What goes beyond need: what is about pay, origin or opinions first, then what changes something, then the rest. */
export type Excess = Record<'sensitive' | 'writing' | 'other', string[]>;

const SENSITIVE =
  /demograph|eeo|offer|scorecard|interviews|interviewers|pay_|salar|compensat|approv|attribute|feedback|panel|survey|screening|job_notes|audit/i;
const READS = /(?::list|_read)$|^(?:list|read|retrieve|download)\b/i;

export function sortExcess(excess: readonly string[]): Excess {
  const sorted: Excess = { sensitive: [], writing: [], other: [] };
  for (const scope of excess) {
    sorted[SENSITIVE.test(scope) ? 'sensitive' : READS.test(scope) ? 'other' : 'writing'].push(scope);
  }
  return sorted;
}

export const EXCESS_WORDS: Record<keyof Excess, string> = {
  sensitive: 'Sensitive: please take these away',
  writing: 'Can change things, and In ATS only reads: please take these away',
  other: 'Not needed',
};

/** May the credential see private or confidential people? One or two sentences. */
export function restrictedWords(ats: string, sees: boolean | null): string {
  const { what, how } = wordsFor(ats)?.restricted ?? { what: 'private or confidential people', how: '' };
  const said =
    sees === null
      ? `Whether it can see ${what} could not be told.`
      : sees
        ? `It can see ${what}. In ATS treats them as not there, unless your organisation’s policy says otherwise.`
        : `It can’t see ${what}.`;
  return `${said} ${how}`.trim();
}

/** A text that stands by itself: what is needed, what is missing, what is too much, and where to mend it. */
export function diagnosisReport(view: ConnectionView, diagnosis: Diagnosis): string {
  const words = wordsFor(view.ats);
  const of = (state: PermissionState) => diagnosis.permissions.filter((one) => one.state === state);
  const lines = (title: string, entries: readonly string[]) =>
    entries.length === 0 ? [] : ['', title, ...entries.map((entry) => `  ${entry}`)];
  const excess = sortExcess(diagnosis.excess ?? []);
  return [
    `In ATS and ${view.atsName}: what its key may do`,
    `In ATS is a browser extension that shows, on a person’s profile page, whether we already have them in ${view.atsName}. It only reads.`,
    ...(view.account ? [`Account: ${view.account}`] : []),
    `Checked: ${day(diagnosis.checkedAt)}`,
    `Used for: ${CAPABILITIES.filter((one) => one === 'show' || view.capabilities.includes(one))
      .map((one) => CAPABILITY_WORDS[one].title)
      .join(', ')}`,
    ...lines(
      'MISSING, please add:',
      of('missing').map((one) => `${one.scope}${one.required ? ' (needed)' : ''}: ${scopeCosts(view.ats, one)}`),
    ),
    ...(of('missing').length > 0 && words ? [`Where: ${words.mend}.`] : []),
    ...lines(
      'Could not be tried, please check:',
      of('unverified').map(({ scope }) => scope),
    ),
    ...lines(
      'Granted:',
      of('granted').map(({ scope }) => [scope, scopeIs(view.ats, scope)].filter(Boolean).join(': ')),
    ),
    ...lines(`${EXCESS_WORDS.sensitive}:`, excess.sensitive),
    ...lines(`${EXCESS_WORDS.writing}:`, excess.writing),
    ...lines(`${EXCESS_WORDS.other}:`, excess.other),
    '',
    ...(diagnosis.excess === null && words ? [words.excessUnknown] : []),
    restrictedWords(view.ats, diagnosis.seesRestricted),
  ].join('\n');
}

/** `22 November 2026, 14:05`, in the reader's own time. */
export function day(iso: string): string {
  const at = new Date(iso);
  return Number.isNaN(at.getTime())
    ? 'at an unknown time'
    : at.toLocaleString('en-GB', { dateStyle: 'long', timeStyle: 'short' });
}
