// What goes with a connection, and in which order.

import { expect, it } from 'vitest';
import { eraseConnection } from '@/lib/background/erase-connection';
import { placeOf } from '@/lib/identity/place';

it('is done between two runs, with decisions, hosts and every text that was read for it', async () => {
  const done: string[] = [];
  const note =
    (what: string) =>
    async (...about: unknown[]) =>
      void done.push([what, ...about.filter((one) => typeof one === 'string')].join(' '));
  const remembered = placeOf('Fernhill');
  expect(placeOf('Fernhill')).toBe(remembered);
  await eraseConnection(
    { id: 'c1' } as never,
    {
      accounts: { close: note('close') },
      index: { erase: note('erase') },
      decisions: { forgetConnection: note('forget decisions') },
      store: { all: async () => [] },
      schedule: {
        async without(connection: string, work: () => Promise<void>) {
          await note('stop')(connection);
          await work();
          await note('go on')(connection);
        },
      },
      surroundings: { forget: note('forget hosts'), announce: note('announce') },
    } as never,
  );
  expect(done).toEqual([
    'stop c1',
    'erase c1',
    'close c1',
    'go on c1',
    'forget decisions c1',
    'forget hosts',
    'announce index.changed',
  ]);
  expect(placeOf('Fernhill')).not.toBe(remembered);
});
