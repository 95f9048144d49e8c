// Reads users of Hugging Face from the data their page is made of. Organisations share the form of address, and have
// another component.

import { huggingfaceKey, placeOf } from '@/lib/identity/site-addresses';
import { addressIn } from './parts';
import { NO_SUBJECT, profileSite, type Subject } from './profile-site';
import { tidy } from './text';

export const huggingface = profileSite({
  id: 'huggingface',
  name: 'Hugging Face',
  matches: ['https://huggingface.co/*'],
  key: huggingfaceKey,
  addressOf: (key) => `https://huggingface.co/${key.slice('huggingface:'.length)}`,
  subject,
});

const LONGEST_PROPS = 2_000_000;

/** Parsing is not free and pages change often: kept for as long as the element lives with the same data. */
const parsed = new WeakMap<Element, { props: string; user: Record<string, unknown> | null }>();

function subject(document: Document, url: URL): Subject {
  const pages = document.querySelectorAll('[data-target="UserProfile"][data-props]');
  const [page] = pages;
  const user = page && pages.length === 1 ? userOf(page) : null;
  // 2026: `user`; 2025: `name`.
  const key = keyOf(text(user?.user) ?? text(user?.name));
  if (page === undefined || user === null || key === null || (user.type ?? 'user') !== 'user') return NO_SUBJECT;
  const given = node(user.signup);
  return {
    proof: [key],
    anchor: page.querySelector('h1'),
    read: () => ({
      name: text(user.fullname),
      headline: text(given?.details),
      links: [
        text(given?.homepage),
        accountAt('https://www.linkedin.com/in/', given?.linkedin),
        accountAt('https://github.com/', given?.github),
        accountAt('https://x.com/', given?.twitter),
        accountAt('https://bsky.app/profile/', given?.bluesky),
      ].flatMap((link) => (link && addressIn(link, url)) || []),
    }),
  };
}

function userOf(page: Element): Record<string, unknown> | null {
  const props = page.getAttribute('data-props') ?? '';
  const kept = parsed.get(page);
  if (kept?.props === props) return kept.user;
  const user = props.length > LONGEST_PROPS ? null : userIn(props);
  parsed.set(page, { props, user });
  return user;
}

function userIn(props: string): Record<string, unknown> | null {
  try {
    return node(node(JSON.parse(props))?.u);
  } catch {
    return null;
  }
}

function keyOf(name: string | null): string | null {
  const place = placeOf(`https://huggingface.co/${name ?? ''}`);
  return place && huggingfaceKey(place);
}

/** People give their account's name, and some its whole address. */
function accountAt(site: string, given: unknown): string | null {
  const account = text(given)?.replace(/^@/, '') ?? '';
  if (/^https?:\/\//i.test(account)) return account;
  return /^[\p{L}\p{N}._-]{1,120}$/u.test(account) ? site + encodeURIComponent(account) : null;
}

function node(value: unknown): Record<string, unknown> | null {
  return typeof value === 'object' && value !== null ? (value as Record<string, unknown>) : null;
}

function text(value: unknown): string | null {
  return typeof value === 'string' ? tidy(value) : null;
}
