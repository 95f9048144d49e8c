// Every connector against its simulator. A line of the registry without an ATS to test it against fails.

import { describe, expect, test } from 'vitest';
import { CONNECTORS } from '@/lib/ats/registry';
import { holdToContract } from './connector-suite';
import { type AtsUnderTest, greenhouseUnderTest } from './connectors-under-test';
import { leverUnderTest } from './lever-under-test';
import { holdMappingToContract } from './payload-suite';
import { smartrecruitersUnderTest } from './smartrecruiters-under-test';

const UNDER_TEST: Record<string, (seed: number) => AtsUnderTest> = {
  greenhouse: greenhouseUnderTest,
  lever: leverUnderTest,
  smartrecruiters: smartrecruitersUnderTest,
};

test('every connector has an ATS to be tested against, and every such ATS a connector', () => {
  expect(Object.keys(UNDER_TEST).sort()).toEqual(CONNECTORS.map((connector) => connector.id).sort());
});

describe.each(CONNECTORS.map((connector) => [connector.id, connector] as const))('%s', (id, connector) => {
  const make = UNDER_TEST[id];
  if (!make) return;
  holdToContract(connector, make);
  describe('raw answers', () => holdMappingToContract(connector, make(1).samples()));
});
