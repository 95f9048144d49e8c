// The import table holds for every file, and the check can fail.

import { expect, test } from 'vitest';
import { violations } from './import-table';
import { productSources } from './source-files';

test('every file imports only what its folder may', () => {
  const files = productSources();
  expect(files.length).toBeGreaterThan(40);
  expect(files.flatMap(violations)).toEqual([]);
});

test.each([
  ['lib/matching/planted.ts', `import { openDatabase } from '@/lib/match-index/database';`],
  ['lib/matching/planted.ts', `import { z } from 'zod';`],
  ['lib/matching/planted.ts', `export { person } from '../identity/person-name';`],
  ['lib/sites/planted.site.ts', `import { identify } from '@/lib/identity/identify';`],
  ['lib/sites/planted.site.ts', `const load = () => import('tldts');`],
  ['lib/ats/lever/planted.ts', `import { map } from '@/lib/ats/greenhouse/map';`],
  ['lib/ats/greenhouse/planted.ts', `import ky from 'ky';`],
  ['lib/identity/planted.ts', `import { blind } from '@/lib/vault/vault';`],
  ['lib/background/planted.ts', `import { linkedin } from '@/lib/sites/linkedin.site';`],
  ['lib/sync/planted.ts', `import { handlers } from '@/lib/background/handlers';`],
  ['components/card/planted.tsx', `import { useQuery } from '@tanstack/preact-query';`],
  ['components/popup/planted.tsx', `import { judge } from '@/lib/matching/judge';`],
  ['entrypoints/planted.ts', `import { openDatabase } from '@/lib/match-index/database';`],
  ['lib/model/planted.ts', `import { x } from '@/lib/errors-elsewhere/x';`],
])('planted: %s with %s is refused', (path, text) => {
  expect(violations({ path, text })).not.toEqual([]);
});

test('what is allowed passes: types of contracts, own folder, free vocabulary', () => {
  const text = [
    `import type { Connector } from '@/lib/ats/connector';`,
    `import { AppError } from '@/lib/errors';`,
    `import { judge } from './judge';`,
    `// import { z } from 'zod';`,
  ].join('\n');
  expect(violations({ path: 'lib/matching/planted.ts', text })).toEqual([]);
});
