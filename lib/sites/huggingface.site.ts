// Reads users of Hugging Face from the data their page is made of. Organisations share the form of address, and have
// another component.

import { huggingfaceKey, placeOf } from '@/lib/identity/site-addresses';
import { below, isData, parseData, readOnce } from './page-data';
import { addressIn, all, soleOf } from './parts';
import { NO_SUBJECT, profileSite, type Subject } from './profile-site';
import { textOf, tidy } from './text';
import { keyReader, keysOfHead } from './witnesses';

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
  const components = all(document, COMPONENT, 2);
  const [page] = components.length > 0 ? components : componentsOfAny(document);
  if (page === undefined || components.length > 1) return NO_SUBJECT;
  if (!page.hasAttribute('data-props')) return headed(document, page, url);
  const user = userOf(page, page.getAttribute('data-props') ?? '');
  // 2026: `user`; 2025: `name`.
  const key = keyOf(tidy(user?.user) ?? tidy(user?.name));
  if (user === null || key === null || (user.type ?? 'user') !== 'user') return NO_SUBJECT;
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

const COMPONENT = '[data-target="UserProfile"]';

/** Should the component be called otherwise, or not at all: the one that is made of a user, as no other is. */
function componentsOfAny(document: Document): Element[] {
  if (document.querySelector('[data-target="OrgProfile"]') !== null) return [];
  const found = all(document, 'main [data-props]', MOST_COMPONENTS).filter((component) => {
    const props = component.getAttribute('data-props') ?? '';
    return /"u":\s*\{/.test(props) && isData(below(userOf(component, props), 'signup'));
  });
  return found.length === 1 ? found : [];
}

const MOST_COMPONENTS = 40;

/** Without data: the heading says the name and the user's, and the head says both again. Pages are loaded one by one. */
function headed(document: Document, page: Element, url: URL): Subject {
  const [, user = '', called = null] = /^(\S+) \((.+)\)$/.exec(tidy(document.title) ?? '') ?? [];
  const key = keyOf(user);
  const heading = page.querySelector('h1');
  const said = all(page, 'h1 *', MOST_COMPONENTS).map(textOf);
  const head = keysOfHead(document, keyReader(url, { host: /^huggingface\.co$/, key: huggingfaceKey }));
  if (key === null || soleOf(head) !== key || !said.includes(user) || !said.includes(called)) return NO_SUBJECT;
  return { proof: [key], anchor: heading, read: () => ({ name: called }) };
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
