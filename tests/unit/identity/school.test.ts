// Schools as people write them: abbreviations, languages and campuses come to one text.

import { describe, expect, it } from 'vitest';
import { schoolOf } from '@/lib/identity/school';
import { SCHOOL_ALIASES } from '@/lib/identity/tables/school-aliases';

describe('a school', () => {
  it.each([
    ['University of California, Berkeley', 'university of california berkeley'],
    ['Univ. of California - Berkeley', 'university of california berkeley'],
    ['UC Berkeley', 'university of california berkeley'],
    ['UCLA', 'university of california los angeles'],
    ['M.I.T.', 'massachusetts institute of technology'],
    ['Massachusetts Institute of Technology (MIT)', 'massachusetts institute of technology'],
    ['IIT Bombay', 'indian institute of technology bombay'],
    ['Indian Institute of Technology, Bombay', 'indian institute of technology bombay'],
    ['Technische Universität München', 'technical university of munich'],
    ['TUM', 'technical university of munich'],
    ['Universität Heidelberg', 'heidelberg university'],
    ['Universidad de Buenos Aires', 'university of buenos aires'],
    ['Uniwersytet Jagielloński', 'jagiellonian university'],
    ['Московский государственный университет', 'moscow state university'],
    ['Oxford University', 'university of oxford'],
    ['The Ohio State University', 'ohio state university'],
    ['Texas A&M University', 'texas a m university'],
    ['BSc Physics, Stanford University', 'stanford university'],
    ['Stanford University, CA', 'stanford university'],
    // In no table.
    ['University of Nowhere', 'university of nowhere'],
    ['Univ. of Nowhere, 2014', 'university of nowhere'],
    ['Universidad de Nowhere', 'university de nowhere'],
    ['Nowhere State University - School of Law', 'nowhere state university'],
    ['Lincoln High School', 'lincoln high school'],
  ])('%s: %s', (raw, text) => {
    expect(schoolOf(raw)?.text).toBe(text);
  });

  it.each(['', ' ', 'N/A', 'none', 'High School', 'Self-taught', '!!', '🎓'])('none: %s', (raw) => {
    expect(schoolOf(raw)).toBeNull();
  });

  it('keeps telling words only', () => {
    expect(schoolOf('Nowhere State University')?.words).toEqual(['nowhere']);
    expect(schoolOf('State University')?.words).toEqual(['state', 'university']);
  });

  it('has one entry for each name in the table', () => {
    const seen = new Set<string>();
    for (const entry of SCHOOL_ALIASES.split(';')) {
      const [name = '', aliases = ''] = entry.trim().split('=');
      if (name === '') continue;
      for (const alias of [name, ...aliases.split(',')]) {
        if (alias === '') continue;
        expect([alias, schoolOf(alias)?.text]).toEqual([alias, name]);
        expect([alias, seen.has(alias)]).toEqual([alias, false]);
        seen.add(alias);
      }
    }
    expect(seen.size).toBeGreaterThan(300);
  });
});
