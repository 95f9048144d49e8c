// Connecting an ATS in three steps: what it should do, the permissions that takes, the credentials. Editing goes the same
// way, with everything that can be set as its first step. The draft belongs to the caller, so that it survives this
// window. A secret that was typed before is used but never shown again.

import { useLayoutEffect, useRef, useState } from 'preact/hooks';
import { Button } from '@/components/ui/button';
import { Trouble } from '@/components/ui/trouble';
import type { ConnectionDraft, ConnectionView } from '@/lib/model/connection';
import { CapabilitiesStep } from './capabilities-step';
import { type ChangeDraft, type ConnectProgress, type ConnectStep, STEPS } from './connect-draft';
import { CredentialsStep } from './credentials-step';
import { EditStep } from './edit-step';
import { settled } from './hidden-jobs';
import { PermissionsStep } from './permissions-step';
import { useAtsList } from './queries';
import type { Refusal } from './refusal';

export interface ConnectFlowProps {
  progress: ConnectProgress;
  /** The connection being edited, as it is. */
  editing: ConnectionView | null;
  /** A name is asked for where there is another connection to tell it from. */
  asksName: boolean;
  refusal: Refusal | null;
  /** The background still has the secrets of the last attempt. */
  remembered: boolean;
  busy: boolean;
  onChange(make: (latest: ConnectProgress) => ConnectProgress): void;
  onLeave(): void;
  onSubmit(draft: ConnectionDraft): void;
}

const STEP_WORDS: Record<ConnectStep, string> = {
  capabilities: 'What it does',
  permissions: 'Permissions',
  credentials: 'Your key',
};

const TITLES: Record<ConnectStep, string> = {
  capabilities: 'What should it do?',
  permissions: 'Permissions it needs',
  credentials: 'Your key',
};

export function ConnectFlow(props: ConnectFlowProps) {
  const { progress, editing, asksName, refusal, remembered, busy, onChange, onLeave, onSubmit } = props;
  const { step, draft } = progress;
  const list = useAtsList();
  const ats = list.data?.find(({ id }) => id === draft.ats) ?? list.data?.[0];
  const heading = useRef<HTMLHeadingElement>(null);
  const [shown, setShown] = useState<ConnectStep | null>(null);

  // A new step is a new screen: its heading takes the focus, so that it is read out and Tab starts at its top. At once: a moment
  // later the user may already be typing.
  useLayoutEffect(() => {
    if (!ats) return;
    if (shown !== null || step !== 'capabilities') heading.current?.focus();
    setShown(step);
  }, [step, ats === undefined]);

  // What was refused, and why, stands at the top; where one was typing may lie far below it.
  useLayoutEffect(() => {
    if (refusal) heading.current?.focus();
  }, [refusal?.code, refusal?.about.join()]);

  if (!ats) {
    return (
      <div class="ui-stack">
        <Trouble thrown={list.error} actions={<Button onClick={() => void list.refetch()}>Try again</Button>} />
        {list.isPending && <p class="ui-muted">One moment…</p>}
        <div class="ui-actions">
          <Button onClick={onLeave}>Cancel</Button>
        </div>
      </div>
    );
  }

  const changeDraft: ChangeDraft = (make) =>
    onChange((latest) => ({ ...latest, draft: { ...latest.draft, ats: ats.id, ...make(latest.draft) } }));
  const go = (to: ConnectStep) => onChange((latest) => ({ step: to, draft: { ...latest.draft, ats: ats.id } }));
  const at = STEPS.indexOf(step);
  const options = draft.options ?? ats.options;
  const what = draft.id ? `Edit ${draft.name.trim() || ats.name}` : `Connect ${ats.name}`;
  const wordOf = (each: ConnectStep) => (editing && each === 'capabilities' ? 'Options' : STEP_WORDS[each]);

  return (
    <section class="ui-stack connect" aria-label={what}>
      <div class="connect-top">
        <p class="connect-what" title={what}>
          {what}
        </p>
        <Button kind="quiet" onClick={onLeave}>
          Cancel
        </Button>
      </div>
      <ol class="connect-steps" aria-label="Steps">
        {STEPS.map((each, index) => (
          <li key={each} aria-current={each === step ? 'step' : undefined} data-done={index < at}>
            {wordOf(each)}
          </li>
        ))}
      </ol>
      <h2 ref={heading} tabIndex={-1}>
        {editing && step === 'capabilities' ? 'Options' : TITLES[step]}
      </h2>
      {step === 'capabilities' && editing && (
        <EditStep
          ats={ats}
          view={editing}
          draft={draft}
          options={options}
          onChange={changeDraft}
          onGo={go}
          onSaved={onLeave}
        />
      )}
      {step === 'capabilities' && !editing && (
        <CapabilitiesStep
          atsList={draft.id ? [] : (list.data ?? [])}
          ats={ats}
          draft={draft}
          onChange={changeDraft}
          onNext={() => go('permissions')}
        />
      )}
      {step === 'permissions' && (
        <PermissionsStep
          ats={ats}
          capabilities={draft.capabilities}
          onBack={() => go('capabilities')}
          onNext={() => go('credentials')}
        />
      )}
      {step === 'credentials' && (
        <CredentialsStep
          // Another ATS has other fields: nothing of what stands in these is carried over.
          key={ats.id}
          ats={ats}
          draft={draft}
          asksName={asksName}
          refusal={refusal}
          remembered={remembered}
          busy={busy}
          onChange={changeDraft}
          onBack={() => go(draft.id ? 'capabilities' : 'permissions')}
          onSubmit={(fields) =>
            onSubmit({
              ...draft,
              ats: ats.id,
              name: draft.name.trim() || ats.name,
              fields,
              options: { ...options, hiddenJobs: settled(options.hiddenJobs) },
            })
          }
        />
      )}
    </section>
  );
}
