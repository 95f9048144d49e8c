// Connecting an account: draft → host permission → check against the ATS → saved. The popup dies when the browser asks
// for the permission, and the worker may die at any line, so where it stands is kept in `storage.session` (memory only,
// our own pages only) and every step can be begun again.

import { browser } from 'wxt/browser';
import type { Account, Connector } from '@/lib/ats/connector';
import { AppError, errorCode } from '@/lib/errors';
import type { Submission } from '@/lib/messages/protocol';
import type { ConnectionDraft } from '@/lib/model/connection';
import type { ConnectionStore, StoredConnection } from './connections';

const KEY = 'connect.submission';

export interface ConnectTools {
  store: ConnectionStore;
  connectorFor(ats: string): Connector | undefined;
  /** An account to try credentials with; its tokens are kept apart from every saved connection's. */
  tryAccount(connector: Connector, draft: ConnectionDraft): Account;
  /** Called when a connection was saved; `before` is null for a new one. */
  onSaved(connection: StoredConnection, before: StoredConnection | null): Promise<void>;
}

export interface Connecting {
  submit(draft: ConnectionDraft): Promise<Submission>;
  submission(): Promise<Submission>;
  dismiss(): Promise<void>;
  /** Goes on after the browser granted a host permission. */
  permissionsAdded(): Promise<void>;
}

export function createConnecting(tools: ConnectTools): Connecting {
  let checking = false;

  async function read(): Promise<Submission> {
    return ((await browser.storage.session.get(KEY))[KEY] as Submission | undefined) ?? { state: 'none' };
  }

  async function write(submission: Submission): Promise<void> {
    await browser.storage.session.set({ [KEY]: submission });
  }

  async function proceed(): Promise<void> {
    const submission = await read();
    if (submission.state === 'waiting-for-permission') {
      if (!(await browser.permissions.contains({ origins: submission.origins }))) return;
      await write({ state: 'checking', draft: submission.draft });
    } else if (submission.state !== 'checking') {
      return;
    }
    // Single flight: a reopened popup and the permission event may both arrive here.
    if (checking) return;
    checking = true;
    void check(submission.draft).finally(() => {
      checking = false;
    });
  }

  async function check(draft: ConnectionDraft): Promise<void> {
    try {
      const connector = connectorOf(draft);
      const result = await tools.tryAccount(connector, draft).check(draft.fields.workEmail || null);
      if (result.missing.some(({ required }) => required)) {
        await write({ state: 'refused', draft, code: 'ats/missing-permission', about: [], check: result });
        return;
      }
      if (draft.fields.workEmail && !result.user) {
        await write({ state: 'refused', draft, code: 'ats/unknown-user', about: ['workEmail'], check: result });
        return;
      }
      const connection: StoredConnection = {
        id: draft.id ?? crypto.randomUUID().slice(0, 8),
        ats: draft.ats,
        name: draft.name.trim() || result.account || connector.name,
        account: result.account,
        user: result.user,
        capabilities: draft.capabilities,
        fields: draft.fields,
      };
      const before = await tools.store.get(connection.id);
      await tools.store.save(connection);
      await write({ state: 'done', connectionId: connection.id, check: result });
      await tools.onSaved(connection, before);
    } catch (thrown) {
      const { about = [] } = thrown as { about?: string[] };
      await write({ state: 'refused', draft, code: errorCode(thrown), about, check: null });
    }
  }

  function connectorOf(draft: ConnectionDraft): Connector {
    const connector = tools.connectorFor(draft.ats);
    if (!connector) throw new AppError('connection/unknown', { about: ['ats'] });
    return connector;
  }

  /** Secrets left blank are those typed before: on the refused draft, or on the connection being edited. */
  async function withSecrets(draft: ConnectionDraft): Promise<ConnectionDraft> {
    const connector = connectorOf(draft);
    const pending = await read();
    const before = 'draft' in pending && pending.draft.ats === draft.ats ? pending.draft.fields : {};
    const saved = draft.id ? ((await tools.store.get(draft.id))?.fields ?? {}) : {};
    const fields = { ...draft.fields };
    for (const { id, kind } of connector.fields) {
      if (kind === 'secret' && !fields[id]) fields[id] = saved[id] ?? before[id] ?? '';
    }
    return { ...draft, fields };
  }

  function withoutSecrets(submission: Submission): Submission {
    if (!('draft' in submission)) return submission;
    const connector = tools.connectorFor(submission.draft.ats);
    const fields = { ...submission.draft.fields };
    for (const { id, kind } of connector?.fields ?? []) if (kind === 'secret') fields[id] = '';
    return { ...submission, draft: { ...submission.draft, fields } };
  }

  return {
    async submit(typed) {
      let draft = typed;
      try {
        draft = await withSecrets(typed);
        const connector = connectorOf(draft);
        const fields = connector.tidy(draft.fields);
        await write({
          state: 'waiting-for-permission',
          draft: { ...draft, fields },
          origins: connector.origins(fields),
        });
      } catch (thrown) {
        const { about = [] } = thrown as { about?: string[] };
        await write({ state: 'refused', draft, code: errorCode(thrown), about, check: null });
      }
      await proceed();
      return withoutSecrets(await read());
    },

    async submission() {
      await proceed();
      return withoutSecrets(await read());
    },

    async dismiss() {
      await browser.storage.session.remove(KEY);
    },

    permissionsAdded: proceed,
  };
}
