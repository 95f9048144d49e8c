// What our own pages ask of connections, their jobs and their sync.

import type { Connector } from '@/lib/ats/connector';
import { AppError } from '@/lib/errors';
import type { Handlers } from '@/lib/messages/answer';
import type { ConnectionView } from '@/lib/model/connection';
import { isHiddenJob } from '@/lib/model/job';
import { viewConnection } from './connection-view';
import { connectionIn, defaultOptions, ruleOf, type StoredConnection } from './connections';
import type { HandlerTools } from './handlers';
import { readJobs } from './jobs';

export type ConnectionHandlers = Pick<
  Handlers,
  | 'ats.list'
  | 'connection.list'
  | 'connection.submit'
  | 'connection.submission'
  | 'connection.dismiss'
  | 'connection.remove'
  | 'connection.tune'
  | 'connection.diagnose'
  | 'job.list'
  | 'sync.now'
  | 'sync.pause'
>;

type ConnectionTools = Pick<
  HandlerTools,
  'index' | 'store' | 'schedule' | 'connecting' | 'connectors' | 'diagnose' | 'erase' | 'surroundings'
> & { connectorFor(ats: string): Connector | undefined };

export function createConnectionHandlers(tools: ConnectionTools): ConnectionHandlers {
  const { index, store, schedule, connecting, connectors, surroundings } = tools;
  const connectionOf = (id: string) => connectionIn(store, id);

  async function view(connection: StoredConnection): Promise<ConnectionView> {
    return viewConnection(
      connection,
      tools.connectorFor(connection.ats),
      await index.sync(connection.id),
      await index.countPeople(connection.id),
    );
  }

  return {
    async 'ats.list'({ capabilities }) {
      return connectors.map((connector) => ({
        id: connector.id,
        name: connector.name,
        fields: [...connector.fields],
        permissions: connector.permissions(capabilities),
        options: defaultOptions(connector),
      }));
    },

    async 'connection.list'() {
      return Promise.all((await store.all()).map(view));
    },

    async 'connection.tune'({ id, name, options }) {
      const connection = await connectionOf(id);
      if (connection.isManaged) throw new AppError('message/refused');
      await tools.connecting.keep({ ...connection, name: name.trim() || connection.name, options });
      return null;
    },

    async 'connection.diagnose'({ id }) {
      return view(await tools.diagnose(await connectionOf(id)));
    },

    async 'job.list'({ id }) {
      const connection = await connectionOf(id);
      const rule = ruleOf(connection, await surroundings.readSettings());
      const jobs = (await index.sync(id))?.rule === rule ? await readJobs(connection, tools) : [];
      const shown = jobs.filter((job) => !isHiddenJob(job, connection.options.hiddenJobs));
      return { jobs: shown, hidden: jobs.length - shown.length };
    },

    'connection.submit': ({ draft }) => connecting.submit(draft),
    'connection.submission': () => connecting.submission(),

    async 'connection.dismiss'() {
      await connecting.dismiss();
      return null;
    },

    async 'connection.remove'({ id }) {
      const connection = await connectionOf(id);
      if (connection.isManaged) throw new AppError('message/refused');
      await tools.erase(connection);
      return null;
    },

    async 'sync.now'({ id }) {
      await connectionOf(id);
      void schedule.now(id);
      return null;
    },

    async 'sync.pause'({ id, paused }) {
      await connectionOf(id);
      await schedule.pause(id, paused);
      return null;
    },
  };
}
