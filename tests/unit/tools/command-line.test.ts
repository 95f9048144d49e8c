// Every command-line window as it is started from a shell: good input, and ways to hold it wrong. More of these are tried
// within this process, where each costs a tenth.

import { readFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { describe, expect, test } from 'vitest';
import { runToolHere } from '@/tests/support/run-tool-here';
import { fileWith, parse, runTool, showsStack } from './run-tool';

const PAGE = 'tests/tools/read-page.ts';
const PAYLOAD = 'tests/tools/read-payload.ts';
const KEYS = 'tests/tools/keys.ts';
const SOAK = 'tests/tools/soak.ts';
const URL_WORDS = ['--url', 'https://www.linkedin.com/in/mara-example/'];
const PAYLOAD_WORDS = ['--ats', 'GreenHouse', '--resource', 'candidates'];
const FIXTURE = 'tests/fixtures/pages/linkedin/sdui-id-h1';
const MISSING = '/nowhere/at/all.html';
const NO_PAGE = { site: '', surface: 'none', sightings: [] };
const GOOD_KEYS = 'linkedin.com/in/mara-example\n';

const ROWS = [
  null,
  null,
  {
    id: 5,
    first_name: '\u202eMa\u0007ra\u202c',
    last_name: 'Example',
    email_addresses: [5, { value: 5 }, null, { value: 'mara@mail.example' }],
    social_media_addresses: ['x', { value: 'linkedin.com/in/Mara-Example/' }],
  },
  { id: 6, first_name: 'Ottoline', private: true, email_addresses: [{ value: 'ottoline@mail.example' }] },
  { id: 7 },
  { id: 8, first_name: 7 },
];

test('what is not JSON and what is a stack would be noticed', () => {
  expect(showsStack(new Error('planted').stack ?? '')).toBe(true);
  expect(showsStack('building at 3 (of 4)')).toBe(false);
  expect(() => parse('usage: read-page')).toThrow();
  expect(parse('[]\n["a"]\n')).toEqual([[], ['a']]);
});

describe.concurrent('good input', { timeout: 60_000 }, () => {
  test('read-page prints what the reader makes of a page', async ({ expect }) => {
    const { url, expect: expected } = JSON.parse(readFileSync(`${FIXTURE}.json`, 'utf8'));
    const run = await runTool(PAGE, ['--url', url, `${FIXTURE}.html`]);
    expect(run).toMatchObject({ status: 0, stderr: '', printed: [{ site: 'linkedin', surface: 'profile' }] });
    const [answer] = run.printed as { sightings: { name: string; keys: string[] }[] }[];
    expect(answer?.sightings[0]?.name).toBe(expected.name);
    expect(answer?.sightings[0]?.keys).toEqual(expected.keys);
  });

  test('keys prints one answer a line, for no other line ends than LF and CRLF', async ({ expect }) => {
    const lines = [
      'linkedin.com/in/mara-example\u2028x\r',
      'one\rlinkedin.com/in/mara-example\u2029',
      '',
      'https://www.linkedin.com/in/mara-example?from=a\\b#c\\d',
      'https://www.linkedin.com/in/mara\\example',
      'https://www.linkedin.com\\in/mara-example',
      'github.com/mara-example?tab=a\\b',
      'linkedin.com/in/otto-example',
    ];
    const mara = ['linkedin:vanity:mara-example'];
    const run = await runTool(KEYS, [], { input: lines.join('\n') });
    expect(run).toMatchObject({ status: 0, stderr: '' });
    expect(run.printed).toEqual([
      mara,
      mara,
      [],
      mara,
      [],
      [],
      ['github:mara-example'],
      ['linkedin:vanity:otto-example'],
    ]);
  });

  test('read-payload prints who would be shown, and of everybody else why not and in which row', async ({ expect }) => {
    const run = await runTool(PAYLOAD, [...PAYLOAD_WORDS, fileWith(`\ufeff${JSON.stringify(ROWS)}`)]);
    expect(run).toMatchObject({ status: 0, stderr: '' });
    const [answer] = run.printed as { candidates: object[]; problems: object[] }[];
    expect(answer?.candidates).toHaveLength(1);
    expect(answer?.candidates[0]).toMatchObject({
      id: '5',
      name: 'Mara Example',
      emails: ['mara@mail.example'],
      keys: ['linkedin:vanity:mara-example', 'email:mara@mail.example'],
    });
    const problem = (row: number, id: number | null, reason: string) => ({ resource: 'candidate', id, reason, row });
    expect(answer?.problems).toEqual([
      problem(0, null, 'row: invalid_type'),
      problem(1, null, 'row: invalid_type'),
      problem(2, 5, 'email_addresses: invalid_type'),
      problem(2, 5, 'email_addresses.value: invalid_type'),
      problem(2, 5, 'social_media_addresses: invalid_type'),
      problem(3, 6, 'withheld: private'),
      problem(4, 7, 'withheld: anonymous'),
      problem(5, 8, 'first_name: invalid_type'),
      problem(5, 8, 'withheld: anonymous'),
    ]);
  });

  test('read-payload prints another resource under its own name, and what is never kept as withheld', async ({
    expect,
  }) => {
    const words = ['--ats', 'greenhouse', '--resource', 'attachments'];
    const file = (id: number, type: string) => ({ id, candidate_id: 5, type, filename: `${type}.pdf` });
    const input = fileWith(JSON.stringify([file(1, 'offer_letter'), file(2, 'resume')]));
    const { printed } = await runTool(PAYLOAD, [...words, input]);
    const data = { id: 2, applicationId: null, type: 'resume', name: 'resume.pdf', addedAt: null };
    const problems = [{ resource: 'attachments', id: null, reason: 'withheld: never kept', row: 0 }];
    expect(printed).toEqual([{ candidates: [], problems, attachments: [{ owner: 'candidate/5', data }] }]);
  });

  test('soak prints its count', async ({ expect }) => {
    const run = await runTool(SOAK, ['--runs', '1', '--people', '5', '--seed', '3']);
    expect(run).toMatchObject({ status: 0, stderr: '', printed: [{ runs: 1, seed: 3, failed: 0 }] });
  });
});

describe.concurrent('an input that cannot be used ends with 1', { timeout: 60_000 }, () => {
  const deep = () => fileWith(`<!doctype html>${'<div>'.repeat(200_000)}`);
  test.each<[string, () => string, string]>([
    ['a missing file', () => MISSING, 'no-such-file'],
    ['a folder', tmpdir, 'is-a-directory'],
    ['a page nested 200,000 deep', deep, 'nested-too-deeply: more than 2000 elements in each other'],
  ])('read-page: %s', async (_, file, error) => {
    const run = await runTool(PAGE, [...URL_WORDS, file()]);
    expect(run).toEqual({ status: 1, stderr: '', printed: [{ ...NO_PAGE, error }] });
  });

  test.each<[string, () => string, string]>([
    ['a missing file', () => MISSING, 'no-such-file'],
    ['malformed JSON', () => fileWith('[{"id": 1'), 'malformed-json'],
  ])('read-payload: %s', async (_, file, reason) => {
    const run = await runTool(PAYLOAD, [...PAYLOAD_WORDS, file()]);
    const problems = [{ resource: 'candidates', id: null, reason }];
    expect(run).toEqual({ status: 1, stderr: '', printed: [{ candidates: [], problems }] });
  });

  test('keys: a folder', async () => {
    const run = await runTool(KEYS, [], { input: { folder: tmpdir() } });
    expect(run).toEqual({ status: 1, stderr: '', printed: [{ error: 'is-a-directory' }] });
  });
});

describe.concurrent('wrong use ends with 2', { timeout: 60_000 }, () => {
  test.each<[string, string[], RegExp]>([
    [PAGE, [], /^no file/],
    [PAYLOAD, ['--ats', 'other', '--resource', 'candidates', 'a.json'], /^unknown-ats/],
    [KEYS, ['--nonsense'], /--nonsense/],
    [SOAK, ['--runs', 'abc'], /--runs/],
    ['tests/tools/demo.ts', ['--nonsense'], /--nonsense/],
    ['tests/bench/bench.ts', ['--json', '--nonsense'], /--nonsense/],
  ])('%s %j', async (tool, words, error) => {
    const run = await runTool(tool, words, { input: GOOD_KEYS });
    expect(run).toMatchObject({ status: 2, stderr: '' });
    expect(run.printed).toEqual([{ error: expect.stringMatching(error), usage: expect.stringMatching(/^[a-z-]+ /) }]);
  });
});

// The first of them loads all that the tools are made of.
describe('within this process', { timeout: 60_000 }, () => {
  const here = {
    'read-page': () => import('@/tests/tools/read-page'),
    'read-payload': () => import('@/tests/tools/read-payload'),
    keys: () => import('@/tests/tools/keys'),
  };

  test.each<[string, () => string, string]>([
    ['a folder', tmpdir, 'is-a-directory'],
    ['an empty file', () => fileWith(''), 'malformed-json'],
    ['text', () => fileWith('"Mara"'), 'not-a-list'],
    [
      'a list in an envelope',
      () => fileWith('{"candidates":[{"id":1}]}'),
      'wrapped-list: the rows are under "candidates", the list itself is wanted',
    ],
  ])('read-payload: %s', async (_, file, reason) => {
    const { status, printed } = await runToolHere(here['read-payload'], [...PAYLOAD_WORDS, file()]);
    const problems = [{ resource: 'candidates', id: null, reason }];
    expect({ status, printed }).toEqual({ status: 1, printed: { candidates: [], problems } });
  });

  test.each<[keyof typeof here, string[], RegExp]>([
    ['read-page', ['a.html'], /--url/],
    ['read-page', ['--nonsense'], /--nonsense/],
    ['read-payload', ['--ats', 'greenhouse', '--resource', 'offers', 'a.json'], /^unknown-resource/],
    ['keys', ['a.txt'], /a\.txt/],
  ])('%s %j', async (tool, words, error) => {
    const { status, printed } = await runToolHere(here[tool], words);
    expect(status).toBe(2);
    expect(printed).toEqual({ error: expect.stringMatching(error), usage: expect.stringMatching(/^[a-z-]+ /) });
  });
});

describe.concurrent('nothing to complain about', { timeout: 60_000 }, () => {
  test('asked for help', async () => {
    const run = await runTool(PAGE, ['--help']);
    expect(run).toMatchObject({ status: 0, stderr: '', printed: [{ usage: expect.any(String) }] });
  });

  test('an empty page is nobody’s, and no line has no answer', async () => {
    const [page, keys] = await Promise.all([runTool(PAGE, [...URL_WORDS, fileWith('')]), runTool(KEYS, [])]);
    expect(page).toEqual({ status: 0, stderr: '', printed: [{ ...NO_PAGE, site: 'linkedin' }] });
    expect(keys).toEqual({ status: 0, stderr: '', printed: [] });
  });

  test('100,000 lines into a pipe that closes after the first', async () => {
    const run = await runTool(KEYS, [], { input: GOOD_KEYS.repeat(100_000), closeAfter: 1 });
    expect(run).toEqual({ status: 0, stderr: '', printed: [] });
  });

  test.each([
    [PAGE, [...URL_WORDS, `${FIXTURE}.html`]],
    [PAYLOAD, [...PAYLOAD_WORDS, fileWith(JSON.stringify(ROWS))]],
    [SOAK, ['--nonsense']],
  ])('%s into a closed pipe', async (tool, words) => {
    const run = await runTool(tool, words, { closeAfter: 0 });
    expect(run).toMatchObject({ status: tool === SOAK ? 2 : 0, stderr: '' });
  });
});
