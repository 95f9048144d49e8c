// The connect form's values: what they are, how a pasted one is cleaned, and which hosts an environment has. Never puts a
// value into an error.

import type { ConnectField } from '@/lib/ats/connector';
import { AppError } from '@/lib/errors';

/** Where an account lives. The first is where nearly all are. */
const ENVIRONMENTS = ['production', 'sandbox', 'eu'] as const;
export type Environment = (typeof ENVIRONMENTS)[number];

export const FIELDS: readonly ConnectField[] = [
  { id: 'environment', kind: 'choice', required: true, options: ENVIRONMENTS },
  { id: 'apiKey', kind: 'secret', required: true },
  { id: 'workEmail', kind: 'email', required: true },
];

/** `api`: origin of the Data API; `web`: of the recruiters' application. The European pair is not documented for either. */
export const HOSTS: Readonly<Record<Environment, { api: string; web: string }>> = {
  production: { api: 'https://api.lever.co', web: 'https://hire.lever.co' },
  sandbox: { api: 'https://api.sandbox.lever.co', web: 'https://hire.sandbox.lever.co' },
  eu: { api: 'https://api.eu.lever.co', web: 'https://hire.eu.lever.co' },
};

const EMAIL = /^[^\s@<>]+@[^\s@<>]+\.[^\s@<>]+$/;
/** Printable ASCII without a space or a colon, which ends the user name in a Basic header. */
const API_KEY = /^[\x21-\x39\x3b-\x7e]{8,512}$/;

/** The environment of stored fields; production where it is not said. */
export function environmentOf(fields: Record<string, string>): Environment {
  const given = clean(fields.environment).toLowerCase();
  return ENVIRONMENTS.find((one) => one === given) ?? ENVIRONMENTS[0];
}

/** @throws AppError `connection/invalid-field` about the ids of the fields concerned. */
export function tidyFields(fields: Record<string, string>): Record<string, string> {
  const environment = environmentOf(fields);
  // `curl -u key:` is how the documentation shows it.
  const apiKey = clean(fields.apiKey).replace(/:$/, '');
  const workEmail = clean(fields.workEmail).replace(/^mailto:/i, '');
  const given = clean(fields.environment).toLowerCase();
  const wrong = [
    given === '' || given === environment ? null : 'environment',
    API_KEY.test(apiKey) ? null : 'apiKey',
    EMAIL.test(workEmail) ? null : 'workEmail',
  ].filter((id) => id !== null);
  if (wrong.length > 0) throw new AppError('connection/invalid-field', { about: wrong });
  return { environment, apiKey, workEmail };
}

/** Cuts what comes along when copying: spaces, invisible characters, quotes, angle brackets. */
function clean(value: string | undefined): string {
  return (value ?? '').replace(/[\u200b-\u200d\u2060\ufeff]/g, '').replace(/^[\s"'<]+|[\s"'>]+$/g, '');
}
