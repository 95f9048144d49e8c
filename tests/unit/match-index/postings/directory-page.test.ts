// Ids of every ATS, and odd ones, come back exactly as they were given, type included.

import { describe, expect, it } from 'vitest';
import type { RecordId } from '@/lib/ats/connector';
import { appendPeople, readPeople, readPerson } from '@/lib/match-index/postings/directory-page';

const ODD: RecordId[] = [
  0,
  1,
  -1,
  2 ** 31,
  2 ** 51,
  -(2 ** 51),
  Number.MAX_SAFE_INTEGER,
  0.5,
  '',
  '42',
  '0a1b2c3d4e5f60718293a4b5',
  '0A1B2C3D4E5F60718293A4B5',
  '0a1b2c3d4e5f60718293a4b',
  '123e4567-e89b-12d3-a456-426614174000',
  '123E4567-E89B-12D3-A456-426614174000',
  '123e4567e89b12d3a456426614174000',
  'contact:ä/名前 \ud800',
];

describe('a page of the directory', () => {
  it('gives back every kind of id', () => {
    const people = ODD.map((candidate, i) => ({ connection: i % 3, candidate }));
    expect(readPeople(appendPeople(undefined, people))).toEqual(people);
  });

  it('gives one person alone', () => {
    const people = [...ODD, ...ODD].map((candidate, i) => ({ connection: i % 20 < 9 ? 0 : 1, candidate }));
    const page = appendPeople(undefined, people);
    expect(people.map((_, place) => readPerson(page, place))).toEqual(people);
    expect(readPerson(page, people.length)).toBeNull();
  });

  it('is filled by appending', () => {
    const people = [...ODD, ...ODD].map((candidate, i) => ({ connection: i < 20 ? 0 : 300, candidate }));
    let page: Uint8Array<ArrayBuffer> | undefined;
    for (const person of people) page = appendPeople(page, [person]);
    expect(readPeople(page as Uint8Array<ArrayBuffer>)).toEqual(people);
  });

  it('is small for the ids that there are', () => {
    const size = (ids: RecordId[]) =>
      appendPeople(
        undefined,
        ids.map((candidate) => ({ connection: 0, candidate })),
      ).length / ids.length;
    expect(size(Array.from({ length: 100 }, (_, i) => 40_000_000 + i * 9))).toBeLessThan(1.2);
    expect(size(Array.from({ length: 100 }, (_, i) => `${i}`.padStart(24, 'a')))).toBeLessThan(12.2);
    const uuid = (i: number) => `123e4567-e89b-12d3-a456-${`${i}`.padStart(12, '0')}`;
    expect(size(Array.from({ length: 100 }, (_, i) => uuid(i)))).toBeLessThan(16.2);
  });
});
