// The example in the documentation is a pack.

import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, it } from 'vitest';
import { checkPack } from '@/lib/packs/pack-schema';

it('the documented pack is one', () => {
  const text = readFileSync(join(import.meta.dirname, '../../../docs/packs.md'), 'utf8');
  const example = /```json\n([\s\S]*?)```/.exec(text)?.[1] ?? '';
  expect(checkPack(JSON.parse(example))).toEqual({ pack: JSON.parse(example) });
});
