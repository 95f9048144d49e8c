// What people call themselves in addresses of several sites, beyond their name. It compares nothing.

import type { PersonName } from './name-parser';
import type { Traits } from './traits';

/** Nobody has more identifiers; a page or a record may hold anything. */
const MOST_KEYS = 40;

/**
 * What people call themselves in addresses, where it is more than their name: one handle often serves for LinkedIn, mail
 * and GitHub. It finds; what it proves is for the judgement to say.
 */
export function handlesOf({ keys, names }: Pick<Traits, 'keys' | 'names'>): string[] {
  const handles: string[] = [];
  for (const { key } of keys.slice(0, MOST_KEYS)) {
    const said = HANDLE.exec(key);
    const handle = (said?.[1] ?? said?.[2] ?? '').replace(/[^a-z0-9]/g, '');
    const isKnown = handles.includes(handle);
    if (!isKnown && handle.length >= LEAST_HANDLE && isMoreThan(names, handle)) handles.push(handle);
  }
  return handles;
}

function isMoreThan(names: readonly PersonName[], handle: string): boolean {
  return beyondName(names, handle).length > 1;
}

/** What is left of a handle without the words of a name. */
export function beyondName(names: readonly PersonName[], handle: string): string {
  let rest = handle;
  for (const { given, surnames } of names) {
    for (const { text } of given) if (text.length > 1) rest = rest.replace(text, '');
    for (const { text } of surnames) if (text.length > 1) rest = rest.replace(text, '');
  }
  return rest;
}

/** The owner's part of addresses that people choose. */
const HANDLE =
  /^(?:email:([^@]+)@|(?:linkedin:vanity|github|gitlab|twitter|x|bluesky|medium|dribbble|behance|kaggle):(.+)$)/;
const LEAST_HANDLE = 6;
