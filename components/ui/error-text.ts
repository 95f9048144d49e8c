// What each error code means to a recruiter, and what to do about it. Words only: nothing here decides anything.
// The table is total: a new code in lib/errors.ts does not compile until it has its sentences.

import { ERROR_CODES, type ErrorCode } from '@/lib/errors';

/** `what` happened and what `todo` about it: one short plain sentence each. */
export interface ErrorText {
  what: string;
  todo: string;
}

export const ERROR_TEXT: Readonly<Record<ErrorCode, ErrorText>> = {
  'ats/unauthorized': {
    what: 'Your ATS does not accept the key.',
    todo: 'Create a new key there and enter it in the toolbar popup, under ⋯ and Edit.',
  },
  'ats/retired-key': {
    what: 'This is an old Harvest v1 or v2 key. Greenhouse switched those off on 31 August 2026.',
    todo: 'Create a key of type Harvest V3 (OAuth) in Greenhouse and paste its client ID and secret.',
  },
  'ats/token-taken': {
    what: 'Your ATS accepts the key, and then refuses the access it gave for it.',
    todo: 'As a rule another computer uses the same key: create one for this browser alone and enter it under ⋯ and Edit.',
  },
  'ats/missing-permission': {
    what: 'The key may not read everything this needs.',
    todo: 'Add the missing permissions to the key in your ATS, then try again.',
  },
  'ats/rate-limited': {
    what: 'Your ATS asked to slow down.',
    todo: 'Nothing to do: it goes on by itself in a moment.',
  },
  'ats/unreachable': {
    what: 'Your ATS can’t be reached.',
    todo: 'Check your internet connection; it tries again by itself.',
  },
  'ats/server-error': {
    what: 'Your ATS has a problem of its own at the moment.',
    todo: 'Nothing to do: it tries again by itself.',
  },
  'ats/unexpected-shape': {
    what: 'Your ATS sent something that could not be understood.',
    todo: 'Try again later. If it stays, please report it.',
  },
  'ats/cursor-repeats': {
    what: 'Your ATS sent the same page twice, so reading stopped there.',
    todo: 'It starts again by itself. If it stays, please report it.',
  },
  'ats/gone': {
    what: 'This is no longer in your ATS.',
    todo: 'It may have been deleted or merged there: refresh, or look it up in your ATS.',
  },
  'ats/unknown-user': {
    what: 'No user of your ATS has this work e-mail.',
    todo: 'Enter the e-mail address you sign in to your ATS with.',
  },
  'connection/invalid-field': {
    what: 'Something in the form is missing or not right.',
    todo: 'Correct the marked fields and try again.',
  },
  'connection/other-casing': {
    what: 'There is such a company, but its identifier is spelled otherwise. Capitals count.',
    todo: 'Copy it from the address of the careers page, with its capitals, and try again.',
  },
  'connection/unknown': {
    what: 'This connection was removed.',
    todo: 'Connect your ATS in the toolbar popup.',
  },
  'permission/host-refused': {
    what: 'The browser was not allowed to talk to your ATS.',
    todo: 'Try again, and choose “Allow” when the browser asks.',
  },
  'page/unreadable': {
    what: 'This page could not be read.',
    todo: 'Reload the page. If it stays, please report it.',
  },
  'message/refused': {
    what: 'This is not allowed from here.',
    todo: 'Open the toolbar popup or the side panel and do it there.',
  },
  'message/invalid': {
    what: 'Parts of the extension don’t fit together.',
    todo: 'Reload the page: the extension was probably updated.',
  },
  'message/unreachable': {
    what: 'The extension was updated or restarted.',
    todo: 'Reload the page.',
  },
  'storage/unavailable': {
    what: 'The browser doesn’t let the extension store anything.',
    todo: 'Restart the browser. A private window can’t be used.',
  },
  'storage/full': {
    what: 'The disk is full.',
    todo: 'Free some space, then choose “Sync now” in the toolbar popup.',
  },
  'vault/locked': {
    what: 'In ATS is locked.',
    todo: 'Unlock it in the toolbar popup or the side panel.',
  },
  'vault/wrong-passphrase': {
    what: 'That is not the passphrase.',
    todo: 'Capitals and spaces count. Try again.',
  },
  'vault/slowed': {
    what: 'Too many wrong passphrases in a row.',
    todo: 'Wait a little, then try again. Nothing is lost.',
  },
  'vault/weak-passphrase': {
    what: 'This passphrase is too short.',
    todo: 'Take at least ten characters; four words are easy to remember and hard to guess.',
  },
  'vault/busy': {
    what: 'What is stored is being encrypted anew.',
    todo: 'Try again when that is done: in a few minutes at most.',
  },
  unexpected: {
    what: 'Something went wrong.',
    todo: 'Try again. If it stays, please report it.',
  },
};

/** The sentences for a code as it comes over a message or out of storage; what is unknown reads as `unexpected`. */
export function errorText(code: string | null | undefined): ErrorText {
  return ERROR_TEXT[ERROR_CODES.find((known) => known === code) ?? 'unexpected'];
}

/** The same where it is known which ATS is meant: `Greenhouse does not accept the key.` */
export function errorTextIn(ats: string, code: string | null | undefined): ErrorText {
  const { what, todo } = errorText(code);
  if (ats.trim() === '') return { what, todo };
  const named = (text: string) => text.replace(/your ATS/i, () => ats);
  return { what: named(what), todo: named(todo) };
}

/** The same of one connection out of perhaps several, by its name: `Lever does not accept the key.` */
export function errorTextOf(name: string, code: string | null | undefined): ErrorText {
  const general = errorText(code);
  const { what, todo } = errorTextIn(name, code);
  return { what: what === general.what && name.trim() !== '' ? `${name}: ${what}` : what, todo };
}
