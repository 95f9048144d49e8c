// People searches of invented people in the structure LinkedIn serves today, with their traps: several links a row, mutual
// connections, members out of reach, rows that are used again for somebody else while the list is scrolled. Not a copy
// of anybody's page.

import { createHash } from 'node:crypto';
import { face, LOOK } from './linkedin-look';
import { memberToken, type PagePerson, profileUrl } from './linkedin-pages';

export interface ListOptions {
  /** What scrolls: the document, or the page's own part of it. */
  scroller?: 'document' | 'inner';
  /**
   * Only so many rows exist, and each is used again for somebody else as it leaves the window: its attributes and words
   * are changed in place, one after the other.
   */
  pool?: number;
  /** Further rows that come when `window.more()` is called. */
  later?: readonly PagePerson[];
}

/** Height of a row where the list is virtual, px. */
export const ROW_HEIGHT = 132;

const LIST_LOOK = `
.bar { position: sticky; top: 0; z-index: 5; }
.sorts { display: flex; gap: 8px; padding: 12px 0; }
.sorts b { border: 1px solid var(--line); border-radius: 14px; padding: 3px 14px; font-weight: 500; background: var(--card); }
.count { padding: 14px 24px 4px; }
.person { display: flex; gap: 14px; padding: 16px 24px; border-bottom: 1px solid var(--line); position: relative; }
.person .words { flex: 1; min-width: 0; }
.person .words p { overflow: hidden; white-space: nowrap; text-overflow: ellipsis; }
.person .title { font-size: 16px; font-weight: 650; }
.person .act { align-self: center; }
.person .mutual { font-size: 13px; margin-top: 6px; }
.chip { width: 64px; height: 64px; }
.virtual { position: relative; }
.virtual .person { position: absolute; left: 0; right: 0; top: 0; height: ${ROW_HEIGHT}px; background: var(--card); }
.inner-scroller { height: calc(100vh - 57px); overflow-y: auto; }
@media (max-width: 760px) { .columns { grid-template-columns: minmax(0, 1fr); } .columns aside, .person .act { display: none; } .person { padding: 14px 12px; } }
`;

function text(value: string): string {
  return value.replace(/&/g, '&amp;').replace(/</g, '&lt;').replace(/>/g, '&gt;').replace(/"/g, '&quot;');
}

function uuid(seed: string): string {
  const hex = createHash('sha256').update(seed).digest('hex');
  return `${hex.slice(0, 8)}-${hex.slice(8, 12)}-${hex.slice(12, 16)}-${hex.slice(16, 20)}-${hex.slice(20, 32)}`;
}

const MUTUAL = { vanity: 'vera-viewer-example', name: 'Vera Viewer' };

/** One row of a search, as HTML. */
export function listRow(person: PagePerson): string {
  const token = memberToken(person.member);
  const url = profileUrl(person);
  return `<div role="listitem" class="person"><div data-display-contents="true"><a tabindex="-1" href="${url}" componentkey="${uuid(`row ${person.vanity}`)}"></a></div><figure class="chip">${face(person.name, person.member)}</figure><div class="words"><p componentkey="${uuid(`p ${person.vanity}`)}"><a class="title" href="${url}">${text(person.name)}</a><span class="soft"> • 2nd</span></p><div><p class="head-line">${text(person.headline)}</p></div><div><p class="soft place-line">${text(person.location ?? '')}</p></div><p class="soft mutual"><a href="${profileUrl(MUTUAL)}"><strong>${MUTUAL.name}</strong></a> is a mutual connection</p></div><div class="key" componentkey="SearchResults${token}"><a class="act" href="/preload/search-custom-invite/?vanityName=${encodeURIComponent(person.vanity)}">Connect</a></div><div class="snippet" componentkey="SearchResultssnippet_${token}"></div></div>`;
}

/** Somebody out of the viewer's reach: no link, no name. */
const HIDDEN_ROW = `<div role="listitem" class="person"><figure class="chip"></figure><div class="words"><p>LinkedIn Member</p><div><p>Engineer at a place nobody may know</p></div></div></div>`;

/** What a row's parts become for each person, for the script that uses rows again. */
function partsOf(person: PagePerson) {
  return {
    name: person.name,
    url: profileUrl(person),
    token: memberToken(person.member),
    headline: person.headline,
    location: person.location ?? '',
    invite: `/preload/search-custom-invite/?vanityName=${encodeURIComponent(person.vanity)}`,
  };
}

const VIRTUAL_SCRIPT = `<script>(() => {
const people = JSON.parse(document.getElementById('people').textContent);
const list = document.querySelector('.virtual');
const scroller = document.querySelector('.inner-scroller');
const rows = [...list.children];
const shown = new Map();
window.truth = shown;
const paint = (row, index) => {
  if (shown.get(row) === index) return;
  shown.set(row, index);
  const person = people[index];
  const [cover] = row.querySelectorAll('a');
  cover.setAttribute('href', person.url);
  const name = row.querySelector('.title');
  name.firstChild.data = person.name;
  name.setAttribute('href', person.url);
  row.querySelector('.head-line').textContent = person.headline;
  row.querySelector('.place-line').textContent = person.location;
  row.querySelector('.key').setAttribute('componentkey', 'SearchResults' + person.token);
  row.querySelector('.key a').setAttribute('href', person.invite);
  row.querySelector('.snippet').setAttribute('componentkey', 'SearchResultssnippet_' + person.token);
  row.style.transform = 'translateY(' + index * ${ROW_HEIGHT} + 'px)';
};
const update = () => {
  const top = scroller ? scroller.scrollTop : Math.max(0, -list.getBoundingClientRect().top);
  const first = Math.max(0, Math.min(people.length - rows.length, Math.floor(top / ${ROW_HEIGHT}) - 2));
  for (let index = first; index < first + rows.length; index++) paint(rows[index % rows.length], index);
};
(scroller ?? window).addEventListener('scroll', update, { passive: true });
update();
})();</script>`;

const LATER_SCRIPT = `<script>(() => {
const rows = JSON.parse(document.getElementById('later').textContent);
window.more = () => {
  const holder = document.createElement('div');
  holder.innerHTML = rows.join('');
  document.querySelector('[role=list]').append(...holder.children);
};
})();</script>`;

const json = (id: string, data: unknown) =>
  `<script type="application/json" id="${id}">${JSON.stringify(data).replace(/</g, '\\u003c')}</script>`;

/** A page of `https://www.linkedin.com/search/results/people/`. */
export function searchList(people: readonly PagePerson[], options: ListOptions = {}): string {
  const { pool, later, scroller = 'document' } = options;
  const rows =
    pool === undefined
      ? `<div role="list">${people.map(listRow).join('')}${HIDDEN_ROW}</div>`
      : `<div role="list" class="virtual" style="height:${people.length * ROW_HEIGHT}px">${people.slice(0, pool).map(listRow).join('')}</div>`;
  const scripts = [
    pool === undefined ? '' : json('people', people.map(partsOf)) + VIRTUAL_SCRIPT,
    later === undefined ? '' : json('later', later.map(listRow)) + LATER_SCRIPT,
  ].join('');
  const columns = `<div class="columns"><div><div class="sorts"><b>People</b><b>Locations</b><b>Current company</b></div><div class="card"><p class="soft count">About ${people.length} results</p>${rows}</div></div><aside><section class="card"><div class="inside"><h3 class="title">Something else</h3><p class="soft">Nobody in particular.</p></div></section></aside></div>`;
  const main = `<main id="workspace">${columns}</main>`;
  return `<!doctype html><html lang="en"><head><meta charset="utf-8"><link rel="icon" href="data:,"><title>Search | LinkedIn</title><style>${LOOK}${LIST_LOOK}</style></head><body data-rehydrated="true"><div id="root"><header class="bar"><b></b><i></i><s></s><s></s><s></s></header><div data-sdui-screen="com.linkedin.sdui.flagshipnav.search.SearchResultsPeople"${scroller === 'inner' ? ' class="inner-scroller"' : ''}>${main}</div></div>${scripts}</body></html>`;
}
