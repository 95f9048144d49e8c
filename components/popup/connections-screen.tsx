// Connections and everything about connecting one: the list, the form, and a submission that is on its way. Shown by the
// popup and by the options page alike; goes on wherever an earlier window stopped.

import { useMutation, useQueryClient } from '@tanstack/preact-query';
import { useEffect, useState } from 'preact/hooks';
import { Button } from '@/components/ui/button';
import { Notice } from '@/components/ui/notice';
import { Trouble } from '@/components/ui/trouble';
import { ask } from '@/lib/messages/ask';
import type { Submission } from '@/lib/messages/protocol';
import type { ConnectionDraft, ConnectionView } from '@/lib/model/connection';
import { type ConnectProgress, editDraft, newDraft } from './connect-draft';
import { ConnectFlow } from './connect-flow';
import { wordsFor } from './connect-words';
import { ConnectionList } from './connection-list';
import { KeyDoctor } from './key-doctor';
import { MissingPermissions } from './missing-permissions';
import { useConnections, useDismiss, useSubmission } from './queries';
import { refusalOf } from './refusal';
import { SubmissionScreen } from './submission-screen';
import { useDraft } from './use-draft';
import { useHostPermission } from './use-host-permission';

export function ConnectionsScreen() {
  const client = useQueryClient();
  const submission = useSubmission();
  const connections = useConnections();
  const { known, draft, change, clear } = useDraft();
  const dismiss = useDismiss();
  const permission = useHostPermission();
  /** The connection whose permissions are looked at. */
  const [doctored, setDoctored] = useState<string | null>(null);
  const [cameFrom, setCameFrom] = useState<string | null>(null);

  const submit = useMutation({
    mutationFn: (typed: ConnectionDraft) => ask('connection.submit', { draft: typed }),
    onSuccess: async (next) => {
      client.setQueryData(['submission'], next);
      // The background holds the draft by now, so this window may die of the question. The click that led here is
      // milliseconds old, which Chrome accepts; where it is not accepted the waiting screen offers a button.
      if (next.state === 'waiting-for-permission') await permission.ask(next.origins);
      await client.invalidateQueries({ queryKey: ['submission'] });
    },
  });

  const state = submission.data?.state ?? 'none';
  const finished = state === 'done';

  useEffect(() => {
    if (!finished) return;
    clear();
    void client.invalidateQueries({ queryKey: ['connections'] });
  }, [finished, client, clear]);

  // Editing is told from connecting by what is being edited.
  const awaited = draft?.draft.id !== undefined && connections.isPending;
  if (!known || submission.isPending || awaited) return <p class="ui-muted">One moment…</p>;

  const now = submission.data;
  if (now?.state === 'waiting-for-permission' || now?.state === 'checking') {
    return (
      <SubmissionScreen
        submission={now}
        permission={permission}
        onBack={() => {
          change((latest) => latest ?? { step: 'credentials', draft: now.draft });
          dismiss.mutate();
        }}
      />
    );
  }

  const open = finished
    ? null
    : (draft ?? (now?.state === 'refused' ? { step: 'credentials' as const, draft: now.draft } : null));
  if (open) {
    return (
      <ConnectFlow
        progress={open}
        editing={connections.data?.find(({ id }) => id === open.draft.id) ?? null}
        asksName={open.draft.id !== undefined || (connections.data?.length ?? 0) > 0}
        refusal={refusalOf(now, submit.error)}
        busy={submit.isPending}
        remembered={now?.state === 'refused'}
        onChange={(make) => change((latest) => make(latest ?? open))}
        onLeave={leave}
        onSubmit={(typed) => {
          change(() => ({ step: 'credentials', draft: typed }));
          submit.mutate(typed);
        }}
      />
    );
  }

  const doctoredView = connections.data?.find(({ id }) => id === doctored);
  if (doctoredView) {
    return (
      <KeyDoctor view={doctoredView} now={connections.dataUpdatedAt || Date.now()} onBack={() => setDoctored(null)} />
    );
  }

  const connected = now?.state === 'done' ? connections.data?.find(({ id }) => id === now.connectionId) : undefined;
  return (
    <div class="ui-stack">
      <Trouble thrown={submission.error} />
      {now?.state === 'done' && <Done submission={now} view={connected} onDismiss={leave} />}
      <ConnectionList
        cameFrom={cameFrom}
        onConnect={() => start(newDraft('', ''))}
        onEdit={(view, step) => {
          setCameFrom(view.id);
          start(editDraft(view, step));
        }}
        onPermissions={({ id }) => {
          setCameFrom(id);
          setDoctored(id);
        }}
      />
    </div>
  );

  /** Forgets what was typed and what became of it. */
  function leave() {
    submit.reset();
    clear();
    if (state === 'none') return;
    client.setQueryData(['submission'], { state: 'none' } satisfies Submission);
    dismiss.mutate();
  }

  function start(progress: ConnectProgress) {
    leave();
    change(() => progress);
  }
}

interface DoneProps {
  submission: Extract<Submission, { state: 'done' }>;
  /** Undefined until the list has it. */
  view: ConnectionView | undefined;
  onDismiss(): void;
}

/** What came of a connection that works, with what it lacks. */
function Done({ submission, view, onDismiss }: DoneProps) {
  const { account, missing, user } = submission.check;
  const mend = view && wordsFor(view.ats)?.mend;
  return (
    <Notice
      tone={missing.length > 0 ? 'warning' : 'good'}
      title={`${view ? `${view.name || view.atsName} is connected` : 'Connected'}${account ? ` to ${account}` : ''}${user ? ` as ${user.name}` : ''}`}
      actions={
        <Button kind="quiet" onClick={onDismiss}>
          Got it
        </Button>
      }
    >
      {missing.length > 0 && view ? (
        <>
          <p>It works, but the key lacks:</p>
          <MissingPermissions ats={view.ats} missing={missing} />
          {mend && <p>Where to add what is missing: {mend}.</p>}
        </>
      ) : (
        <p>{nextWords(view)}</p>
      )}
    </Notice>
  );
}

function nextWords(view: ConnectionView | undefined): string {
  if (view && !view.holdsPeople) return 'Its jobs are read. People are not: nobody is recognised through it.';
  return view?.firstFillDone
    ? 'Everybody in your ATS has been read once. Open a profile to see whether you know the person.'
    : 'Everybody in your ATS is being read once. You can close this window; it goes on.';
}
