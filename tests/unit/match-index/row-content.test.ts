import { describe, expect, it } from 'vitest';
import { packContent, type RowContent, unpackContent } from '@/lib/match-index/row-content';

const through = (content: RowContent) => unpackContent(JSON.parse(JSON.stringify(packContent(content))));

const MARA = {
  id: 501,
  name: 'Mara Example',
  anonymous: false,
  company: 'Orrery Ltd',
  title: null,
  location: 'Leeds',
  tags: ['python', 'Leeds'],
  emails: ['mara@mail.example'],
  phones: [],
  urls: ['https://mara.example'],
  updatedAt: '2026-11-20T08:00:00.000Z',
};
const IDENTITY = {
  names: ['Mara Example', 'Mo Example'],
  emails: ['mara@mail.example'],
  urls: ['https://mara.example', 'github.com/mara-example'],
  locations: ['Leeds'],
  headline: 'Orrery Ltd',
  positions: [
    { company: 'Orrery Ltd', title: null },
    { company: null, title: 'Engineer' },
  ],
  updatedAt: '2026-11-20T08:00:00.000Z',
};

describe('the content of a row', () => {
  it.each([
    ['a person', { data: MARA, identity: IDENTITY }],
    ['without identity', { data: MARA }],
    [
      'names of the company’s own',
      { data: { id: 1, customFields: { name: 'x' }, other: [1, 'x'] }, identity: IDENTITY },
    ],
    ['texts that look like places', { data: { id: 1, name: '0' }, identity: { names: ['0', '1'], emails: ['1'] } }],
    ['lists', { data: [1, ['a'], { name: 'a' }], identity: { names: ['a'] } }],
    ['an empty list', { data: [] }],
    ['an empty object', { data: {}, identity: { names: ['a'] } }],
    ['a text', { data: 'a', identity: { schools: ['a'], links: ['b'] } }],
    ['nothing', { data: null, identity: { phones: ['+1 555 0100'] } }],
  ] as [string, RowContent][])('comes back as it was: %s', (_, content) => {
    expect(through(content)).toEqual(content);
  });

  it('comes back without what was empty', () => {
    expect(through({ data: { id: 1 }, identity: { names: [], headline: null, positions: [] } })).toEqual({
      data: { id: 1 },
    });
    expect(through({ data: { id: 1, name: undefined } })).toEqual({ data: { id: 1 } });
  });

  it('says nothing twice', () => {
    const packed = JSON.stringify(packContent({ data: MARA, identity: IDENTITY }));
    for (const text of ['Mara Example', 'Orrery Ltd', 'mara@mail.example', 'updatedAt']) {
      expect(packed.split(text).length).toBeLessThanOrEqual(2);
    }
    expect(packed.length).toBeLessThan(JSON.stringify(MARA).length + 30);
  });
});
