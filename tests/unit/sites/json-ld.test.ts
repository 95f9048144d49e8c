// People in structured data: only those the page is about.

import { JSDOM } from 'jsdom';
import { describe, expect, it } from 'vitest';
import { describedPeople } from '@/lib/sites/json-ld';

function peopleIn(...scripts: string[]): (string | null)[] {
  const html = scripts.map((text) => `<script type="application/ld+json">${text}</script>`).join('');
  return describedPeople(new JSDOM(html).window.document).map(({ name }) => name);
}

const mara = { '@type': 'Person', name: 'Mara', url: 'https://www.linkedin.com/in/mara' };

describe('describedPeople', () => {
  it.each([
    ['alone', mara],
    ['in a list', [{ '@type': 'WebSite' }, mara]],
    ['in a graph', { '@graph': [{ '@type': 'Article', author: { '@type': 'Person', name: 'Otto' } }, mara] }],
    ['as a main entity', { '@type': ['WebPage', 'ProfilePage'], mainEntity: mara }],
    ['with several types', { ...mara, '@type': ['Person', 'Patient'] }],
  ])('finds the person %s', (_where, data) => {
    expect(peopleIn(JSON.stringify(data))).toEqual(['Mara']);
  });

  it.each([
    ['an author', { '@type': 'Article', author: mara }],
    ['an employee', { '@type': 'Organization', employee: [mara] }],
    ['a main entity of another page', { '@type': 'WebPage', mainEntity: mara }],
    ['nested graphs', { '@graph': [{ '@graph': [mara] }] }],
  ])('passes over %s', (_what, data) => {
    expect(peopleIn(JSON.stringify(data))).toEqual([]);
  });

  it('reads data with raw control characters, and goes on after broken data', () => {
    expect(peopleIn('{ broken', '{"@type":"Person","name":"Ma\nra"}', 'null', '7', '"x"', '[null, 1]')).toEqual([
      'Ma ra',
    ]);
  });

  it('survives values of every wrong type', () => {
    for (const odd of [null, 7, '', [], {}, [[]], [null], true]) {
      const person = {
        '@type': 'Person',
        name: odd,
        url: odd,
        sameAs: odd,
        jobTitle: odd,
        worksFor: odd,
        address: odd,
      };
      expect(peopleIn(JSON.stringify(person))).toHaveLength(1);
    }
  });

  it('notices when the data of the same element changes', () => {
    const { document } = new JSDOM('<script type="application/ld+json">{"@type":"Person","name":"Mara"}</script>')
      .window;
    expect(describedPeople(document)[0]?.name).toBe('Mara');
    const script = document.querySelector('script');
    if (script !== null) script.textContent = '{"@type":"Person","name":"Otto"}';
    expect(describedPeople(document)[0]?.name).toBe('Otto');
  });
});
