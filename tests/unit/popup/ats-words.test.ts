// Every ATS there is has words for all its fields, choices and permissions.

import { describe, expect, it } from 'vitest';
import { CAPABILITIES, wordsFor } from '@/components/popup/connect-words';
import { CONNECTORS } from '@/lib/ats/registry';
import type { AtsDescription } from '@/lib/messages/protocol';
import { DESCRIBED, GREENHOUSE, SMARTRECRUITERS } from '@/tests/e2e/gallery-screens/described-ats';

type Described = Pick<AtsDescription, 'id' | 'fields' | 'permissions'>;

/** What would come out as an id or as a general sentence. */
function wordless({ id, fields, permissions }: Described): string[] {
  const words = wordsFor(id);
  if (!words) return [id];
  return [
    ...fields.filter((field) => !words.fields[field.id]).map((field) => `${id}.${field.id}`),
    ...fields.flatMap((field) =>
      (field.options ?? [])
        .filter((option) => !words.choices[field.id]?.[option])
        .map((option) => `${id}.${field.id}.${option}`),
    ),
    ...permissions.filter(({ scope }) => !words.permissions[scope]).map(({ scope }) => `${id}: ${scope}`),
  ];
}

describe('words of every ATS', () => {
  for (const { id, fields, permissions } of CONNECTORS) {
    it(`${id}, as its connector has it`, () => {
      expect(wordless({ id, fields: [...fields], permissions: permissions(CAPABILITIES) })).toEqual([]);
    });
  }
  for (const described of DESCRIBED) {
    it(`${described.id}, as described`, () => expect(wordless(described)).toEqual([]));
  }
});

it('notices a field, a choice, a permission and an ATS without words', () => {
  const { fields } = GREENHOUSE;
  expect(wordless({ ...GREENHOUSE, id: 'made-up' })).toEqual(['made-up']);
  expect(wordless({ ...GREENHOUSE, fields: [...fields, { id: 'madeUp', kind: 'text', required: true }] })).toEqual([
    'greenhouse.madeUp',
  ]);
  expect(
    wordless({
      ...SMARTRECRUITERS,
      fields: [{ id: 'signIn', kind: 'choice', required: true, options: ['key', 'made-up'] }],
    }),
  ).toEqual(['smartrecruiters.signIn.made-up']);
  expect(
    wordless({ ...GREENHOUSE, permissions: [{ scope: 'harvest:made_up:list', capability: 'show', required: false }] }),
  ).toEqual(['greenhouse: harvest:made_up:list']);
});
