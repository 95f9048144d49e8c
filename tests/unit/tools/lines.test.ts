import { describe, expect, test } from 'vitest';
import { linesOf } from '@/tests/tools/lines';

async function lines(...chunks: (string | Uint8Array)[]): Promise<string[]> {
  async function* stream() {
    yield* chunks;
  }
  return Array.fromAsync(linesOf(stream()));
}

describe('lines of a stream', () => {
  test.each<[string[], string[]]>([
    [[], []],
    [[''], []],
    [['a'], ['a']],
    [['a\n'], ['a']],
    [['a\n\nb'], ['a', '', 'b']],
    [['\n'], ['']],
    [['a\r\nb\r'], ['a', 'b']],
    [['a\r\r\n'], ['a\r']],
    [['a\rb\u2028c\u2029d\u0085e\n'], ['a\rb\u2028c\u2029d\u0085e']],
    [
      ['a', 'b\r', '\nc', '\n', 'd'],
      ['ab', 'c', 'd'],
    ],
  ])('%j', async (chunks, expected) => {
    expect(await lines(...chunks)).toEqual(expected);
  });

  test('a character cut in two and a byte order mark', async () => {
    const bytes = new TextEncoder().encode('\ufeffzoë\nb');
    const at = bytes.indexOf(0xab);
    expect(await lines(bytes.slice(0, at), bytes.slice(at))).toEqual(['zoë', 'b']);
  });

  test('a line that never ends is cut, and the next is whole', async () => {
    const [first, second] = await lines(...Array(30).fill('x'.repeat(100_000)), 'y\nb');
    expect(first?.length).toBeLessThan(1_200_000);
    expect(second).toBe('b');
  });
});
