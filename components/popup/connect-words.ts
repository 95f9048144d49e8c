// What the connect form and the key doctor say, whichever ATS it is; what is said about one ATS is in words/<ats>.ts.
// Words only; which permissions are needed is the connector's to say.

import type { AtsDescription } from '@/lib/messages/protocol';
import type { Capability, NeededPermission } from '@/lib/model/connection';
import type { AtsWords, ChoiceWords, FieldWords, PermissionWords } from './words/ats-words';
import { greenhouse } from './words/greenhouse';
import { lever } from './words/lever';
import { smartrecruiters } from './words/smartrecruiters';

const WORDS: Readonly<Record<string, AtsWords>> = { greenhouse, lever, smartrecruiters };

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
  reasons: {
    title: 'Reasons',
    help: 'Why somebody was rejected or archived, and why a job was closed.',
    none: 'No further permission.',
  },
  notes: {
    title: 'Notes',
    help: 'What colleagues wrote about the person. Fetched when you ask for them, never kept.',
    none: 'No further permission.',
  },
};

export const CAPABILITIES: readonly Capability[] = ['show', 'contact', 'files', 'reasons', 'notes'];

/** What is said about one ATS; undefined for one that came without its words. */
export function wordsFor(ats: string): AtsWords | undefined {
  return WORDS[ats];
}

/** Label and help of one input of the form; its own id where nothing is known about it. */
export function fieldWords(ats: string, field: string): FieldWords {
  return WORDS[ats]?.fields[field] ?? { label: field };
}

/** One of the things a `choice` offers. */
export function choiceWords(ats: string, field: string, value: string): ChoiceWords {
  return WORDS[ats]?.choices[field]?.[value] ?? { label: value };
}

function permissionWords(ats: string, scope: string): PermissionWords | undefined {
  return WORDS[ats]?.permissions[scope];
}

/** What a permission lets us read, in a few words; empty when nothing is known about it. */
export function scopeIs(ats: string, scope: string): string {
  return permissionWords(ats, scope)?.is ?? '';
}

/** What it costs to go without a permission. */
export function scopeCosts(ats: string, { scope, capability }: NeededPermission): string {
  return permissionWords(ats, scope)?.without ?? `“${CAPABILITY_WORDS[capability].title}” will not work fully.`;
}

/** The permissions that the given ticks take; *show* is always ticked. */
export function permissionsOf(ats: AtsDescription, capabilities: readonly Capability[]): NeededPermission[] {
  return ats.permissions.filter(({ capability }) => capability === 'show' || capabilities.includes(capability));
}

/** What a tick costs: `Takes 4 permissions in Lever.` */
export function capabilityCost(ats: AtsDescription, capability: Capability): string {
  const scopes = new Set(ats.permissions.filter((one) => one.capability === capability).map(({ scope }) => scope));
  if (scopes.size === 0) return CAPABILITY_WORDS[capability].none;
  return `Takes ${scopes.size === 1 ? 'one permission' : `${scopes.size} permissions`} in ${ats.name}.`;
}

/** A letter to whoever may create the credential. Holds no secret, so that it can be sent by any way. */
export function adminNote(ats: AtsDescription, scopes: readonly string[]): string {
  const words = WORDS[ats.id];
  return [
    'Hello,',
    '',
    `I’d like to use In ATS, a browser extension that tells me on a person’s profile page whether we already have them in ${ats.name}. Could you create an API key for it, please?`,
    '',
    ...(words
      ? [
          `As of ${words.guide.asOf}, in ${ats.name}: ${words.guide.path.join(' › ')}`,
          `Who can: ${words.guide.who}`,
          '',
        ]
      : []),
    ...(words ? [words.lead] : []),
    ...scopes.map((scope) => `  ${scope}`),
    '',
    ...(words ? [...words.guide.notes, words.guide.own] : []),
    `Then send me ${words?.guide.handOver ?? 'it'} by a safe way, such as a password manager.`,
    ...(words ? [words.guide.secretOnce] : []),
    '',
    `In ATS talks to ${ats.name} straight from my browser and keeps what it reads there, encrypted. No other server gets it.`,
    '',
    'Thank you!',
  ].join('\n');
}

/** What to forward when the place where credentials are made is nowhere to be seen. */
export function cannotSeeNote(ats: AtsDescription): string {
  return [
    'Hello,',
    '',
    `I’d like to connect In ATS, a browser extension that shows me whom we already have in ${ats.name}, and can’t see ${WORDS[ats.id]?.cannotSee.place}.`,
    '',
    ...(WORDS[ats.id]?.cannotSee.lines ?? []),
    '',
    'Thank you!',
  ].join('\n');
}
