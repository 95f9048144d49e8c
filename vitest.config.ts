// Four kinds of suites: unit and contract (in process), guards (the tree and the built files), e2e (the production
// build in a real browser, those that look at every frame one file at a time). Every run leaves a JSON report for the
// closing count.

import { availableParallelism } from 'node:os';
import preact from '@preact/preset-vite';
import { defineConfig } from 'vitest/config';

const alias = { '@': import.meta.dirname };

/** One core is left to what hands out the files; of two cores both are used, or suites in process would take twice as long. */
const cores = availableParallelism();
const maxWorkers = Math.max(Math.min(cores, 2), cores - 1);

const BY_FRAME = ['tests/e2e/frames/*.e2e.ts'];

const IN_A_BROWSER = {
  globalSetup: ['tests/support/global-setup.ts'],
  // Tests that say of themselves that they bear company: each looks at pages of its own, and at no clock.
  maxConcurrency: 2,
  // A real browser on a busy machine may miss a deadline; what fails twice is broken.
  retry: 1,
  testTimeout: 120_000,
  hookTimeout: 180_000,
};

export default defineConfig({
  plugins: [preact()],
  resolve: { alias },
  test: {
    maxWorkers,
    reporters: ['default', ['json', { outputFile: process.env.TEST_REPORT ?? 'tests/reports/vitest.json' }]],
    projects: [
      {
        extends: true,
        test: {
          name: 'unit',
          include: ['tests/unit/**/*.test.{ts,tsx}'],
          // What may take how long is said in the tests themselves; this ends what hangs, also on a busy machine.
          testTimeout: 60_000,
          sequence: { groupOrder: 0 },
        },
      },
      {
        extends: true,
        test: {
          name: 'contract',
          include: ['tests/contract/**/*.test.{ts,tsx}'],
          testTimeout: 120_000,
          sequence: { groupOrder: 0 },
        },
      },
      {
        extends: true,
        test: { name: 'guards', include: ['tests/guards/*.test.ts'], testTimeout: 60_000, sequence: { groupOrder: 0 } },
      },
      {
        extends: true,
        test: {
          name: 'built',
          include: ['tests/guards/built/*.test.ts'],
          globalSetup: ['tests/support/global-setup.ts'],
          testTimeout: 60_000,
          sequence: { groupOrder: 1 },
        },
      },
      {
        extends: true,
        test: {
          ...IN_A_BROWSER,
          name: 'e2e',
          include: ['tests/e2e/**/*.e2e.ts'],
          exclude: BY_FRAME,
          maxWorkers: 2,
          sequence: { groupOrder: 2 },
        },
      },
      {
        extends: true,
        // Two browsers at a time would measure each other.
        test: {
          ...IN_A_BROWSER,
          name: 'e2e-frames',
          include: BY_FRAME,
          fileParallelism: false,
          sequence: { groupOrder: 3 },
        },
      },
    ],
  },
});
