// What has been typed while connecting or editing, kept in the browser's memory (`storage.session`) so that closing the
// popup loses nothing. Never in a storage that reaches the disk or another device: the draft may hold a secret.

import { browser } from 'wxt/browser';
import type { ConnectField } from '@/lib/ats/connector';
import type { AtsDescription } from '@/lib/messages/protocol';
import type { ConnectionDraft, ConnectionOptions, ConnectionView } from '@/lib/model/connection';

export type ConnectStep = 'capabilities' | 'permissions' | 'credentials';

export const STEPS: readonly ConnectStep[] = ['capabilities', 'permissions', 'credentials'];

/** A draft in the making; without options of its own it gets what its ATS starts with. */
export type ConnectForm = Omit<ConnectionDraft, 'options'> & { options?: ConnectionOptions };

export interface ConnectProgress {
  step: ConnectStep;
  draft: ConnectForm;
}

/** Changes part of the latest draft. */
export type ChangeDraft = (make: (latest: ConnectForm) => Partial<ConnectForm>) => void;

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

/** A fresh draft; what most want and what only reads is on from the start. */
export function newDraft(ats: string, name: string): ConnectProgress {
  return {
    step: 'capabilities',
    draft: { ats, name, capabilities: ['show', 'contact', 'files', 'reasons'], fields: {} },
  };
}

/** The draft for editing: everything known but the secret, which stays as it is unless typed anew. */
export function editDraft(view: ConnectionView, step: ConnectStep = 'capabilities'): ConnectProgress {
  const { id, ats, name, capabilities, fields, options } = view;
  return {
    step,
    draft: { id, ats, name, capabilities: [...capabilities], fields: { ...fields }, options: structuredClone(options) },
  };
}

/** The value of a field as the form shows it: a choice always has one. */
export function fieldValue(field: ConnectField, fields: Readonly<Record<string, string>>): string {
  const value = fields[field.id] ?? '';
  return field.kind === 'choice' && !field.options?.includes(value) ? (field.options?.[0] ?? '') : value;
}

/** The fields that are asked for, as the choices stand. */
export function askedFields(ats: AtsDescription, fields: Readonly<Record<string, string>>): ConnectField[] {
  return ats.fields.filter(({ when }) => {
    const decides = when && ats.fields.find(({ id }) => id === when.field);
    return !decides || when.is.includes(fieldValue(decides, fields));
  });
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
