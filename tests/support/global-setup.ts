// Builds both production extensions once before suites that look at built files. Set SKIP_BUILD=1 when they are fresh.

import { execFileSync } from 'node:child_process';
import { existsSync } from 'node:fs';
import { resolve } from 'node:path';

const root = resolve(import.meta.dirname, '../..');

function build(...more: string[]): void {
  execFileSync(process.execPath, [resolve(root, 'node_modules/wxt/bin/wxt.mjs'), 'build', ...more], {
    cwd: root,
    stdio: ['ignore', 'ignore', 'inherit'],
    // Vitest's own NODE_ENV would make it a build of another kind.
    env: { ...process.env, NODE_ENV: 'production', VITEST: '' },
  });
}

export default function setup(): void {
  const fresh = ['chrome-mv3', 'firefox-mv3'].every((name) =>
    existsSync(resolve(root, '.output', name, 'manifest.json')),
  );
  if (process.env.IN_ATS_BUILT === '1' || (process.env.SKIP_BUILD === '1' && fresh)) return;
  build();
  build('-b', 'firefox', '--mv3');
  // Several projects have this setup; they share the process.
  process.env.IN_ATS_BUILT = '1';
}
