// What the command says of a raw answer, for each ATS: in the shape the ATS itself answers in.

import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, describe, expect, it } from 'vitest';
import { runToolHere } from '@/tests/support/run-tool-here';

const folder = mkdtempSync(join(tmpdir(), 'payload-'));
afterAll(() => rmSync(folder, { recursive: true }));

type Report = Record<string, Record<string, unknown>[]>;

function wordsFor(ats: string, resource: string, payload: unknown): string[] {
  const file = join(folder, `${ats}-${resource}.json`);
  writeFileSync(file, JSON.stringify(payload));
  return ['--ats', ats, '--resource', resource, file];
}

async function read(ats: string, resource: string, payload: unknown): Promise<Report> {
  const words = wordsFor(ats, resource, payload);
  const { status, printed } = await runToolHere(() => import('@/tests/tools/read-payload'), words);
  expect(status).toBe(0);
  return printed as Report;
}

const opportunity = (id: string, more: object = {}) => ({
  id,
  name: 'Ada Byron',
  contact: 'k-1',
  emails: ['ada@post.example'],
  links: ['linkedin.com/in/ada-example-1'],
  confidentiality: 'non-confidential',
  createdAt: 1_763_000_000_000,
  updatedAt: 1_763_690_000_000,
  ...more,
});

// The first of them loads all that the mappers are made of.
describe('read-payload', { timeout: 60_000 }, () => {
  it('joins what a Lever list says of one person', async () => {
    const links = ['https://github.com/ada-example-1'];
    const payload = { data: [opportunity('o-1'), opportunity('o-2', { links }), 7], hasNext: false };
    const report = await read('lever', 'opportunities', payload);
    expect(report.candidates).toHaveLength(1);
    expect(report.candidates?.[0]).toMatchObject({
      id: 'k-1',
      applications: [{ id: 'o-1' }, { id: 'o-2' }],
      keys: ['linkedin:vanity:ada-example-1', 'email:ada@post.example', 'github:ada-example-1'],
    });
    expect(report.problems).toMatchObject([{ row: 2 }]);
  });

  it('withholds a confidential opportunity', async () => {
    const payload = { data: [opportunity('o-1', { confidentiality: 'confidential' })] };
    const report = await read('lever', 'opportunities', payload);
    expect(report.candidates).toEqual([]);
    expect(report.problems).toMatchObject([{ reason: 'withheld: private' }]);
    expect(JSON.stringify(report)).not.toContain('Ada');
  });

  it('reads one SmartRecruiters candidate with their details', async () => {
    const report = await read('smartrecruiters', 'candidate', {
      id: 'c-1',
      firstName: 'Ada',
      lastName: 'Byron',
      email: 'ada@post.example',
      updatedOn: '2026-11-20T08:00:00.000Z',
      web: { linkedin: 'https://www.linkedin.com/in/ada-example-1' },
      experience: [{ company: 'Orrery Labs', title: 'Engineer', current: true }],
      primaryAssignment: { job: { id: 'j-1', title: 'Engineer' }, status: 'INTERVIEW', subStatus: 'Phone screen' },
    });
    expect(report.problems).toEqual([]);
    expect(report.candidates).toMatchObject([
      { name: 'Ada Byron', company: 'Orrery Labs', applications: [{ stage: 'Interview – Phone screen' }] },
    ]);
    expect(report.candidates?.[0]?.keys).toContain('linkedin:vanity:ada-example-1');
  });
});
