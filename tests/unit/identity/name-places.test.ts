import { describe, expect, it } from 'vitest';
import { comparePersonNames } from '@/lib/identity/name-comparison';
import { parseName } from '@/lib/identity/name-parser';
import { compareNames } from '@/lib/identity/person-name';

const exchanged = (name: string) => name.split(' ').toReversed().join(' ');

describe('a name and the same the other way round', () => {
  it.each([
    'Ali Hassan',
    'Ravi Kumar',
    'Ahmed Omar',
    'Mohammed Hussain',
    'Khalid Ibrahim',
    'Vijay Anand',
    'Yusuf Osman',
    'Ibrahim Musa',
    'Mehmet Ali',
    'Kaan Emre',
    'Abdi Hassan',
    'Arun Prakash',
    'Getachew Tesfaye',
    'James Thomas',
    'Jordan Taylor',
    'Thomas Lee',
  ])('%s are often two people', (name) => {
    const comparison = comparePersonNames(parseName(name), parseName(exchanged(name)));
    expect(comparison).toMatchObject({ swapped: true, swapDoubtful: true });
    expect(compareNames(name, exchanged(name))).toBe('compatible');
  });

  it.each([
    'Mara Example',
    'John Smith',
    'Maria Garcia',
    'Priya Sharma',
    'Ivan Petrov',
    'Hiroshi Tanaka',
    'Raj Patel',
    'Xiaoming Wang',
    'Jun Li',
    'Ming Chen',
    'Minseo Kim',
  ])('%s is one person', (name) => {
    const comparison = comparePersonNames(parseName(name), parseName(exchanged(name)));
    expect(comparison).toMatchObject({ given: 'exact', surname: 'exact', swapDoubtful: false });
    expect(compareNames(name, exchanged(name))).toBe('same');
  });
});
