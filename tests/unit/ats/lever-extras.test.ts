// What is kept of Lever's résumés and files, by table.

import { describe, expect, test } from 'vitest';
import { lever } from '@/lib/ats/lever/connector';

const AT = 1_763_690_000_000;
const ISO = '2025-11-21T01:53:20.000Z';
const FILE_ADDRESS = 'https://api.lever.co/v1/opportunities/o1/files/f1/download';

describe('résumés and files', () => {
  const resume = (parsedData: unknown, over: object = {}) => ({
    id: 'r1',
    createdAt: AT,
    file: {
      name: 'cv.pdf',
      ext: 'pdf',
      downloadUrl: 'https://api.lever.co/v1/opportunities/o1/resumes/r1/download',
      uploadedAt: AT,
    },
    parsedData,
    ...over,
  });
  const contents = (parsedData: unknown) => lever.map('resumes', { data: [resume(parsedData)] }).records[0]?.data;

  test.each([
    [
      'years and months',
      {
        positions: [
          { org: 'Old', title: 'B', start: { year: 2017, month: 9 }, end: { year: 2021, month: 2 } },
          { org: 'New', title: 'A', start: { year: 2021, month: 3 }, end: null },
        ],
      },
      [
        { company: 'New', title: 'A', from: '2021-03', to: null },
        { company: 'Old', title: 'B', from: '2017-09', to: '2021-02' },
      ],
    ],
    [
      'text',
      { positions: [{ org: 'X', title: null, start: '2022-05', end: 'Present' }] },
      [{ company: 'X', title: null, from: '2022-05', to: null }],
    ],
    [
      'years as text',
      { positions: [{ org: 'X', start: { year: '2019', month: 'May' } }] },
      [{ company: 'X', title: null, from: '2019', to: null }],
    ],
    [
      'months that are none',
      { positions: [{ org: 'X', start: '2019-13', end: { year: 2020, month: 13 } }] },
      [{ company: 'X', title: null, from: '2019', to: '2020' }],
    ],
    [
      'an order that nothing proves wrong',
      { positions: [{ org: 'A' }, { org: 'B', start: { year: 2022 } }] },
      [
        { company: 'A', title: null, from: null, to: null },
        { company: 'B', title: null, from: '2022', to: null },
      ],
    ],
    [
      'holes',
      { positions: [null, 7, {}, { org: ' ', title: '' }, { title: 'Lead' }] },
      [{ company: null, title: 'Lead', from: null, to: null }],
    ],
    ['no list', { positions: { 0: {} } }, []],
    ['null', { positions: null }, []],
    ['nothing', null, []],
  ])('positions as %s', (_, parsedData, employments) => {
    expect(contents(parsedData)).toMatchObject({ employments });
  });

  test('schools by name, in both forms, each once', () => {
    const schools = [{ org: 'Fjordmouth' }, 'Fjordmouth', { name: 'Leeds' }, { org: null }, null];
    expect(contents({ schools })).toMatchObject({ schools: ['Fjordmouth', 'Leeds'] });
  });

  test('one row an opportunity, a detail of it, without any address', () => {
    const { records } = lever.map('resumes', [resume(null), resume(null, { id: 'r2', createdAt: AT + 1, file: null })]);
    expect(records).toEqual([
      {
        resource: 'resume',
        id: 'o1',
        owner: 'opportunity/o1',
        detail: true,
        identity: { positions: [], schools: [] },
        data: {
          id: 'o1',
          files: [{ id: 'r1', name: 'cv.pdf', addedAt: ISO }],
          employments: [],
          schools: [],
          parsedAt: null,
        },
      },
    ]);
    const file = {
      id: 'f1',
      name: null,
      ext: 'txt',
      uploadedAt: AT,
      downloadUrl: 'https://api.lever.co/v1/opportunities/o1/files/f1/download',
    };
    expect(lever.map('files', { data: file }).records).toMatchObject([
      {
        resource: 'file',
        id: 'o1',
        owner: 'opportunity/o1',
        detail: true,
        data: { files: [{ id: 'f1', name: '#f1.txt', addedAt: ISO }] },
      },
    ]);
  });

  test('a file that is listed again on the next page is there once, as it came last', () => {
    const file = (name: string) => ({ id: 'f1', name, ext: 'pdf', uploadedAt: AT, downloadUrl: FILE_ADDRESS });
    const files = lever.map('files', { data: [file('a.pdf'), file('b.pdf')] }).records[0]?.data;
    expect(files).toEqual({ id: 'o1', files: [{ id: 'f1', name: 'b.pdf', addedAt: ISO }] });
    const resumes = lever.map('resumes', { data: [resume(null), resume(null)] }).records[0]?.data;
    expect(resumes).toMatchObject({ files: [{ id: 'r1', name: 'cv.pdf' }] });
    expect((resumes as { files: unknown[] }).files).toHaveLength(1);
  });
});
