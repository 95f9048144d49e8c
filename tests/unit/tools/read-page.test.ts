// The window on page readers: profiles by their site, lists row by row, pages of no site as if somebody had asked.

import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { runToolHere } from '@/tests/support/run-tool-here';

const FIXTURES = join(import.meta.dirname, '../../fixtures');

interface Printed {
  site: string;
  surface: string;
  sightings: { name: string | null; keys: string[]; urls: string[] }[];
}

async function read(url: string, file: string): Promise<Printed> {
  const words = ['--url', url, join(FIXTURES, file)];
  const { status, printed } = await runToolHere(() => import('@/tests/tools/read-page'), words);
  expect(status).toBe(0);
  return printed as Printed;
}

describe('read-page', () => {
  it('reads a page of no site by what it says of itself', async () => {
    const { site, surface, sightings } = await read('https://ines-beispiel.example/', 'any-page/rel-me-only.html');
    expect([site, surface]).toEqual(['any', 'profile']);
    expect(sightings[0]?.keys).toContain('linkedin:vanity:ines-beispiel');
  });

  it('makes nobody of a page of several people, or of an address that the page contradicts', async () => {
    const nobody = { site: 'any', surface: 'none', sightings: [] };
    expect(await read('https://ana-and-otto.example/', 'any-page/two-owners.html')).toEqual(nobody);
    expect(await read('https://someone-else.example/', 'any-page/rel-me-only.html')).toEqual(nobody);
  });

  it('prints the rows of a list', async () => {
    const url = 'https://www.linkedin.com/search/results/people/?keywords=example';
    const { site, surface, sightings } = await read(url, 'pages/linkedin/sdui-search-mutuals.html');
    expect([site, surface]).toEqual(['linkedin', 'list']);
    expect(sightings.length).toBeGreaterThan(1);
    for (const { keys } of sightings) expect(keys[0]).toMatch(/^linkedin:/);
  });

  it('leaves a site’s own pages of nobody to that site', async () => {
    const url = 'https://www.linkedin.com/feed/';
    expect(await read(url, 'any-page/rel-me-only.html')).toEqual({ site: 'linkedin', surface: 'none', sightings: [] });
  });
});
