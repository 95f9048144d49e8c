// What the connect form says: labels, the way through the ATS's own settings, and what each permission is for.
// Words only; which permissions are needed is the connector's to say.

import type { Capability, NeededPermission } from '@/lib/model/connection';

export const CAPABILITY_WORDS: Record<Capability, { title: string; help: string; none: string }> = {
  show: {
    title: 'Show who is in the ATS',
    help: 'Job, stage, status and recruiter, on the profile page of anybody you already know.',
    none: 'No permission needed.',
  },
  contact: {
    title: 'Contact details',
    help: 'E-mail and phone on the card, behind one click.',
    none: 'No further permission: they come with the list of people.',
  },
  files: {
    title: 'Résumés and files',
    help: 'Lists each person’s files. A file is fetched only when you open it.',
    none: 'No further permission.',
  },
};

export const CAPABILITIES: readonly Capability[] = ['show', 'contact', 'files'];

export interface FieldWords {
  label: string;
  help?: string;
}

const FIELD_WORDS_BY_KIND: Record<string, (ats: string) => FieldWords> = {
  text: () => ({ label: 'Client ID' }),
  secret: () => ({ label: 'Client secret' }),
  origin: (ats) => ({
    label: `Web address of your ${ats}`,
    help: `Paste any address you see while using ${ats}; only its beginning is kept.`,
  }),
  email: (ats) => ({
    label: 'Your work e-mail',
    help: `The one ${ats} knows you by. It tells which of its users you are.`,
  }),
};

/** Label and help of one input of the form. */
export function fieldWords(kind: string, atsName: string): FieldWords {
  return (FIELD_WORDS_BY_KIND[kind] ?? FIELD_WORDS_BY_KIND.text)?.(atsName) ?? { label: kind };
}

export interface Guide {
  asOf: string;
  path: string[];
  who: string;
  secretOnce: string;
}

/** Where in the ATS a credential is made. Menus move: every guide carries its date. */
export const GUIDES: Record<string, Guide> = {
  greenhouse: {
    asOf: 'November 2026',
    path: [
      'Configure',
      'Dev Center',
      'API Credentials',
      'Create new API credential',
      'type Harvest V3 (OAuth)',
      'Manage Scopes',
    ],
    who: 'Can manage ALL organization’s API Credentials',
    secretOnce: 'Greenhouse shows the secret once, when the credential is made, and never again.',
  },
};

const RESOURCE_WORDS: Record<string, { is: string; without: string }> = {
  candidates: { is: 'the people themselves', without: 'Nobody can be recognised.' },
  applications: { is: 'their applications', without: 'No job, stage or status can be shown.' },
  application_stages: { is: 'the stage each application is in', without: 'No stage can be shown.' },
  job_interview_stages: { is: 'the names of interview stages', without: 'Stages may be shown without their names.' },
  jobs: { is: 'the names of jobs', without: 'Applications are shown without the name of their job.' },
  users: { is: 'who your recruiters are', without: 'No recruiter, coordinator or owner is named.' },
  user_emails: { is: 'your users’ e-mail addresses', without: 'You may not be recognised by your work e-mail.' },
  rejection_details: { is: 'why somebody was rejected', without: 'Rejections are shown without their reason.' },
  rejection_reasons: { is: 'the names of rejection reasons', without: 'Rejections are shown without their reason.' },
  prospect_details: {
    is: 'pool, stage and owner of prospects',
    without: 'Prospects are shown without pool, stage and owner.',
  },
  prospect_pools: { is: 'the names of prospect pools', without: 'Prospects are shown without the name of their pool.' },
  prospect_pool_stages: {
    is: 'the names of pool stages',
    without: 'Prospects are shown without the name of their stage.',
  },
  attachments: { is: 'résumés and other files', without: 'No résumés or files can be listed or opened.' },
  candidate_tags: { is: 'the names of tags', without: 'Tags are not shown.' },
  candidate_employments: { is: 'where people worked', without: 'Former employers are not shown.' },
};

const resourceOf = (scope: string) => scope.split(':').at(-2) ?? '';

/** What a permission lets us read, in a few words; empty when nothing is known about it. */
export function scopeIs(scope: string): string {
  return RESOURCE_WORDS[resourceOf(scope)]?.is ?? '';
}

/** What it costs to go without a permission. */
export function scopeCosts(permission: NeededPermission): string {
  const known = RESOURCE_WORDS[resourceOf(permission.scope)]?.without;
  return known ?? `“${CAPABILITY_WORDS[permission.capability].title}” will not work fully.`;
}

/** A letter to whoever may create the credential. Holds no secret, so that it can be sent by any way. */
export function adminNote(atsName: string, guide: Guide | undefined, scopes: readonly string[]): string {
  return [
    'Hello,',
    '',
    `I’d like to use In ATS, a browser extension that tells me on a person’s profile page whether we already have them in ${atsName}. Could you create an API credential for it, please?`,
    '',
    ...(guide
      ? [
          `As of ${guide.asOf}, in ${atsName}: ${guide.path.join(' › ')}`,
          `It takes the developer permission “${guide.who}”.`,
          '',
        ]
      : []),
    'It needs exactly these permissions; all of them only read:',
    ...scopes.map((scope) => `  ${scope}`),
    '',
    'Please make one for me alone: two installations with the same credential can log each other out.',
    'Then send me the client ID and the client secret by a safe way, such as a password manager.',
    ...(guide ? [guide.secretOnce] : []),
    '',
    `In ATS talks to ${atsName} straight from my browser and keeps what it reads there, sealed. No other server gets it.`,
    '',
    'Thank you!',
  ].join('\n');
}

export interface RefusalWords {
  what: string;
  todo: string;
}

/** Why a submitted form was refused, where the form can say it better than the general table; else null. */
export function refusalWords(code: string, atsName: string, missing: number): RefusalWords | null {
  if (code === 'ats/unauthorized') {
    return {
      what: `${atsName} doesn’t accept this client ID and secret.`,
      todo: 'Check that both were copied whole. A lost secret can’t be shown again: create a new credential.',
    };
  }
  if (code === 'ats/missing-permission') {
    return {
      what: `The credential lacks ${missing > 1 ? `${missing} permissions` : 'a permission'}.`,
      todo: `Add what is missing in ${atsName}, under Manage Scopes of the same credential, then submit again.`,
    };
  }
  if (code === 'ats/unknown-user') {
    return {
      what: `No ${atsName} user has this work e-mail.`,
      todo: `Enter the address you sign in to ${atsName} with.`,
    };
  }
  // The general sentences promise another try by itself; a form is only sent by a click.
  if (code === 'ats/unreachable') {
    return {
      what: `${atsName} can’t be reached.`,
      todo: 'Check your internet connection, then submit again. What you typed is kept.',
    };
  }
  if (code === 'ats/rate-limited' || code === 'ats/server-error') {
    return {
      what: `${atsName} can’t answer at the moment.`,
      todo: 'Wait a minute, then submit again. What you typed is kept.',
    };
  }
  return null;
}

/** What is wrong with one input, in a few words beside it. */
export function fieldProblem(kind: string, problem: 'empty' | 'unreadable' | 'retired' | 'unknown-user' | 'refused') {
  if (problem === 'empty') return 'Needed to connect.';
  if (problem === 'retired') return 'This is an old key that no longer works.';
  if (problem === 'unknown-user') return 'Nobody in your ATS has this address.';
  if (problem === 'refused') return 'Check this.';
  if (kind === 'origin') return 'This is no web address. It looks like https://app.greenhouse.io.';
  if (kind === 'email') return 'This is no e-mail address.';
  return 'This can’t be right: check that it was copied whole.';
}
