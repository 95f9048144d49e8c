import { spawnSync } from 'node:child_process';
import { mkdtempSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';

const folder = mkdtempSync(join(tmpdir(), 'read-payload-'));

function readPayload(text: string | null, args: string[] = ['--ats', 'greenhouse', '--resource', 'candidates']) {
  const file = join(folder, 'answer.json');
  if (text !== null) writeFileSync(file, text);
  const rest = text === null ? [] : [file];
  const done = spawnSync('node', ['--import', 'tsx', 'tests/tools/read-payload.ts', ...args, ...rest], {
    encoding: 'utf8',
  });
  return {
    status: done.status,
    printed: JSON.parse(done.stdout) as { candidates: Record<string, unknown>[]; problems: unknown[] },
  };
}

describe('read-payload', () => {
  test('candidates as they would be shown, with their keys; the rest as problems', () => {
    const { status, printed } = readPayload(
      JSON.stringify([
        {
          id: 1,
          first_name: 'Mara',
          last_name: 'Example',
          social_media_addresses: [{ value: 'linkedin.com/in/Mara-Example/' }],
        },
        { id: 2, first_name: 'Ottoline', private: true, email_addresses: [{ value: 'ottoline@mail.example' }] },
        { id: 3, first_name: 7 },
      ]),
    );
    expect(status).toBe(0);
    expect(printed.candidates).toMatchObject([
      { id: '1', name: 'Mara Example', keys: ['linkedin:vanity:mara-example'] },
    ]);
    expect(printed.candidates).toHaveLength(1);
    expect(printed.problems).toEqual([{ resource: 'candidate', id: 3, reason: 'first_name: invalid_type' }]);
  });

  test('another resource is printed under its own name', () => {
    const args = ['--ats', 'greenhouse', '--resource', 'jobs'];
    const { printed } = readPayload(JSON.stringify([{ id: 77, name: 'Engineer' }]), args);
    expect(printed).toEqual({
      candidates: [],
      problems: [],
      jobs: [{ owner: null, data: { id: 77, name: 'Engineer', hidden: false } }],
    });
  });

  test.each<[string, string | null, string[] | undefined, string]>([
    ['malformed JSON', '[{"id": 1', undefined, 'malformed-json'],
    ['an unknown ATS', '[]', ['--ats', 'other', '--resource', 'candidates'], 'unknown-ats'],
    ['no file', null, undefined, 'usage: --ats <id> --resource <name> <file.json>'],
    ['an unknown option', '[]', ['--nonsense'], 'usage: --ats <id> --resource <name> <file.json>'],
  ])('%s is told in the JSON', (_, text, args, reason) => {
    const { status, printed } = readPayload(text, args);
    expect(status).toBe(1);
    expect(printed.candidates).toEqual([]);
    expect(printed.problems).toMatchObject([{ id: null, reason }]);
  });
});
