import { describe, expect, test } from 'vitest';
import { nextLink, refusedFields } from '@/lib/ats/greenhouse/api';

describe('links', () => {
  const NEXT = 'https://harvest.greenhouse.io/v3/jobs?cursor=abc';

  test.each<[string | null, string | null]>([
    [null, null],
    ['', null],
    [`<${NEXT}>; rel="next"`, '/v3/jobs?cursor=abc'],
    [`<${NEXT}>;rel=next`, '/v3/jobs?cursor=abc'],
    [`<${NEXT}>; title="x"; REL="last next"`, '/v3/jobs?cursor=abc'],
    [`<https://harvest.greenhouse.io/v3/jobs?cursor=z>; rel="prev", <${NEXT}>; rel="next"`, '/v3/jobs?cursor=abc'],
    ['</v3/jobs?cursor=abc>; rel="next"', '/v3/jobs?cursor=abc'],
    [`<${NEXT}>; rel="prev"`, null],
    [`<${NEXT}>; rel='next'`, '/v3/jobs?cursor=abc'],
    [`<${NEXT}>; rel="prev",`, null],
  ])('%s', (header, expected) => {
    expect(nextLink('jobs', header)).toBe(expected);
  });

  test.each([`<${NEXT}>`, 'rubbish', `${NEXT}; rel="next"`, `<${NEXT}; rel="next"`, `<${NEXT}>; next`])(
    '%s can’t be read, which is not the end of a list',
    (header) => {
      expect(() => nextLink('jobs', header)).toThrow('ats/unexpected-shape');
    },
  );

  test.each([
    'https://evil.example/v3/jobs?cursor=abc',
    '//evil.example/v3/jobs?cursor=abc',
    'http://harvest.greenhouse.io/v3/jobs?cursor=abc',
    'https://harvest.greenhouse.io:8443/v3/jobs?cursor=abc',
    'https://harvest.greenhouse.io@evil.example/v3/jobs',
    'https://user:pw@harvest.greenhouse.io/v3/jobs?cursor=abc',
    'https://harvest.greenhouse.io/v3/offers?cursor=abc',
    'https://harvest.greenhouse.io/v3/jobs/../offers?cursor=abc',
    'https://[',
  ])('%s is not followed', (target) => {
    expect(() => nextLink('jobs', `<${target}>; rel="next"`)).toThrow('ats/unexpected-shape');
  });

  test.each<[unknown, string[]]>([
    [{ errors: ['per_page must be between 1 and 500'] }, ['per_page']],
    [{ errors: ['When passing a cursor, do not include other query params.'] }, []],
    [{ message: 'Validation error', errors: [{ message: 'mara@mail.example is taken', field: 'email' }] }, ['email']],
    [{ errors: [null, 7, { field: 'Mara Example' }, 'mara@mail.example is taken'] }, []],
    [{ errors: 'no' }, []],
    [null, []],
  ])('errors of %j', (body, expected) => {
    expect(refusedFields(body)).toEqual(expected);
  });
});
