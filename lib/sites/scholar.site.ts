// Reads Google Scholar's author pages. Loaded whole each time, so that the forms and the head are the page's own; other
// authors' pages are linked from the same one, and say nothing.

import { type Place, scholarKey, scholarUser } from '@/lib/identity/site-addresses';
import { all, linksIn, soleOf, textAt } from './parts';
import { NO_SUBJECT, profileSite } from './profile-site';
import type { Site } from './site';
import { textOf } from './text';
import { keyReader, keysAt, keysOfHead } from './witnesses';

/** A pattern cannot say `any country`: the hosts of the countries most people look from. */
const COUNTRIES = /* @__PURE__ */ `com ae at be bg ca ch cl co.id co.il co.in co.jp co.kr co.nz co.th co.uk co.ve co.za
  com.ar com.au com.bd com.br com.co com.eg com.hk com.mx com.my com.ng com.pe com.ph com.pk com.sa com.sg com.tr com.tw
  com.ua com.uy com.vn cz de dk ee es fi fr gr hr hu ie is it lt lu lv nl no pl pt ro rs se si sk`.split(/\s+/);

/** Lists of authors, one of which carries somebody's identifier: whose co-authors they are. */
const LISTS = new Set(['search_authors', 'view_org', 'list_colleagues', 'list_mandates']);

/** The name, and what is around it alone (2026-02). */
const NAMES = ['#gsc_prf_in', '#gsc_prf_inw'];

const view = ({ url }: Place) => url.searchParams.get('view_op') ?? '';

const NAMING = {
  host: /^scholar\.google\./,
  key: (place: Place) => (LISTS.has(view(place)) ? null : scholarUser(place)),
};

export const scholar: Site = profileSite({
  id: 'scholar',
  name: 'Google Scholar',
  matches: COUNTRIES.map((country) => `https://scholar.google.${country}/*`),
  key: scholarKey,
  addressOf: (key) => `https://scholar.google.com/citations?user=${key.slice('scholar:'.length)}`,
  isList: (place) => LISTS.has(view(place)),
  subject(document, url) {
    const names = NAMES.map((selector) => all(document, selector)).find(({ length }) => length > 0) ?? [];
    const [name] = names;
    if (name === undefined || names.length > 1) return NO_SUBJECT;
    const keyOf = keyReader(url, NAMING);
    const key = soleOf([
      ...keysOfHead(document, keyOf),
      ...keysAt(all(document, '#gsc_art form[action*="user="]'), 'action', keyOf), // 2026-02
      ...keysAt(all(document, '#gsc_a_t a.gsc_a_at[href*="user="]', 50), 'href', keyOf), // 2026-02
    ]);
    if (key === null) return NO_SUBJECT;
    return {
      proof: [key],
      anchor: name,
      read: () => ({
        name: textOf(name),
        // Position and employer in one line, as the author wrote it.
        company: textAt(document, '.gsc_prf_il:not(#gsc_prf_ivh):not(#gsc_prf_int)'),
        links: linksIn(document, '#gsc_prf_ivh a[href^="http"]', url),
      }),
    };
  },
});
