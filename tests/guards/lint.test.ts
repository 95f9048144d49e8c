// The linter's own rules hold on planted files: a rule that lets its violation pass is worse than none.

import { execFileSync } from 'node:child_process';
import { cpSync, mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { ROOT } from './source-files';

interface Diagnostic {
  category: string;
  location?: { path?: string | { file?: string } };
}

const PLANTED: Record<string, { text: string; rule: string }> = {
  'lib/matching/planted-zod.ts': {
    text: `import { z } from 'zod';\nexport const a = z;\n`,
    rule: 'noRestrictedImports',
  },
  'lib/sites/planted-dexie.ts': {
    text: `import Dexie from 'dexie';\nexport const a = Dexie;\n`,
    rule: 'noRestrictedImports',
  },
  'lib/ats/greenhouse/planted-ky.ts': {
    text: `import ky from 'ky';\nexport const a = ky;\n`,
    rule: 'noRestrictedImports',
  },
  'components/card/planted-query.ts': {
    text: `import { useQuery } from '@tanstack/preact-query';\nexport const a = useQuery;\n`,
    rule: 'noRestrictedImports',
  },
  'components/card/planted-phone.ts': {
    text: `import { parse } from 'libphonenumber-js/min';\nexport const a = parse;\n`,
    rule: 'noRestrictedImports',
  },
  'lib/matching/planted-parent.ts': {
    text: `import { a } from '../sync/planted-cycle-one';\nexport const b = a;\n`,
    rule: 'noRestrictedImports',
  },
  'lib/sync/planted-cycle-one.ts': {
    text: `import { b } from '@/lib/sync/planted-cycle-two';\nexport const a = () => b;\n`,
    rule: 'noImportCycles',
  },
  'lib/sync/planted-cycle-two.ts': {
    text: `import { a } from '@/lib/sync/planted-cycle-one';\nexport const b = () => a;\n`,
    rule: 'noImportCycles',
  },
  'lib/sync/planted-any.ts': { text: `export const a = (b: any) => b;\n`, rule: 'noExplicitAny' },
  'lib/sync/planted-log.ts': { text: `console.log('a');\nexport const a = 1;\n`, rule: 'noConsole' },
  'lib/sync/planted-default.ts': { text: `export default 1;\n`, rule: 'noDefaultExport' },
  'lib/sync/plantedName.ts': { text: `export const a = 1;\n`, rule: 'useFilenamingConvention' },
  'lib/sync/planted-barrel.ts': { text: `export * from './planted-any';\n`, rule: 'noBarrelFile' },
  'lib/sync/planted-ignore.ts': { text: `// @ts-ignore\nexport const a: string = 1;\n`, rule: 'noTsIgnore' },
  'tests/unit/planted-skip.test.ts': {
    text: `import { test } from 'vitest';\ntest.skip('a', () => {});\n`,
    rule: 'noSkippedTests',
  },
};

let folder: string;
let diagnostics: Diagnostic[];

function pathOf(diagnostic: Diagnostic): string {
  const path = diagnostic.location?.path;
  return (typeof path === 'string' ? path : (path?.file ?? '')).replaceAll('\\', '/');
}

beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), 'in-ats-planted-'));
  cpSync(join(ROOT, 'biome.json'), join(folder, 'biome.json'));
  writeFileSync(join(folder, '.gitignore'), '');
  writeFileSync(join(folder, 'package.json'), '{"name":"planted","type":"module"}');
  writeFileSync(join(folder, 'tsconfig.json'), '{"compilerOptions":{"paths":{"@/*":["./*"]}}}');
  for (const [path, { text }] of Object.entries(PLANTED)) {
    mkdirSync(join(folder, dirname(path)), { recursive: true });
    writeFileSync(join(folder, path), text);
  }
  writeFileSync(
    join(folder, 'lib/sync/fine.ts'),
    `import { a } from '@/lib/sync/planted-any';\n\nexport const c = a;\n`,
  );
  const biome = join(ROOT, 'node_modules/@biomejs/biome/bin/biome');
  let output: string;
  try {
    output = execFileSync(
      process.execPath,
      [biome, 'lint', '--reporter=json', '--max-diagnostics=200', '--vcs-enabled=false', '.'],
      {
        cwd: folder,
        encoding: 'utf8',
        stdio: ['ignore', 'pipe', 'ignore'],
      },
    );
  } catch (failed) {
    output = String((failed as { stdout?: unknown }).stdout);
  }
  diagnostics = (JSON.parse(output.slice(output.indexOf('{'))) as { diagnostics: Diagnostic[] }).diagnostics;
});

afterAll(() => rmSync(folder, { recursive: true, force: true }));

test.each(Object.entries(PLANTED))('planted %s is refused', (path, { rule }) => {
  const mine = diagnostics.filter((one) => pathOf(one).endsWith(path)).map(({ category }) => category);
  expect(mine).toContainEqual(expect.stringContaining(rule));
});

test('a fine file is not refused', () => {
  expect(diagnostics.filter((one) => pathOf(one).endsWith('lib/sync/fine.ts'))).toEqual([]);
});
