// When a reading is trusted: the agreement of address and document, without any particular site.

import { JSDOM } from 'jsdom';
import { describe, expect, it } from 'vitest';
import type { Sighting } from '@/lib/model/sighting';
import { agrees, claims, readDocument, stayed } from '@/lib/sites/read-document';
import type { Look, Site } from '@/lib/sites/site';

const { document } = new JSDOM('').window;
const sighting: Sighting = {
  url: 'https://people.example/mara',
  site: 'test',
  name: 'Mara Example',
  headline: null,
  company: null,
  title: null,
  location: null,
  urls: [],
  links: [],
  emails: [],
};

type Changes = Partial<Pick<Site, 'matches' | 'except' | 'address'> & Look & { fails: true }>;

function siteWith({ matches, except, address, fails, ...found }: Changes): Site {
  return {
    id: 'test',
    name: 'Test',
    matches: matches ?? ['https://people.example/*'],
    ...(except && { except }),
    allFrames: false,
    address: address ?? (() => ({ surface: 'profile', identity: 'a', needsProof: true })),
    look() {
      if (fails) fail();
      return { proof: ['a'], anchor: null, read: () => [sighting], ...found };
    },
  };
}

function fail(): never {
  throw new Error('broken page');
}

const read = (changes: Changes) => readDocument(document, sighting.url, [siteWith(changes)]);
const nobody = { site: 'test', surface: 'none', sightings: [] };

describe('readDocument', () => {
  it('reads when address and document agree', () => {
    expect(read({})).toEqual({ site: 'test', surface: 'profile', sightings: [sighting] });
    expect(read({ proof: ['b', 'a'] }).surface).toBe('profile');
  });

  it('reads nothing when they disagree, or the document is silent', () => {
    expect(read({ proof: ['b'] })).toEqual(nobody);
    expect(read({ proof: [] })).toEqual(nobody);
  });

  it('lets the address stand alone only where the document is silent', () => {
    const address = () => ({ surface: 'profile', identity: 'a', needsProof: false }) as const;
    expect(read({ address, proof: [] }).surface).toBe('profile');
    expect(read({ address, proof: ['b'] })).toEqual(nobody);
  });

  it('does not read a page that is nobody’s', () => {
    const address = () => ({ surface: 'none', identity: null, needsProof: false }) as const;
    let looked = false;
    const site = siteWith({ address });
    const look = () => {
      looked = true;
      return site.look(document, new URL(sighting.url));
    };
    expect(readDocument(document, sighting.url, [{ ...site, look }])).toEqual(nobody);
    expect(looked).toBe(false);
  });

  it('takes a reader that fails for nobody’s page', () => {
    for (const changes of [{ address: fail }, { fails: true }, { read: fail }] as const) {
      expect(read(changes)).toEqual(nobody);
    }
  });

  it('never agrees without an identity', () => {
    expect(agrees({ surface: 'profile', identity: null, needsProof: false }, [])).toBe(false);
  });
});

describe('claims', () => {
  const site = (pattern: string) => siteWith({ matches: [pattern] });

  it.each([
    ['https://*.people.example/*', 'https://people.example/x', true],
    ['https://*.people.example/*', 'https://de.people.example./x', true],
    ['https://*.people.example/*', 'https://otherpeople.example/x', false],
    ['https://*.people.example/*', 'https://people.example.evil.example/x', false],
    ['https://*.people.example/*', 'http://people.example/x', false],
    ['*://people.example/*', 'http://people.example/x', true],
    ['*://people.example/*', 'ftp://people.example/x', false],
    ['https://people.example/*', 'https://www.people.example/x', false],
    ['https://people.example/team/*', 'https://people.example/team/x?y#z', true],
    ['https://people.example/team/*', 'https://people.example/team/', true],
    ['https://people.example/team/*', 'https://people.example/team', false],
    ['https://people.example/team/*', 'https://people.example/teams/x', false],
    ['https://people.example/team/*', 'https://people.example/x/team/x', false],
    ['https://people.example/team', 'https://people.example/team', true],
    ['https://people.example/team', 'https://people.example/team/x', false],
  ])('%s %s: %s', (pattern, url, expected) => {
    expect(claims(site(pattern), new URL(url))).toBe(expected);
  });

  it('leaves out what another site reads', () => {
    const most = siteWith({ matches: ['https://*.people.example/*'], except: ['https://www.people.example/team/*'] });
    expect(claims(most, new URL('https://www.people.example/x'))).toBe(true);
    expect(claims(most, new URL('https://www.people.example/team/x'))).toBe(false);
    expect(claims(most, new URL('https://de.people.example/team/x'))).toBe(true);
  });
});

describe('stayed', () => {
  it.each([
    ['everything as it was', ['Mara', 'mara-example'], ['Mara', 'mara-example'], true],
    ['a part that came late', ['Mara', ''], ['Mara', 'mara-example'], true],
    ['one part of two', ['Mara', 'mara-example'], ['Nico', 'mara-example'], true],
    ['nothing of it', ['Mara', 'mara-example'], ['Nico', 'nico-example'], false],
    ['nothing of it, and less', ['Mara', 'mara-example'], ['Nico', ''], false],
    ['nothing before', [], ['Nico', ''], false],
    ['nothing before, and nothing now', ['', ''], ['', ''], false],
  ])('%s', (_what, before, now, expected) => {
    expect(stayed(before, now)).toBe(expected);
  });
});
