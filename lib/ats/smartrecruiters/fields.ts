// The connect form's values: what they are, and how a pasted one is cleaned. Never puts a value into an error.

import type { ConnectField } from '@/lib/ats/connector';
import { AppError } from '@/lib/errors';

/** An API key, an OAuth client, or nothing at all: the public list of postings, which holds jobs and no people. */
export const SIGN_INS = ['key', 'client', 'postings'] as const;
export type SignIn = (typeof SIGN_INS)[number];

const SIGNED_IN = { field: 'signIn', is: ['key', 'client'] };

export const FIELDS: readonly ConnectField[] = [
  { id: 'signIn', kind: 'choice', required: true, options: SIGN_INS },
  { id: 'apiKey', kind: 'secret', required: true, when: { field: 'signIn', is: ['key'] } },
  { id: 'clientId', kind: 'text', required: true, when: { field: 'signIn', is: ['client'] } },
  { id: 'clientSecret', kind: 'secret', required: true, when: { field: 'signIn', is: ['client'] } },
  // Needed for the postings alone, which `tidyFields` says.
  { id: 'companyIdentifier', kind: 'text', required: false },
  { id: 'workEmail', kind: 'email', required: true, when: SIGNED_IN },
];

const EMAIL = /^[^\s@<>]+@[^\s@<>]+\.[^\s@<>]+$/;
const LONGEST_IDENTIFIER = 100;

export function signInOf(fields: Record<string, string>): SignIn {
  return SIGN_INS.find((one) => one === fields.signIn) ?? 'key';
}

/**
 * Gives the values of the chosen way in only, so that no secret is kept that is not used.
 *
 * @throws AppError `connection/invalid-field` about the ids of the fields concerned
 */
export function tidyFields(fields: Record<string, string>): Record<string, string> {
  const chosen = clean(fields.signIn) || SIGN_INS[0];
  const signIn = SIGN_INS.find((one) => one === chosen);
  if (signIn === undefined) throw new AppError('connection/invalid-field', { about: ['signIn'] });

  const companyIdentifier = identifierIn(clean(fields.companyIdentifier));
  const wrong: string[] = [];
  if (companyIdentifier === null || (companyIdentifier === '' && signIn === 'postings'))
    wrong.push('companyIdentifier');
  const tidied: Record<string, string> = { signIn, companyIdentifier: companyIdentifier ?? '' };
  const take = (id: string, value: string, fits: boolean) => {
    tidied[id] = value;
    if (!fits) wrong.push(id);
  };
  if (signIn === 'key') {
    const apiKey = clean(clean(fields.apiKey).replace(/^x-smarttoken\s*:/i, ''));
    take('apiKey', apiKey, isPlain(apiKey));
  }
  if (signIn === 'client') {
    for (const id of ['clientId', 'clientSecret']) take(id, clean(fields[id]), isPlain(clean(fields[id])));
  }
  if (signIn !== 'postings') {
    const workEmail = clean(fields.workEmail).replace(/^mailto:/i, '');
    take('workEmail', workEmail, EMAIL.test(workEmail));
  }
  if (wrong.length > 0) throw new AppError('connection/invalid-field', { about: wrong });
  return tidied;
}

/** Cuts what comes along when copying: spaces, invisible characters, quotes, angle brackets. */
function clean(value: string | undefined): string {
  return (value ?? '').replace(/[\u200b-\u200d\u2060\ufeff]/g, '').replace(/^[\s"'<]+|[\s"'>]+$/g, '');
}

/** Printable ASCII without a space: anything else can't be sent in a header, and is not what SmartRecruiters shows. */
function isPlain(value: string): boolean {
  return /^[\x21-\x7e]{1,4096}$/.test(value);
}

/**
 * The identifier in what was pasted, capitals kept: they count.
 *
 * @example `identifierIn('https://careers.smartrecruiters.com/HarborPine?x=1')` → `HarborPine`
 * @returns null for an address of somewhere else
 */
function identifierIn(value: string): string | null {
  if (!/[/:?#]/.test(value)) return value.length <= LONGEST_IDENTIFIER ? value : null;
  const address = /^https?:\/\//i.test(value) ? value : `https://${value}`;
  if (!URL.canParse(address)) return null;
  const { hostname, pathname } = new URL(address);
  if (!/(?:^|\.)smartrecruiters\.com$/i.test(hostname)) return null;
  const found = /^\/(?:v1\/companies\/)?([^/]+)/.exec(pathname)?.[1];
  if (found === undefined) return null;
  try {
    const identifier = decodeURIComponent(found);
    return identifier.length <= LONGEST_IDENTIFIER && !/[/?#]/.test(identifier) ? identifier : null;
  } catch {
    return null;
  }
}
