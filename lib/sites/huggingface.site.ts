// Reads users of Hugging Face from the data their page is made of. Organisations share the form of address, and have
// another component.

import { huggingfaceKey, placeOf } from '@/lib/identity/site-addresses';
import { below, isData, parseData, readOnce } from './page-data';
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

/** The data that a component is made of: of one user. */
const userOf = readOnce((props) => {
  const user = props.length > LONGEST_PROPS ? null : below(parseData(props), 'u');
  return isData(user) ? user : null;
});

function subject(document: Document, url: URL): Subject {
  const pages = document.querySelectorAll('[data-target="UserProfile"][data-props]');
  const [page] = pages;
  const user = page && pages.length === 1 ? userOf(page, page.getAttribute('data-props') ?? '') : null;
  // 2026: `user`; 2025: `name`.
  const key = keyOf(tidy(user?.user) ?? tidy(user?.name));
  if (page === undefined || user === null || key === null || (user.type ?? 'user') !== 'user') return NO_SUBJECT;
  const given = (name: string) => below(user, 'signup', name);
  return {
    proof: [key],
    anchor: page.querySelector('h1'),
    read: () => ({
      name: tidy(user.fullname),
      headline: tidy(given('details')),
      links: [
        tidy(given('homepage')),
        accountAt('https://www.linkedin.com/in/', given('linkedin')),
        accountAt('https://github.com/', given('github')),
        accountAt('https://x.com/', given('twitter')),
        accountAt('https://bsky.app/profile/', given('bluesky')),
      ].flatMap((link) => (link && addressIn(link, url)) || []),
    }),
  };
}

function keyOf(name: string | null): string | null {
  const place = placeOf(`https://huggingface.co/${name ?? ''}`);
  return place && huggingfaceKey(place);
}

/** People give their account's name, and some its whole address. */
function accountAt(site: string, given: unknown): string | null {
  const account = tidy(given)?.replace(/^@/, '') ?? '';
  if (/^https?:\/\//i.test(account)) return account;
  return /^[\p{L}\p{N}._-]{1,120}$/u.test(account) ? site + encodeURIComponent(account) : null;
}
