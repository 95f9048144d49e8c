// Values by a path out of the one person that a page's JSON-LD describes. Never of an author or a commenter: only the
// person at the top counts, see json-ld.ts.

import { LONGEST_ADDRESS } from '@/lib/identity/profile-url';
import { personNodes } from './json-ld';
import { tidy } from './text';

const MOST_VALUES = 20;

/**
 * @param path `name`, `worksFor.name`, `sameAs`; lists are walked into
 * @param of only of somebody whose own address this is: programs of one page keep the first page's data
 */
export function jsonLdValues(document: Document, path: string, of?: URL): string[] {
  const people = personNodes(document).filter((node) => !of || at(node, ['url']).some((text) => isSame(text, of)));
  const [first, second] = people;
  return first && !second ? at(first, path.split('.')).slice(0, MOST_VALUES) : [];
}

function at(value: unknown, [key, ...rest]: string[]): string[] {
  if (Array.isArray(value))
    return value.slice(0, MOST_VALUES).flatMap((one) => at(one, key === undefined ? [] : [key, ...rest]));
  if (key === undefined) {
    const text = typeof value === 'string' ? tidy(value) : null;
    return text === null ? [] : [text];
  }
  if (typeof value !== 'object' || value === null || !Object.hasOwn(value, key)) return [];
  return at((value as Record<string, unknown>)[key], rest);
}

function isSame(text: string, { host, pathname }: URL): boolean {
  if (text.length > LONGEST_ADDRESS) return false;
  try {
    const url = new URL(text, `https://${host}`);
    return url.host === host && url.pathname.replace(/\/$/, '') === pathname.replace(/\/$/, '');
  } catch {
    return false;
  }
}
