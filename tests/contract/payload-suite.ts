// What every connector's mapping is held to: it reads each payload it names, and whatever is wrong with one is a problem
// that tells no value.

import { expect, test } from 'vitest';
import type { Connector } from '@/lib/ats/connector';

const NOBODY = { connection: 'c1', readAt: '', fields: {}, capabilities: [] };

/** @param samples a raw answer for each payload */
export function holdMappingToContract(connector: Connector, samples: Record<string, unknown>): void {
  const isKnown = (name: string) =>
    !connector.map(name, []).problems.some(({ reason }) => reason === 'unknown-resource');

  test('each payload has a sample, each sample is a payload, and nothing else is read', () => {
    expect(Object.keys(samples).sort()).toEqual([...connector.payloads].sort());
    for (const name of connector.payloads) expect([name, isKnown(name)]).toEqual([name, true]);
    for (const name of ['nothing-like-this', 'constructor', '__proto__', ''])
      expect([name, isKnown(name)]).toEqual([name, false]);
  });

  test.each(connector.payloads)('%s is mapped whole', (name) => {
    const { records, problems } = connector.map(name, samples[name]);
    expect(problems).toEqual([]);
    expect(records.length).toBeGreaterThan(0);
  });

  test.each(connector.payloads)('%s: what is malformed is a problem without a value, and never shown', (name) => {
    for (const payload of [null, 7, 'Mara Example', true, [null], [7], [[]], [{}], {}, { message: 'Unauthorized' }]) {
      const { records, problems } = connector.map(name, payload);
      expect(records).toEqual([]);
      expect([JSON.stringify(payload), problems.length > 0]).toEqual([JSON.stringify(payload), true]);
    }
    for (const wrong of [
      '7',
      7,
      true,
      null,
      [null],
      { Mara: 'Example' },
      'N'.repeat(10_000),
      '<img src=x onerror=alert(1)>',
    ]) {
      for (const spoiled of spoil(samples[name], wrong)) {
        const { records, problems } = connector.map(name, spoiled);
        expect(JSON.stringify(problems)).not.toMatch(/Mara|NNNN|onerror/);
        expect(JSON.stringify(records).length).toBeLessThan(JSON.stringify(spoiled).length + 10_000);
        for (const row of records) expect(() => connector.assemble([row], () => undefined, NOBODY)).not.toThrow();
      }
    }
  });
}

/** The sample with one value after another replaced, wherever it stands. */
function spoil(sample: unknown, wrong: unknown): unknown[] {
  if (typeof sample !== 'object' || sample === null) return [wrong];
  return Object.entries(sample).flatMap(([key, value]) =>
    [wrong, ...spoil(value, wrong)].map((changed) => {
      const copy: Record<string, unknown> | unknown[] = Array.isArray(sample) ? [...sample] : { ...sample };
      (copy as Record<string, unknown>)[key] = changed;
      return copy;
    }),
  );
}
