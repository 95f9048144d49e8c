import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { isDeeperThan } from '@/tests/tools/html-depth';

/** The depth the scanner sees. */
function depthOf(html: string): number {
  for (let depth = 0; ; depth += 1) if (!isDeeperThan(html, depth)) return depth;
}

describe('how deeply tags are nested', () => {
  test.each<[string, number]>([
    ['', 0],
    ['no < tag > at 3<4', 0],
    ['<div><div></div><div></div></div><div>', 2],
    ['<DIV><Div></dIV>', 2],
    ['<div/><div/>', 2],
    ['<svg><path/><path/><g><path/></g></svg>', 2],
    ['<br><img><br>', 0],
    ['<p>a<p>b<p>c<ul><li>a<li>b</ul>', 1],
    ['<b><i></b><div></div>', 2],
    ['</div></div><div>', 1],
    ['<div title="<b><b>" data-x=\'<b>\'>', 1],
    ['<div a = "<b><b>"><i>', 2],
    ['<!-- <div><div> --><div>', 1],
    ['<script>"<div><div><div>"</script><div>', 1],
    ['<style><div><div></STYLE ><i>', 1],
    ['<textarea><div><div>', 1],
    ['<!-- <div>', 0],
    ['<div title="', 0],
    ['<div><div', 1],
  ])('%j: %i', (html, depth) => {
    expect(depthOf(html)).toBe(depth);
  });

  test('no saved page comes near the limit', () => {
    const folder = 'tests/fixtures/pages/linkedin';
    const pages = readdirSync(folder).filter((name) => name.endsWith('.html'));
    expect(pages.length).toBeGreaterThan(5);
    for (const name of pages) expect(isDeeperThan(readFileSync(join(folder, name), 'utf8'), 200), name).toBe(false);
  });

  test.each(['<div>', '<div ', '<!--', '<div a="', '<script>', '</div>', '<', '<svg><path/>'])(
    'a million times %j takes no time',
    (piece) => {
      const begun = performance.now();
      isDeeperThan(piece.repeat(1_000_000), 2_000);
      expect(performance.now() - begun).toBeLessThan(5_000);
    },
  );
});
