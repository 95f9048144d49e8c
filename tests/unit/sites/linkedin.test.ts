// What the LinkedIn reader makes of changed pages: each test takes a fixture, changes one thing, and says what follows.

import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { JSDOM } from 'jsdom';
import { describe, expect, it } from 'vitest';
import { linkedin } from '@/lib/sites/linkedin.site';
import { readDocument } from '@/lib/sites/read-document';

const PAGES = join(import.meta.dirname, '../../fixtures/pages/linkedin');
const MARA = 'https://www.linkedin.com/in/mara-example-1a2b3c/';
const JANA = 'https://www.linkedin.com/in/jana-ember/';
const PAUL = 'https://www.linkedin.com/in/paul-public';

function open(name: string): Document {
  return new JSDOM(readFileSync(join(PAGES, `${name}.html`), 'utf8')).window.document;
}

function find(document: Document, selector: string): Element {
  const element = document.querySelector(selector);
  if (element === null) throw new Error(`fixture has no ${selector}`);
  return element;
}

const read = (document: Document, url: string) => readDocument(document, url, [linkedin]);
const proof = (document: Document, url = MARA) => linkedin.look(document, new URL(url)).proof;

describe('a vanity with a sign', () => {
  const html = readFileSync(join(PAGES, 'sdui-emoji-vanity.html'), 'utf8');
  const linked = '%F0%9F%9A%80mara-%E2%80%AAexample%E2%80%AC-pmp%C2%AE-1a2b3c';
  const shownAs = (vanity: string) =>
    new JSDOM(html.replaceAll(linked, encodeURIComponent(vanity)).replaceAll(decodeURIComponent(linked), vanity)).window
      .document;

  it.each(['mara-example,-phd-1a2b3c', 'mara-∞-1a2b3c'])('%s is theirs encoded or not, and nobody else’s', (vanity) => {
    const document = shownAs(vanity);
    const encoded = encodeURIComponent(vanity);
    for (const written of [vanity, encoded, encoded.toLowerCase()]) {
      const url = `https://www.linkedin.com/in/${written}/`;
      expect(proof(document, url)).toEqual([`linkedin:vanity:${vanity}`, 'linkedin:member:123400001']);
      expect(read(document, url).surface).toBe('profile');
    }
    for (const other of ['in/mara-example', 'in/mara', `in/${encoded}-2`, 'search/results/people/?keywords=x']) {
      expect(read(document, `https://www.linkedin.com/${other}`).sightings).toEqual([]);
    }
  });
});

describe('what an address claims', () => {
  it.each([
    ['/in/mara-example', 'profile', 'linkedin:vanity:mara-example', true],
    ['/in/Mara-Example/de/?x=1#y', 'profile', 'linkedin:vanity:mara-example', true],
    ['/in/mara-example/overlay/contact-info/', 'profile', 'linkedin:vanity:mara-example', true],
    ['/in/mara-example/details/skills/', 'profile', 'linkedin:vanity:mara-example', false],
    ['/in/mara-example/recent-activity/all/', 'profile', 'linkedin:vanity:mara-example', false],
    ['/in/mara-example/edit/intro/', 'profile', 'linkedin:vanity:mara-example', false],
    ['/in/mara-example/anything-new/', 'profile', 'linkedin:vanity:mara-example', true],
    ['/in/ACoAAAdbzRUHLFF2m8DlCi9UeZ7D6A0yV3yhxus', 'profile', 'linkedin:member:123456789', true],
    ['/search/results/people/?keywords=x', 'list', null, false],
    ['/mynetwork/grow/', 'list', null, false],
    ['/feed/', 'none', null, false],
    ['/in/me/', 'none', null, false],
    ['/pub/mara-example/a7/576/b50', 'none', null, false],
    ['/preload/?_bprMode=vanilla', 'none', null, false],
    ['/authwall?sessionRedirect=https%3A%2F%2Fwww.linkedin.com%2Fin%2Fmara-example', 'none', null, false],
    ['/sales/lead/ACwAAAdbzRUHPHGm2xBFeq_kGU6DuO0iV4zB9is,x,y', 'none', null, false],
    ['/search/results/all/?keywords=x', 'list', null, false],
    ['/mynetwork/', 'list', null, false],
    ['/mynetwork/invite-connect/connections/', 'list', null, false],
    ['/mynetwork/invitation-manager/received/', 'list', null, false],
    ['/company/example-gmbh/people/', 'list', null, false],
    ['/school/example-school/people/', 'list', null, false],
  ])('%s', (path, surface, identity, needsProof) => {
    expect(linkedin.address(new URL(`https://www.linkedin.com${path}`))).toEqual({ surface, identity, needsProof });
  });

  it.each([
    ['overlay/about-this-profile/', true],
    ['overlay/photo/', true],
    ['overlay/urn:li:fsd_profileCard:(x,y)/', true],
    ['overlay/browsemap-recommendations/', true],
    ['overlay/pymk-recommendations-based-on-x/', true],
    ['overlay/top-skills-details/', true],
    ['skill-insights', true],
    ['recommendation-add-edit/?x=1', true],
    ['opportunities/job-opportunities/onboarding/', true],
    ['zh-cn/', true],
    ['pt-br', true],
    ['details/experience/', false],
    ['detail/skills/', false],
    ['recent-activity/comments/', false],
    ['edit/forms/intro/new/', false],
  ])('whatever of a member’s is open, it is theirs: %s', (screen, needsProof) => {
    const identity = 'linkedin:vanity:mara-example';
    for (const host of ['www.', '', 'de.', 'm.']) {
      const url = new URL(`https://${host}linkedin.com/in/mara-example/${screen}`);
      expect(linkedin.address(url)).toEqual({ surface: 'profile', identity, needsProof });
    }
  });

  it.each([
    '/feed/update/urn:li:activity:7000000000000000000/',
    '/posts/mara-example_topic-activity-7000000000000000000-ab12',
    '/pulse/topic-mara-example/',
    '/company/example-gmbh/',
    '/company/example-gmbh/about/',
    '/school/example-school/',
    '/showcase/example/',
    '/groups/1/',
    '/events/1/',
    '/jobs/view/1/',
    '/messaging/thread/x/',
    '/notifications/',
    '/learning/x',
    '/checkpoint/challenge/',
    '/login',
    '/uas/login',
    '/signup',
    '/m/login',
    '/help/linkedin',
    '/legal/user-agreement',
    '/in/',
    '/in/unavailable/',
    '/public-profile/in/mara-example/',
    '/pub/dir/Mara/Example',
    '/search/results/content/?keywords=x',
    '/search/results/companies/?keywords=x',
  ])('nobody’s and no list: %s', (path) => {
    expect(linkedin.address(new URL(`https://www.linkedin.com${path}`)).surface).toBe('none');
  });
});

describe('what a document proves', () => {
  it('names the subject twice on every form', () => {
    expect(proof(open('sdui-componentkey-h2'))).toEqual([
      'linkedin:vanity:mara-example-1a2b3c',
      'linkedin:member:123400001',
    ]);
    expect(proof(open('ember-profile'))).toEqual(['linkedin:vanity:jana-ember', 'linkedin:member:123500001']);
    expect(proof(open('public-posts-first'))).toEqual(['linkedin:vanity:paul-public', 'linkedin:member:123600001']);
  });

  it('is silent where a page shows nobody, and contradicts where it surely is another screen', () => {
    expect(proof(open('sdui-skeleton'))).toEqual([]);
    expect(proof(open('sdui-details'))).toEqual([]);
    for (const name of ['frame-active-top', 'public-not-found', 'public-guest-home', 'sdui-two-people']) {
      expect([name, proof(open(name))]).toEqual([name, ['linkedin:other-screen']]);
    }
  });

  it.each([
    [
      'another token on the inner card',
      (card: Element) => find(card.ownerDocument, 'section[componentkey$="Topcard"]'),
      'componentkey',
      'com.linkedin.sdui.profile.card.refACoAAAdbzRUHLFF2m8DlCi9UeZ7D6A0yV3yhxusTopcard',
    ],
    [
      'another recipient',
      (card: Element) => card.querySelector('a[href*="recipient="]'),
      'href',
      '/messaging/compose/?recipient=ACoAAAdbzRUHLFF2m8DlCi9UeZ7D6A0yV3yhxus',
    ],
    [
      'another own screen',
      (card: Element) => card.querySelector('a[href="#"]'),
      'href',
      '/in/otto-other/overlay/contact-info/',
    ],
    [
      'another column below',
      (card: Element) => find(card.ownerDocument, '[componentkey^="profileCardsAbove"]'),
      'componentkey',
      'profileCardsAboveActivityotto-other',
    ],
  ])('says nothing with %s', (_what, pick, attribute, value) => {
    const document = open('sdui-componentkey-h2');
    const element = pick(find(document, '[componentkey$="Topcard"]'));
    expect(element).not.toBeNull();
    element?.setAttribute(attribute, value);
    expect(read(document, MARA).surface).toBe('none');
    expect(read(document, 'https://www.linkedin.com/in/otto-other/').surface).toBe('none');
  });

  it('does not take a mutual connection for the subject when the name loses its link', () => {
    const document = open('sdui-id-p');
    for (const link of document.querySelectorAll('a[href*="kofi-beispiel"]')) link.removeAttribute('href');
    expect(read(document, 'https://www.linkedin.com/in/otto-other/').surface).toBe('none');
    // Known by the number in the card, but the first paragraph might be anything now.
    const byNumber = 'https://www.linkedin.com/profile/view?id=123400003';
    expect(proof(document)).toContain('linkedin:member:123400003');
    expect(linkedin.look(document, new URL(byNumber)).anchor).toBeNull();
  });

  it('says nothing while two Ember cards or links disagree', () => {
    const document = open('ember-profile');
    find(document, '#top-card-text-details-contact-info').setAttribute('href', '/in/otto-other/overlay/contact-info/');
    expect(read(document, JANA).surface).toBe('none');
    const twice = open('ember-profile');
    const copy = find(twice, 'section[data-member-id]').cloneNode(true) as Element;
    copy.setAttribute('data-member-id', '999');
    twice.body.append(copy);
    expect(read(twice, JANA).surface).toBe('none');
  });

  it('says nothing while canonical and og address disagree, or the public card has two numbers', () => {
    const document = open('public-posts-first');
    find(document, 'meta[property="og:url"]').setAttribute('content', 'https://de.linkedin.com/in/otto-other');
    expect(read(document, PAUL).surface).toBe('none');
    const numbers = open('public-posts-first');
    const report = find(numbers, '[data-semaphore-content-urn]');
    const second = report.cloneNode(true) as Element;
    second.setAttribute('data-semaphore-content-urn', 'urn:li:member:7');
    report.after(second);
    expect(read(numbers, PAUL).surface).toBe('none');
  });

  it('says nothing when two forms seem to be there at once', () => {
    const document = open('sdui-componentkey-h2');
    document.body.append(document.importNode(find(open('ember-profile'), 'section[data-member-id]'), true));
    expect(read(document, MARA).surface).toBe('none');
    expect(read(document, JANA).surface).toBe('none');
  });

  it('does not believe a title, a heading outside the card, or embedded data', () => {
    const document = new JSDOM(`<title>Mara Example | LinkedIn</title><main id="workspace"><h1>Mara Example</h1>
      <code>{"publicIdentifier":"mara-example-1a2b3c","objectUrn":"urn:li:member:123400001"}</code>
      <script type="application/ld+json">{"@type":"Person","name":"Mara","url":"${MARA}"}</script></main>`).window
      .document;
    expect(proof(document)).toEqual([]);
    expect(read(document, MARA).surface).toBe('none');
  });

  it('is not misled by a page key on a signed-in page', () => {
    const document = open('ember-profile');
    const meta = document.createElement('meta');
    meta.setAttribute('name', 'pageKey');
    meta.setAttribute('content', 'd_flagship3_profile_view_base');
    document.head.append(meta);
    expect(read(document, JANA).surface).toBe('profile');
  });

  it('reads the frame again once it is idle', () => {
    const document = open('frame-active-top-activity');
    const url = 'https://www.linkedin.com/in/olga-frame/recent-activity/all/';
    expect(read(document, url).surface).toBe('none');
    find(document, 'iframe').setAttribute('style', 'opacity: 0; z-index: -1');
    expect(read(document, url).surface).toBe('profile');
  });
});

describe('where the badge goes', () => {
  it.each([
    ['sdui-componentkey-h2', MARA, 'H2'],
    ['sdui-id-h1', 'https://www.linkedin.com/in/ines-muster', 'H1'],
    ['sdui-id-p', 'https://www.linkedin.com/in/kofi-beispiel/', 'P'],
    ['ember-contact-dialog', 'https://www.linkedin.com/in/karl-dialog/', 'H1'],
    ['public-posts-first', PAUL, 'H1'],
  ])('%s: beside the name', (name, url, tag) => {
    const document = open(name);
    const anchor = linkedin.look(document, new URL(url)).anchor;
    expect(anchor?.tagName).toBe(tag);
    expect(anchor?.textContent?.trim()).toBe(read(document, url).sightings[0]?.name);
    expect(anchor?.closest('dialog, [role="dialog"]')).toBeNull();
  });

  it.each(['sdui-details', 'described-only', 'public-not-found'])('%s: the fixed corner', (name) => {
    expect(linkedin.look(open(name), new URL(MARA)).anchor).toBeNull();
  });
});

describe('whether others stand beside them', () => {
  const hasBeside = (document: Document, path: string) =>
    linkedin.beside?.(document, new URL(path, 'https://www.linkedin.com')).length !== 0;

  it.each([
    ['sdui-beside', '/in/nela-nachbar/', true],
    ['ember-beside', '/in/jule-ember/', true],
    ['public-beside', '/in/peer-public', true],
    ['sdui-details', '/in/mara-example-1a2b3c/details/experience/', false],
    ['ember-activity', '/in/jana-ember/recent-activity/all/', false],
    ['ember-profile', '/in/jana-ember/', false],
    ['described-only', '/in/x/', false],
  ])('%s: %s, %s', (name, path, is) => {
    expect(hasBeside(open(name), path)).toBe(is);
  });

  it('a dialog holds them under its own address only', () => {
    const document = open('sdui-browsemap-dialog');
    for (const aside of document.querySelectorAll('aside')) aside.remove();
    expect(hasBeside(document, '/in/pia-browse/')).toBe(false);
    expect(hasBeside(document, '/in/pia-browse/overlay/contact-info/')).toBe(false);
    expect(hasBeside(document, '/in/pia-browse/overlay/browsemap-recommendations/')).toBe(true);
  });
});

describe('what it says about them', () => {
  it('cuts a name of 10,000 characters', () => {
    const document = open('sdui-componentkey-h2');
    find(document, '[componentkey$="Topcard"] h2').textContent = 'Mara '.repeat(2000);
    const name = read(document, MARA).sightings[0]?.name ?? '';
    expect(name.length).toBeGreaterThan(100);
    expect(name.length).toBeLessThanOrEqual(500);
  });

  it.each(['sdui-componentkey-h2', 'ember-profile', 'public-posts-first'])('%s: an empty name is no name', (page) => {
    const document = open(page);
    const [url = MARA] = [MARA, JANA, PAUL].filter((address) => read(document, address).surface === 'profile');
    const name = linkedin.look(document, new URL(url)).anchor;
    if (name !== null) name.textContent = ' \u200f\u00a0 ';
    for (const sighting of read(document, url).sightings) expect(sighting.name).not.toBe('');
  });

  it('takes the first copy with text of a link that a parser has split', () => {
    const document = open('sdui-componentkey-h2');
    const link = find(document, '[componentkey$="Topcard"] a:has(h2)');
    const empty = link.cloneNode(true) as Element;
    find(document, '[componentkey$="Topcard"] h2').id = 'filled';
    for (const heading of empty.querySelectorAll('h2')) heading.textContent = '';
    link.before(empty);
    expect(read(document, MARA).sightings[0]?.name).toBe('Mara Example');
    expect(linkedin.look(document, new URL(MARA)).anchor?.id).toBe('filled');
  });

  it('never takes a degree for a headline, however many copies there are', () => {
    const document = open('sdui-headline-empty');
    const url = 'https://www.linkedin.com/in/nora-leer/';
    expect(read(document, url).sightings[0]?.headline).toBeNull();
    const row = find(document, '[componentkey$="Topcard"] a:has(h2)').parentElement;
    for (const text of ['· 3rd+', '• 2º', '· 1er']) {
      const copy = document.createElement('p');
      copy.textContent = text;
      row?.after(copy);
    }
    expect(read(document, url).sightings[0]?.headline).toBeNull();
  });

  it('leaves a contact dialog alone that links to anybody else', () => {
    const document = open('sdui-contact-dialog');
    const url = 'https://www.linkedin.com/in/rosa-kontakt/overlay/contact-info/';
    expect(read(document, url).sightings[0]).toMatchObject({ emails: ['rosa@kontakt.example'] });
    const other = document.createElement('a');
    other.setAttribute('href', '/in/otto-other/');
    find(document, 'dialog').append(other);
    expect(read(document, url).sightings[0]).toMatchObject({ emails: [], links: [], name: 'Rosa Kontakt' });
  });

  it('reads a contact dialog only under its own address', () => {
    const document = open('sdui-contact-dialog');
    expect(read(document, 'https://www.linkedin.com/in/rosa-kontakt/').sightings[0]).toMatchObject({ emails: [] });
  });

  it('takes the employer from a link where buttons have become links', () => {
    const document = open('sdui-school-only');
    const button = [...document.querySelectorAll('[role="button"]')].find((element) => element.querySelector('p'));
    const link = document.createElement('a');
    link.setAttribute('href', 'https://www.linkedin.com/company/newly-linked/');
    link.innerHTML = '<figure></figure><p>Newly Linked</p>';
    button?.before(link);
    expect(read(document, 'https://www.linkedin.com/in/lena-schule/').sightings[0]?.company).toBe('Newly Linked');
  });
});
