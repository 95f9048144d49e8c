// Profile pages of invented people in the structures LinkedIn serves today, with their traps: the same card key twice,
// other people's links everywhere, the viewer in embedded JSON, a toast heading first, an address that changes before
// the page does. Used by the end-to-end suites, the demo and the benchmark. Not a copy of anybody's page.

import { createHash } from 'node:crypto';
import { cover, face, LOOK } from './linkedin-look';

/** One invented person. */
export interface PagePerson {
  vanity: string;
  /** LinkedIn's member number. */
  member: number;
  name: string;
  headline: string;
  company: string | null;
  school?: string | null;
  location: string | null;
  /** 1, 2 or 3: how far from the viewer. */
  degree?: number;
  pronouns?: string;
  about?: string;
  jobs?: { title: string; company: string; when: string }[];
}

/** `sdui-id` is the server-driven page with the card key in `id`; `public` is what a guest sees. */
export type Stack = 'sdui' | 'sdui-id' | 'ember' | 'public';

export interface PageOptions {
  stack?: Stack;
  /** People beside the profile ("also viewed"). */
  others?: readonly PagePerson[];
  viewer?: PagePerson;
  /** The tag that holds the name on server-driven pages. */
  nameTag?: 'h1' | 'h2' | 'p';
  /** The viewer's own profile: edit instead of write. */
  own?: boolean;
  /** People to whom the page can hop without a reload, see `SPA_SCRIPT`. */
  hops?: readonly PagePerson[];
}

const VIEWER: PagePerson = {
  vanity: 'vera-viewer-example',
  member: 1_950_000_007,
  name: 'Vera Viewer',
  headline: 'Recruiter at Viewer Works Example',
  company: 'Viewer Works Example',
  location: 'Utrecht, Netherlands',
};

const OTHERS: readonly PagePerson[] = [
  ['Odalys Marsh', 'odalys-marsh-example', 'Data platform lead'],
  ['Teemu Rantala', 'teemu-rantala-example', 'Embedded software'],
  ['Kiri Halvorsen', 'kiri-halvorsen-example', 'Frontend at small places'],
  ['Bao Trần', 'bao-tr%E1%BA%A7n-example', 'Site reliability'],
].map(([name, vanity, headline], index) => ({
  name: name as string,
  vanity: decodeURIComponent(vanity as string),
  headline: headline as string,
  member: 1_960_000_000 + index,
  company: null,
  location: null,
}));

/** The opaque token of a member: 29 bytes in base64url, the number in bytes 4 to 7. Always 39 characters. */
export function memberToken(member: number, kind: 'ACoAA' | 'ACwAA' | 'AEMAA' = 'ACoAA'): string {
  const bytes = Buffer.alloc(29);
  bytes.writeUInt16BE({ ACoAA: 0x2a, ACwAA: 0x2c, AEMAA: 0x43 }[kind], 0);
  bytes.writeUInt32BE(member, 4);
  createHash('sha256').update(`member ${member} ${kind}`).digest().copy(bytes, 8, 0, 21);
  // `copy` into a slot of 21 bytes: the token's tail has no meaning that anybody knows of.
  return bytes.toString('base64url');
}

/** The address of a profile, as LinkedIn writes it. */
export function profileUrl(person: Pick<PagePerson, 'vanity'>): string {
  return `https://www.linkedin.com/in/${encodeURIComponent(person.vanity)}/`;
}

function text(value: string): string {
  return value.replace(/&/g, '&amp;').replace(/</g, '&lt;').replace(/>/g, '&gt;').replace(/"/g, '&quot;');
}

/** A key that looks like the page's own, stable for its input. */
function uuid(seed: string): string {
  const hex = createHash('sha256').update(seed).digest('hex');
  return `${hex.slice(0, 8)}-${hex.slice(8, 12)}-${hex.slice(12, 16)}-${hex.slice(16, 20)}-${hex.slice(20, 32)}`;
}

const TOP_BAR = '<header class="bar"><b></b><i></i><s></s><s></s><s></s><s></s></header>';

function jobsOf(person: PagePerson): { title: string; company: string; when: string }[] {
  if (person.jobs) return person.jobs;
  if (person.company === null) return [];
  return [{ title: person.headline, company: person.company, when: '2023 – now' }];
}

function sduiAside(person: PagePerson, others: readonly PagePerson[]): string {
  const rows = others
    .map(
      (other) =>
        `<div class="other"><a tabindex="0" href="${profileUrl(other)}" data-hop="${text(other.vanity)}" componentkey="${uuid(other.vanity)}"><div componentkey="${uuid(other.vanity)}" style="display:flex;gap:10px"><figure class="chip" aria-hidden="true">${face(other.name, other.member)}</figure><div><div class="line"><p><b>${text(other.name)}</b></p><p class="soft">· 2nd</p></div><div><p class="soft">${text(other.headline)}</p></div></div></div></a><div data-display-contents="true"><a class="hidden" aria-disabled="false" href="/preload/custom-invite/?vanityName=${text(other.vanity)}" componentkey="${uuid(`invite ${other.vanity}`)}"><span>Connect</span></a></div></div>`,
    )
    .join('<hr role="presentation" hidden>');
  return `<aside><div componentkey="profileAsideBrowsemap${text(person.vanity)}"><div data-sdui-component="com.linkedin.sdui.generated.profile.dsl.impl.browsemapRecommendedEntitySection"><section class="card" componentkey="${uuid(`aside ${person.vanity}`)}"><div class="inside"><h3 class="title">More profiles for you</h3>${rows}</div></section></div></div><div componentkey="profileAsidePymk${text(person.vanity)}"></div></aside>`;
}

function sduiMain(person: PagePerson, options: PageOptions): string {
  const token = memberToken(person.member);
  const attribute = options.stack === 'sdui-id' ? 'id' : 'componentkey';
  const key = (card: string) => `${attribute}="com.linkedin.sdui.profile.card.ref${token}${card}"`;
  const tag = options.nameTag ?? 'h2';
  const url = profileUrl(person);
  const compose = `/messaging/compose/?profileUrn=urn%3Ali%3Afsd_profile%3A${token}&amp;recipient=${token}&amp;screenContext=NON_SELF_PROFILE_VIEW&amp;interop=msgOverlay`;
  const degree = person.degree ?? 2;
  const invite =
    degree === 1
      ? ''
      : `<a class="act" href="/preload/custom-invite/?vanityName=${text(person.vanity)}" componentkey="${uuid(`c ${person.vanity}`)}"><span>Connect</span></a>`;
  const actions = options.own
    ? `<a class="act first" href="/in/${encodeURIComponent(person.vanity)}/edit/intro/"><span>Edit</span></a>`
    : `<a class="act first" aria-disabled="false" href="${compose}" componentkey="${uuid(`m ${person.vanity}`)}"><span>Message</span></a>${invite}<button class="act" type="button" aria-expanded="false"><span>More</span></button>`;
  const works = [person.company, person.school ?? null]
    .filter((name) => name !== null)
    .map(
      (name) =>
        `<div role="button" tabindex="0" class="works"><figure aria-hidden="true"></figure><div><div><div><p>${text(name)}</p></div></div></div></div>`,
    )
    .join('');
  const companyLine = [person.company, person.school ?? null].filter((name) => name !== null).join(' · ');
  const jobs = jobsOf(person)
    .map(
      (job, index) =>
        `<div class="job" componentkey="entity-collection-item-${uuid(`job ${person.vanity} ${index}`)}"><figure></figure><div><p><b>${text(job.title)}</b></p><p>${text(job.company)}</p><p class="soft">${text(job.when)}</p></div></div>`,
    )
    .join('');
  const connections = `/search/results/people/?network=%5B%22F%22%5D&amp;connectionOf=%5B%22${token}%22%5D`;
  return `<div class="columns"><div data-testid="lazy-column" data-component-type="LazyColumn" componentkey="${uuid(`column ${person.vanity}`)}">
<div ${key('Topcard')}><div data-display-contents="true"><section class="card" ${key('Topcard')}>
<div><div role="button" tabindex="0"><figure>${cover(person.member)}</figure></div><div role="button" tabindex="0" class="face" componentkey="${uuid(`photo ${person.vanity}`)}"><figure aria-hidden="true">${face(person.name, person.member)}</figure></div><a class="bell" href="${url}" componentkey="${uuid(`bell ${person.vanity}`)}" aria-label="Turn on notifications about ${text(person.name)}"><span></span></a></div>
<div class="row"><div><div><div class="line"><div data-display-contents="true"><a tabindex="0" href="${url}" componentkey="${uuid(`name ${person.vanity}`)}"><div componentkey="${uuid(`name ${person.vanity}`)}"><${tag} class="name">${text(person.name)}</${tag}></div></a></div>${person.pronouns ? `<p class="soft">${text(person.pronouns)}</p>` : ''}<p class="soft">· ${degree === 1 ? '1st' : degree === 2 ? '2nd' : '3rd+'}</p><div class="hidden" data-display-contents="true"><p>· 2nd</p></div></div>${person.headline ? `<p class="head">${text(person.headline)}</p>` : ''}${companyLine ? `<p class="soft">${text(companyLine)}</p>` : ''}<div class="place">${person.location ? `<p class="soft">${text(person.location)}</p>` : ''}<p class="soft">·</p><p><a class="go" href="${options.stack === 'sdui-id' ? `${url}overlay/contact-info/` : '#'}">Contact info</a></p></div></div></div><div>${works}</div></div>
<div style="padding: 0 24px"><a tabindex="0" href="${connections}"><p class="soft go">${120 + (person.member % 380)} connections</p></a></div>
<div data-display-contents="true"><div class="acts">${actions}</div><div class="acts narrow">${actions}</div></div>
</section></div></div>
<div componentkey="ProfilePostConnectDrawer_${text(person.vanity)}"></div>
<div componentkey="profileCardsAboveActivity${text(person.vanity)}"><div ${key('SuggestedForYou')}></div><div ${key('About')}><section class="card" ${key('About')}><div class="inside"><h2 class="title">About</h2><p><span data-testid="expandable-text-box">${text(person.about ?? 'Curious, patient, fond of small tools that do one thing well. Speaks at the odd meetup.')}</span></p></div></section></div></div>
<div componentkey="com.linkedin.sdui.profile.card.ref${text(person.vanity)}Activity"><section class="card"><div class="inside"><h2 class="title">Activity</h2><a href="${url}"><p><b>${text(person.name)}</b></p></a><p class="soft">Shared a note about hiring with <a href="${profileUrl(VIEWER)}">${text(VIEWER.name)}</a>.</p></div></section></div>
<div componentkey="profileCardsBelowActivityPart1${text(person.vanity)}"><div ${key('ExperienceTopLevelSection')}><section class="card" ${key('ExperienceTopLevelSection')} data-testid="profile_ExperienceTopLevelSection_${token}"><div class="inside"><h2 class="title">Experience</h2>${jobs}</div></section></div></div>
</div>${sduiAside(person, options.others ?? OTHERS)}</div>`;
}

const toast = '<section class="toast"><h2 data-testid="toasts-title">0 notifications</h2></section>';

function sduiPage(person: PagePerson, options: PageOptions): string {
  const viewer = options.viewer ?? VIEWER;
  return `<!doctype html><html lang="en" dir="ltr"><head><meta charset="utf-8"><meta name="viewport" content="width=device-width, initial-scale=1"><meta name="como-t" content="{}"><link rel="icon" href="data:,"><title>(3) ${text(person.name)} | LinkedIn</title><style>${LOOK}</style></head><body data-rehydrated="true"><div id="root" data-strictmode="true">${toast}${TOP_BAR}<a class="hidden" href="/feed/" componentkey="primary-nav-topcard-logo">Home</a><div data-sdui-screen="com.linkedin.sdui.flagshipnav.profile.Profile"><main id="workspace" tabindex="-1">${sduiMain(person, options)}</main></div><dialog><h2>Send ${text(viewer.name)} a note</h2></dialog><div id="interop-outlet" data-testid="interop-shadowdom"></div><iframe data-testid="interop-iframe" src="about:blank" tabindex="-1" style="opacity:0;z-index:-1;position:absolute;width:1px;height:1px"></iframe></div><script type="application/json" id="rehydrate-data">${viewerJson(viewer, person)}</script>${spaScript(options)}</body></html>`;
}

/** Embedded data that must never be believed: the viewer, and somebody visited before. */
function viewerJson(viewer: PagePerson, other: PagePerson): string {
  const entity = (person: PagePerson) => ({
    publicIdentifier: person.vanity,
    objectUrn: `urn:li:member:${person.member}`,
    firstName: person.name.split(' ')[0],
    headline: person.headline,
  });
  const before = {
    ...entity(other),
    publicIdentifier: 'somebody-before-example',
    objectUrn: 'urn:li:member:1970000001',
  };
  return JSON.stringify({ included: [entity(viewer), before] }).replace(/</g, '\\u003c');
}

function emberMain(person: PagePerson, options: PageOptions): string {
  const path = `/in/${encodeURIComponent(person.vanity)}`;
  const token = memberToken(person.member);
  const works = [person.company, person.school ?? null]
    .filter((name) => name !== null)
    .map(
      (name) =>
        `<li><button class="works text-align-left" aria-label="Current: ${text(name)}. Click to skip" type="button"><img hidden src="about:blank" alt=""><span class="hoverable-link-text break-words text-body-small t-black"><div class="inline-show-more-text--is-collapsed" dir="ltr" tabindex="-1">${text(name)}</div></span></button></li>`,
    )
    .join('');
  const others = (options.others ?? OTHERS)
    .map(
      (other) =>
        `<li class="other"><a href="${profileUrl(other)}" data-hop="${text(other.vanity)}" style="display:flex;gap:10px"><div class="chip">${face(other.name, other.member)}</div><div><span aria-hidden="true"><b>${text(other.name)}</b></span><span class="visually-hidden hidden">${text(other.name)}</span><div class="soft">${text(other.headline)}</div></div></a></li>`,
    )
    .join('');
  return `<div class="columns"><div><section class="artdeco-card card" data-member-id="${person.member}">
<div class="top-card-background-hero-image">${cover(person.member)}</div>
<div class="face pv-top-card__non-self-photo-wrapper"><button class="pv-top-card-profile-picture__container" type="button" style="all:unset;display:block;height:100%;width:100%">${face(person.name, person.member)}<img hidden width="200" title="${text(person.name)}" src="about:blank" alt="${text(person.name)}" class="pv-top-card-profile-picture__image--show evi-image ember-view"></button></div>
<div class="row mt2 relative"><div><div><span class="artdeco-hoverable-trigger ember-view"><a href="${path}/overlay/about-this-profile/" class="ember-view" aria-label="${text(person.name)}"><h1 class="name inline t-24 v-align-middle break-words">${text(person.name)}</h1></a></span><span class="distance-badge soft"><span class="visually-hidden hidden">2nd degree connection</span><span class="dist-value" aria-hidden="true"> 2nd</span></span></div>
<div class="head text-body-medium break-words">${text(person.headline)}</div>
<div class="place mt2"><span class="soft text-body-small inline t-black--light break-words">${text(person.location ?? '')}</span><span class="t-black--light"><a href="${path}/overlay/contact-info/" id="top-card-text-details-contact-info" class="go ember-view">Contact info</a></span></div></div><ul>${works}</ul></div>
<div class="acts"><a class="act first" href="/search/results/people/?connectionOf=%5B%22${token}%22%5D">Message</a><button class="act" type="button">More</button></div></section>
<section class="artdeco-card card" data-view-name="profile-card"><div id="about" class="pv-profile-card__anchor"></div><div class="inside"><h2 class="title"><span aria-hidden="true">About</span><span class="visually-hidden hidden">About</span></h2><div><span aria-hidden="true">${text(person.about ?? 'Likes calm code.')}</span><span class="visually-hidden hidden">${text(person.about ?? 'Likes calm code.')}</span></div></div></section></div>
<aside><section class="artdeco-card card"><div class="inside"><h2 class="title">People also viewed</h2><ul>${others}</ul></div></section></aside></div>`;
}

function emberPage(person: PagePerson, options: PageOptions): string {
  const viewer = options.viewer ?? VIEWER;
  return `<!doctype html><html lang="en"><head><meta charset="utf-8"><meta name="service" content="voyager-web"><link rel="icon" href="data:,"><title>(3) ${text(person.name)} | LinkedIn</title><style>${LOOK}</style></head><body class="ember-application render-mode-BIGPIPE">${TOP_BAR}<code style="display:none" id="bpr-guid-1">${viewerJson(viewer, person).replace(/&/g, '&amp;').replace(/"/g, '&quot;')}</code><div class="application-outlet"><main>${emberMain(person, options)}</main></div>${spaScript(options)}</body></html>`;
}

function publicPage(person: PagePerson, options: PageOptions): string {
  const path = `/in/${encodeURIComponent(person.vanity)}`;
  const canonical = `https://nl.linkedin.com${path}`;
  const [first = '', ...rest] = person.name.split(' ');
  const graph = [
    {
      '@type': 'DiscussionForumPosting',
      name: 'A note on hiring',
      author: { '@type': 'Person', name: 'Odalys Marsh', url: 'https://www.linkedin.com/in/odalys-marsh-example' },
    },
    {
      '@type': 'Person',
      name: person.name,
      sameAs: canonical,
      url: canonical,
      jobTitle: [person.headline],
      ...(person.company ? { worksFor: [{ '@type': 'Organization', name: person.company }] } : {}),
      address: { '@type': 'PostalAddress', addressLocality: person.location ?? '' },
    },
  ];
  const json = JSON.stringify({ '@context': 'http://schema.org', '@graph': graph }).replace(/</g, '\\u003c');
  const others = (options.others ?? OTHERS)
    .map(
      (other) =>
        `<li class="other"><a href="https://fi.linkedin.com/in/${encodeURIComponent(other.vanity)}" class="base-card" style="display:flex;gap:10px"><div class="chip">${face(other.name, other.member)}</div><div class="base-aside-card__info"><h3 class="base-aside-card__title">${text(other.name)}</h3><p class="base-aside-card__subtitle soft">${text(other.headline)}</p></div></a></li>`,
    )
    .join('');
  return `<!doctype html><html lang="en"><head><meta name="pageKey" content="public_profile_v3_desktop"><meta charset="utf-8"><link rel="canonical" href="${canonical}"><link rel="icon" href="data:,"><title>${text(person.name)} - ${text(person.headline)} | LinkedIn</title><meta property="og:title" content="${text(person.name)} | LinkedIn"><meta property="og:url" content="${canonical}"><meta property="og:type" content="profile"><meta property="profile:first_name" content="${text(first)}"><meta property="profile:last_name" content="${text(rest.join(' '))}"><script type="application/ld+json">${json}</script><style>${LOOK}</style></head><body dir="ltr">${TOP_BAR}
<main class="main" id="main-content" role="main"><div class="columns"><section class="core-rail"><section class="profile"><section class="card top-card-layout container-lined"><figure class="cover-img">${cover(person.member)}</figure><div class="top-card-layout__card"><div class="face top-card__profile-image-container" data-section="picture">${face(person.name, person.member)}</div><div class="row top-card-layout__entity-info-container"><div class="top-card-layout__entity-info"><button style="all:unset" data-modal="public_profile_top-card_title-modal-id" data-tracking-control-name="public_profile_top-card_title-modal-outlet-button"><h1 class="name top-card-layout__title">
 ${text(person.name)}
</h1></button><div class="contextual-sign-in-modal" hidden><section role="dialog"><h2>Sign in to view ${text(first)}’s full profile</h2></section></div>
${person.headline ? `<h2 class="head top-card-layout__headline break-words" style="font-weight:400">${text(person.headline)}</h2>` : ''}<h3 class="top-card-layout__first-subline soft" style="font-weight:400"><div class="profile-info-subheader"><div class="not-first-middot"><span>${text(person.location ?? '')}</span> <span class="link go">Contact info</span></div></div></h3></div>
<div class="top-card-layout__entity-info--right-column"><div class="top-card__links-container">${person.company ? `<div data-section="currentPositionsDetails"><a class="works" href="https://nl.linkedin.com/company/example" data-test-id="top-card-link"><figure></figure><span class="top-card-link__description">${text(person.company)}</span></a></div>` : ''}</div></div></div>
<div class="acts"><a class="act first" href="/uas/login">Sign in</a><a class="hidden" href="/uas/login?x=1" data-item-type="semaphore" data-semaphore-content-type="PROFILE" data-semaphore-content-urn="urn:li:member:${person.member}">Report</a></div></div></section></section></section>
<section class="right-rail"><section class="card aside-section-container browsemap"><div class="inside"><h2 class="title aside-section-container__title">Other similar profiles</h2><ul>${others}</ul></div></section></section></div></main></body></html>`;
}

/** A whole profile page as HTML. */
export function profilePage(person: PagePerson, options: PageOptions = {}): string {
  const stack = options.stack ?? 'sdui';
  if (stack === 'ember') return emberPage(person, options);
  if (stack === 'public') return publicPage(person, options);
  return sduiPage(person, { ...options, stack });
}

/**
 * What the page's own code does on a click: the address first, the page later. `window.hop(vanity, {delayMs, mode})`.
 * Mode `replace` swaps the content at once; `patch` changes the card's keys first and the words a moment later, as
 * frameworks that reuse nodes do.
 */
function spaScript(options: PageOptions): string {
  const hops = options.hops ?? [];
  if (hops.length === 0) return '';
  const stack = options.stack ?? 'sdui';
  const screens = Object.fromEntries(
    hops.map((person) => [
      person.vanity,
      {
        url: profileUrl(person),
        title: `${person.name} | LinkedIn`,
        html: stack === 'ember' ? emberMain(person, options) : sduiMain(person, options),
      },
    ]),
  );
  const data = JSON.stringify(screens).replace(/</g, '\\u003c');
  return `<script type="application/json" id="screens">${data}</script><script>(() => {
const screens = JSON.parse(document.getElementById('screens').textContent);
let turn = 0;
const sleep = (ms) => new Promise((done) => setTimeout(done, ms));
const show = async (vanity, { delayMs = 400, mode = 'replace' } = {}) => {
  const mine = ++turn;
  const screen = screens[vanity];
  await sleep(delayMs);
  if (mine !== turn) return;
  const main = document.querySelector('main');
  document.title = screen.title;
  if (mode === 'patch') {
    const next = document.createElement('main');
    next.innerHTML = screen.html;
    for (const name of ['componentkey', 'id']) {
      const find = (root) => [...root.querySelectorAll('[' + name + '^="com.linkedin.sdui.profile.card.ref"]')].filter((one) => one.getAttribute(name).endsWith('Topcard'));
      const fresh = find(next);
      find(main).forEach((old, index) => fresh[index] && old.setAttribute(name, fresh[index].getAttribute(name)));
    }
    await sleep(120);
    if (mine !== turn) return;
  }
  main.innerHTML = screen.html;
};
const vanityOf = () => decodeURIComponent(location.pathname.split('/')[2] ?? '');
window.hop = (vanity, how) => { history.pushState({}, '', screens[vanity].url); return show(vanity, how); };
window.addEventListener('popstate', () => { if (screens[vanityOf()]) show(vanityOf()); });
document.addEventListener('click', (event) => {
  const link = event.target.closest('a[data-hop]');
  if (!link || !screens[link.dataset.hop]) return;
  event.preventDefault();
  window.hop(link.dataset.hop);
});
})();</script>`;
}

/** People search: rows of several anchors each, mutual connections among them. */
export function searchPage(people: readonly PagePerson[]): string {
  const rows = people
    .map((person) => {
      const token = memberToken(person.member);
      const url = profileUrl(person);
      return `<div role="listitem" class="other"><div data-display-contents="true"><a tabindex="0" href="${url}" componentkey="${uuid(`row ${person.vanity}`)}"></a><div><figure class="chip">${face(person.name, person.member)}</figure></div><div><p componentkey="${uuid(`p ${person.vanity}`)}"><a href="${url}">${text(person.name)}</a><span><span> • 2nd</span></span></p><div><p>${text(person.headline)}</p></div><div><p class="soft">${text(person.location ?? '')}</p></div><div componentkey="SearchResults${token}"><a class="hidden" href="/preload/search-custom-invite/?vanityName=${text(person.vanity)}">Connect</a></div><div componentkey="SearchResultssnippet_${token}"></div><p class="soft"><a href="${profileUrl(VIEWER)}"><strong>${text(VIEWER.name)}</strong></a> is a mutual connection</p></div></div></div>`;
    })
    .join('');
  return `<!doctype html><html lang="en"><head><meta charset="utf-8"><link rel="icon" href="data:,"><title>Search | LinkedIn</title><style>${LOOK}</style></head><body data-rehydrated="true"><div id="root">${toast}${TOP_BAR}<div data-sdui-screen="com.linkedin.sdui.flagshipnav.search.SearchResultsPeople"><main id="workspace"><div class="columns"><div class="card"><div class="inside" role="list">${rows}</div></div></div></main></div></div></body></html>`;
}

/** A sub-page such as `/in/…/details/experience/`: no top card, and links to others only. */
export function detailsPage(person: PagePerson, others: readonly PagePerson[] = OTHERS): string {
  const rows = others
    .map((one) => `<li><p>${text(one.headline)}</p><a href="${profileUrl(one)}"><p>${text(one.name)}</p></a></li>`)
    .join('');
  return `<!doctype html><html lang="en"><head><meta charset="utf-8"><meta name="como-pk" content="d_flagship3_profile"><link rel="icon" href="data:,"><title>(1) ${text(person.name)} | LinkedIn</title><style>${LOOK}</style></head><body data-rehydrated="true"><div id="root">${toast}${TOP_BAR}<main id="workspace" tabindex="-1"><div data-sdui-screen="com.linkedin.sdui.flagshipnav.profile.ProfileExperienceDetails"><section class="card"><div class="inside"><h2 class="title">Experience</h2><ul>${rows}</ul></div></section></div></main></div></body></html>`;
}

/** The feed: posts by people, nobody's page. */
export function feedPage(people: readonly PagePerson[] = OTHERS): string {
  const posts = people
    .map(
      (person) =>
        `<section class="card"><div class="inside" role="listitem" componentkey="${uuid(`post ${person.vanity}`)}"><a href="${profileUrl(person)}"><p><b>${text(person.name)}</b></p></a><p class="soft">${text(person.headline)}</p><p>Glad to share a thing.</p></div></section>`,
    )
    .join('');
  return `<!doctype html><html lang="en"><head><meta charset="utf-8"><link rel="icon" href="data:,"><title>Feed | LinkedIn</title><style>${LOOK}</style></head><body data-rehydrated="true"><div id="root">${toast}${TOP_BAR}<div data-sdui-screen="com.linkedin.sdui.flagshipnav.feed.MainFeed"><main id="workspace"><div class="columns"><div>${posts}</div></div></main></div></div></body></html>`;
}

/** What a guest gets for somebody who does not exist: it carries the page key of a real profile. */
export function notFoundPage(vanity: string): string {
  return `<!doctype html><html lang="en"><head><meta name="pageKey" content="public_profile_v3_desktop"><meta charset="utf-8"><link rel="canonical" href="/public-profile/in/${encodeURIComponent(vanity)}/"><link rel="icon" href="data:,"><title>Profile not found | LinkedIn</title><style>${LOOK}</style></head><body dir="ltr">${TOP_BAR}<main id="main-content" class="focus-page__core-rail"><section class="inside"><div class="page-not-found"><h1 class="page-not-found__headline">The profile <strong> ${text(vanity)} </strong> could not be found.</h1><p class="page-not-found__subheadline">Perhaps try a search.</p></div></section></main></body></html>`;
}

/**
 * The state in which the address belongs to the page in a frame, and the top document still shows the screen before:
 * the viewer's connections. The frame's own page is served at `/preload/?_bprMode=vanilla`.
 */
export function framePage(person: PagePerson, contacts: readonly PagePerson[] = OTHERS): string {
  const rows = [person, ...contacts]
    .map(
      (one) =>
        `<div componentkey="auto-component-${uuid(one.vanity)}"><a tabindex="0" href="${profileUrl(one)}"><figure class="chip">${face(one.name, one.member)}</figure></a><a href="${profileUrl(one)}"><p>${text(one.name)}</p><p class="soft">${text(one.headline)}</p></a></div>`,
    )
    .join('');
  return `<!doctype html><html lang="en"><head><meta charset="utf-8"><link rel="icon" href="data:,"><title>(2) ${text(person.name)} | LinkedIn</title><title>Connections | LinkedIn</title><style>${LOOK}</style></head><body data-rehydrated="true"><div id="root" data-strictmode="true">${toast}${TOP_BAR}<div data-sdui-screen="com.linkedin.sdui.flagshipnav.mynetwork.Connections"><main id="workspace" tabindex="-1"><div componentkey="ConnectionsPage_ConnectionsList"><div data-testid="lazy-column" data-component-type="LazyColumn" componentkey="ConnectionsPage_ConnectionsList">${rows}</div></div></main></div><div id="interop-outlet" data-testid="interop-shadowdom" class="theme--light"></div><iframe data-testid="interop-iframe" referrerpolicy="origin" src="/preload/?_bprMode=vanilla" style="opacity:1;z-index:0;width:100vw;height:100vh;position:absolute;top:0"></iframe></div></body></html>`;
}

const html = (body: string, status = 200) =>
  new Response(body, { status, headers: { 'content-type': 'text/html; charset=utf-8', 'cache-control': 'no-store' } });

export interface LinkedInWorld {
  /** By vanity (decoded); anybody else is not found. */
  people: readonly PagePerson[];
  /** Which form a person's page has; server-driven when left out. */
  stack?: (person: PagePerson) => Stack;
  options?: PageOptions;
  /** Somebody whose page is shown in the frame above the connections list. */
  framed?: PagePerson;
}

/** Answers for `www.linkedin.com` (and its country hosts) out of an invented world. */
export function linkedInAnswer(world: LinkedInWorld): (request: Request) => Response {
  return (request) => {
    const url = new URL(request.url);
    const [, first, second] = url.pathname.split('/');
    if (first === 'preload' && world.framed) return html(profilePage(world.framed, { stack: 'ember' }));
    if (first === 'in' && second) {
      const vanity = decodeURIComponent(second);
      if (world.framed?.vanity === vanity) return html(framePage(world.framed));
      const person = world.people.find((one) => one.vanity === vanity);
      if (person === undefined) return html(notFoundPage(vanity), 404);
      return html(
        profilePage(person, { hops: world.people, ...world.options, stack: world.stack?.(person) ?? 'sdui' }),
      );
    }
    if (first === 'search') return html(searchPage(world.people));
    if (first === 'feed' || first === '') return html(feedPage());
    return html('<!doctype html><title>LinkedIn</title>', 404);
  };
}
