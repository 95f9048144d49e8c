// The connect form's values: what they are, and how a pasted one is cleaned. Never puts a value into an error.

import type { ConnectField } from '@/lib/ats/connector';
import { AppError } from '@/lib/errors';

export const FIELDS: readonly ConnectField[] = [
  { id: 'clientId', kind: 'text', required: true },
  { id: 'clientSecret', kind: 'secret', required: true },
  { id: 'webAddress', kind: 'origin', required: false },
  { id: 'workEmail', kind: 'email', required: true },
];

export const DEFAULT_WEB_ADDRESS = 'https://app.greenhouse.io';

/** Harvest v1 keys, stopped on 2026-08-31, ended in a number: `0123…cdef-1`. No OAuth id or secret is known to. */
const RETIRED_KEY = /^[0-9a-f]{16,}-\d+$/i;
const PERHAPS_RETIRED_KEY = /^[0-9a-f]{16,}$/i;
const EMAIL = /^[^\s@<>]+@[^\s@<>]+\.[^\s@<>]+$/;

/** True for what may be a v1 key without its number: said only once the ATS has refused it. */
export function looksRetired(fields: Record<string, string>): boolean {
  return [fields.clientId, fields.clientSecret].some((value) => PERHAPS_RETIRED_KEY.test(value ?? ''));
}

/** @throws AppError `ats/retired-key`, or `connection/invalid-field` about the ids of the fields concerned. */
export function tidyFields(fields: Record<string, string>): Record<string, string> {
  const clientId = clean(fields.clientId);
  const clientSecret = clean(fields.clientSecret);
  const given = [clientId, clientSecret].filter((value) => value !== '');
  const lone = given.length === 1 && PERHAPS_RETIRED_KEY.test(given[0] ?? '');
  if (lone || given.some((value) => RETIRED_KEY.test(value))) throw new AppError('ats/retired-key');

  const webAddress = originOf(clean(fields.webAddress));
  const workEmail = clean(fields.workEmail).replace(/^mailto:/i, '');
  const wrong = [
    plain(clientId) ? null : 'clientId',
    plain(clientSecret) ? null : 'clientSecret',
    webAddress === null ? 'webAddress' : null,
    EMAIL.test(workEmail) ? null : 'workEmail',
  ].filter((id) => id !== null);
  if (webAddress === null || wrong.length > 0) throw new AppError('connection/invalid-field', { about: wrong });
  return { clientId, clientSecret, webAddress, workEmail };
}

/** Cuts what comes along when copying: spaces, invisible characters, quotes, angle brackets. */
function clean(value: string | undefined): string {
  return (value ?? '').replace(/[\u200b-\u200d\u2060\ufeff]/g, '').replace(/^[\s"'<]+|[\s"'>]+$/g, '');
}

/** Printable ASCII without a space: anything else is not what Greenhouse shows. */
function plain(value: string): boolean {
  return /^[\x21-\x7e]{1,4096}$/.test(value);
}

function originOf(value: string): string | null {
  if (value === '') return DEFAULT_WEB_ADDRESS;
  const address = /^[a-z][a-z0-9+.-]*:/i.test(value) && !/^[^/]+:\d/.test(value) ? value : `https://${value}`;
  if (!URL.canParse(address)) return null;
  const url = new URL(address);
  const bad = url.protocol !== 'https:' || url.username !== '' || url.password !== '' || !url.hostname.includes('.');
  return bad ? null : url.origin;
}
