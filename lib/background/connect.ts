// Connecting an account: draft → host permission → check against the ATS → saved. The popup dies when the browser asks
// for the permission, and the worker may die at any line, so where it stands is kept in `storage.session` (memory only,
// our own pages only) and every step can be begun again.

import { browser } from 'wxt/browser';
import type { Account, Connector } from '@/lib/ats/connector';
import { AppError, errorCode } from '@/lib/errors';
import { logProblem } from '@/lib/log';
import type { Submission } from '@/lib/messages/protocol';
import type { AccountCheck, ConnectionDraft } from '@/lib/model/connection';
import type { ConnectionStore, StoredConnection } from './connections';
import { diagnosisOf, neededBy } from './diagnose';
import type { SessionStore } from './session-until';

const KEY = 'connect.submission';

export interface ConnectTools {
  now(): number;
  /** Keeps where a submission stands. */
  session: SessionStore;
  store: Pick<ConnectionStore, 'get' | 'save'>;
  connectorFor(ats: string): Connector | undefined;
  /** An account to try credentials with; its tokens are kept apart from every saved connection's. */
  tryAccount(connector: Connector, draft: ConnectionDraft): Account;
  /** Called when a connection was saved, new or changed. */
  onSaved(connection: StoredConnection): Promise<void>;
}

export interface Connecting {
  submit(draft: ConnectionDraft): Promise<Submission>;
  submission(): Promise<Submission>;
  dismiss(): Promise<void>;
  /** Saves a connection whose credentials have not changed, and goes on under what it says now. */
  keep(connection: StoredConnection): Promise<void>;
  /** Goes on after the browser granted a host permission. */
  permissionsAdded(): Promise<void>;
}

/** Where a submission stands, as kept. `connectionId` is chosen once, so that checking twice cannot save it twice. */
interface Pending {
  submission: Submission;
  connectionId: string;
  /** Tells this attempt from a later one. */
  attempt: string;
}

export function createConnecting(tools: ConnectTools): Connecting {
  /** The attempt being checked by this worker. */
  let checking: string | null = null;

  async function read(): Promise<Pending> {
    const none: Pending = { submission: { state: 'none' }, connectionId: '', attempt: '' };
    return ((await tools.session.get(KEY))[KEY] as Pending | undefined) ?? none;
  }

  /** Keeps where this attempt stands, unless it was dismissed or submitted anew meanwhile. */
  async function advance(pending: Pending, submission: Submission): Promise<boolean> {
    if ((await read()).attempt !== pending.attempt) return false;
    await write({ ...pending, submission });
    return true;
  }

  async function write(pending: Pending): Promise<void> {
    await tools.session.set({ [KEY]: pending });
  }

  async function proceed(): Promise<void> {
    const pending = await read();
    const { submission } = pending;
    if (submission.state === 'waiting-for-permission') {
      if (!(await browser.permissions.contains({ origins: submission.origins }))) return;
      if (!(await advance(pending, { state: 'checking', draft: submission.draft }))) return;
    } else if (submission.state !== 'checking') {
      return;
    }
    // Single flight: a reopened popup and the permission event may both arrive here.
    if (checking === pending.attempt) return;
    checking = pending.attempt;
    void check(pending, submission.draft)
      .catch((thrown) => logProblem('connect', thrown))
      .finally(() => {
        if (checking === pending.attempt) checking = null;
      });
  }

  async function check(pending: Pending, draft: ConnectionDraft): Promise<void> {
    const refuse = (code: string, about: string[], result: AccountCheck | null) =>
      advance(pending, { state: 'refused', draft, code, about, check: result });
    let result: AccountCheck;
    try {
      result = await tools.tryAccount(connectorOf(draft), draft).check(draft.fields.workEmail || null);
    } catch (thrown) {
      await refuse(errorCode(thrown), aboutOf(thrown), null);
      return;
    }
    if (result.missing.some(({ required }) => required)) {
      await refuse('ats/missing-permission', [], result);
    } else if (draft.fields.workEmail && !result.user) {
      await refuse('ats/unknown-user', ['workEmail'], result);
    } else if ((await read()).attempt === pending.attempt) {
      await save(pending, draft, result);
    }
  }

  async function save(pending: Pending, draft: ConnectionDraft, result: AccountCheck): Promise<void> {
    const before = await tools.store.get(pending.connectionId);
    if (draft.id !== undefined && before === null) {
      // Removed while it was checked.
      await advance(pending, { state: 'refused', draft, code: 'connection/unknown', about: [], check: result });
      return;
    }
    const isSameKey = before !== null && JSON.stringify(before.fields) === JSON.stringify(draft.fields);
    const connection: StoredConnection = {
      id: pending.connectionId,
      ats: draft.ats,
      name: draft.name.trim() || result.account || connectorOf(draft).name,
      account: result.account,
      user: result.user,
      capabilities: draft.capabilities,
      fields: draft.fields,
      options: draft.options,
      reach: isSameKey ? before.reach : pending.attempt,
      diagnosis: diagnosisOf(result, neededBy(connectorOf(draft), draft), tools.now()),
    };
    try {
      await tools.store.save(connection);
    } catch (thrown) {
      await advance(pending, { state: 'refused', draft, code: errorCode(thrown), about: [], check: result });
      return;
    }
    await advance(pending, { state: 'done', connectionId: connection.id, check: result });
    await tools.onSaved(connection);
  }

  function connectorOf(draft: ConnectionDraft): Connector {
    const connector = tools.connectorFor(draft.ats);
    if (!connector) throw new AppError('connection/unknown', { about: ['ats'] });
    return connector;
  }

  /** Secrets left blank are those typed before: on the refused draft, else on the connection being edited. */
  async function withSecrets(draft: ConnectionDraft): Promise<ConnectionDraft> {
    const connector = connectorOf(draft);
    const { submission } = await read();
    const isSame = 'draft' in submission && submission.draft.ats === draft.ats && submission.draft.id === draft.id;
    const before = isSame ? submission.draft.fields : {};
    const edited = draft.id === undefined ? null : await tools.store.get(draft.id);
    // What policy set up is not edited here, and no ATS is told the secret of another.
    if (edited && (edited.isManaged || edited.ats !== draft.ats)) throw new AppError('message/refused');
    const saved = edited?.fields ?? {};
    const fields = { ...draft.fields };
    for (const { id, kind } of connector.fields) {
      if (kind === 'secret') fields[id] = fields[id] || before[id] || saved[id] || '';
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
      const { submission: last, connectionId: before } = await read();
      // A draft that was refused and mended is still the same connection.
      const connectionId = typed.id ?? (last.state === 'refused' && before ? before : crypto.randomUUID().slice(0, 8));
      const pending = { connectionId, attempt: crypto.randomUUID() };
      let draft = typed;
      try {
        draft = await withSecrets(typed);
        const connector = connectorOf(draft);
        const fields = connector.tidy(draft.fields);
        const origins = connector.origins(fields);
        await write({
          ...pending,
          submission: { state: 'waiting-for-permission', draft: { ...draft, fields }, origins },
        });
      } catch (thrown) {
        const code = errorCode(thrown);
        await write({ ...pending, submission: { state: 'refused', draft, code, about: aboutOf(thrown), check: null } });
      }
      await proceed();
      return withoutSecrets((await read()).submission);
    },

    async submission() {
      await proceed();
      return withoutSecrets((await read()).submission);
    },

    async dismiss() {
      await tools.session.remove(KEY);
    },

    async keep(connection) {
      await tools.store.save(connection);
      await tools.onSaved(connection);
    },

    permissionsAdded: proceed,
  };
}

function aboutOf(thrown: unknown): string[] {
  return (thrown as { about?: string[] } | null)?.about ?? [];
}
