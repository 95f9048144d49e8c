// What has been typed while connecting, kept in the browser's memory (`storage.session`) so that closing the popup loses
// nothing. Never in a storage that reaches the disk or another device: the draft may hold a secret.

import { browser } from 'wxt/browser';
import type { ConnectionDraft, ConnectionView } from '@/lib/model/connection';

export type ConnectStep = 'capabilities' | 'permissions' | 'credentials';

export const STEPS: readonly ConnectStep[] = ['capabilities', 'permissions', 'credentials'];

export interface ConnectProgress {
  step: ConnectStep;
  draft: ConnectionDraft;
}

/** Changes part of the latest draft. */
export type ChangeDraft = (make: (latest: ConnectionDraft) => Partial<ConnectionDraft>) => void;

const KEY = 'connect.draft';

/** The draft left behind, or null. What cannot be read as one counts as none. */
export async function loadDraft(): Promise<ConnectProgress | null> {
  const kept = (await browser.storage.session.get(KEY))[KEY] as ConnectProgress | undefined;
  if (!kept || !STEPS.includes(kept.step)) return null;
  const { draft } = kept;
  return typeof draft?.ats === 'string' && Array.isArray(draft.capabilities) && draft.fields ? kept : null;
}

export async function saveDraft(progress: ConnectProgress): Promise<void> {
  await browser.storage.session.set({ [KEY]: progress });
}

export async function clearDraft(): Promise<void> {
  await browser.storage.session.remove(KEY);
}

/** A fresh draft; contact details and files are on from the start, because most want them and both only read. */
export function newDraft(ats: string, name: string): ConnectProgress {
  return { step: 'capabilities', draft: { ats, name, capabilities: ['show', 'contact', 'files'], fields: {} } };
}

/** The draft for editing: everything known but the secret, which stays as it is unless typed anew. */
export function editDraft(view: ConnectionView): ConnectProgress {
  const { id, ats, name, capabilities, fields } = view;
  return { step: 'capabilities', draft: { id, ats, name, capabilities: [...capabilities], fields: { ...fields } } };
}

/**
 * Cuts any pasted address to its origin, as a web address of the account is kept; null when it is none.
 *
 * @example originOf('app7.greenhouse.example/people/501?x=1') === 'https://app7.greenhouse.example'
 */
export function originOf(pasted: string): string | null {
  const text = pasted.trim();
  if (text === '' || /\s/.test(text)) return null;
  try {
    const url = new URL(/^[a-z][a-z0-9+.-]*:\/\//i.test(text) ? text : `https://${text}`);
    return /^https?:$/.test(url.protocol) && url.hostname.includes('.') ? `https://${url.host}` : null;
  } catch {
    return null;
  }
}
