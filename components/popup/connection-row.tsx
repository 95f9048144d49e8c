// One connection: its state in a word, how much is read, and what can be done with it.

import { useId, useLayoutEffect, useRef, useState } from 'preact/hooks';
import { Button } from '@/components/ui/button';
import { errorText } from '@/components/ui/error-text';
import { Menu } from '@/components/ui/menu';
import { Notice } from '@/components/ui/notice';
import { Progress, percentOf } from '@/components/ui/progress';
import { Trouble } from '@/components/ui/trouble';
import type { ConnectionView } from '@/lib/model/connection';
import { ago, amount, clock, pace, people, timeLeft } from './amounts';
import { useConnectionCommand } from './queries';

const STATE_WORDS: Record<ConnectionView['state'], string> = {
  connected: 'Connected',
  syncing: 'Syncing',
  attention: 'Needs attention',
  paused: 'Paused',
};

/** Under the bar while there is no pace to tell. */
const FIRST_SYNC: Record<ConnectionView['state'], string> = {
  connected: '',
  syncing: 'First sync: everybody in your ATS is read once.',
  attention: 'The first sync has stopped here.',
  paused: 'The first sync is paused. It goes on from here.',
};

export interface ConnectionRowProps {
  view: ConnectionView;
  now: number;
  onEdit(): void;
}

export function ConnectionRow({ view, now, onEdit }: ConnectionRowProps) {
  const titleId = useId();
  const [removing, setRemoving] = useState(false);
  const command = useConnectionCommand();
  const run = (what: 'pause' | 'resume' | 'sync' | 'remove') => command.mutate({ id: view.id, do: what });
  const busyWith = command.isPending ? command.variables?.do : undefined;
  const paused = view.state === 'paused';
  const who = [view.account, view.user ? `you are ${view.user}` : null].filter(Boolean).join(' · ');

  return (
    <li class="connection" data-state={view.state} aria-labelledby={titleId}>
      <div class="connection-head">
        <div class="connection-names">
          <h3 id={titleId}>{view.name || view.atsName}</h3>
          {who && <p class="ui-help">{who}</p>}
        </div>
        <span class="connection-state">{STATE_WORDS[view.state]}</span>
        <Menu
          label={`More for ${view.name || view.atsName}`}
          items={[
            { label: 'Edit', onPick: onEdit },
            { label: 'Remove', danger: true, onPick: () => setRemoving(true) },
          ]}
        />
      </div>

      {view.state === 'attention' && <Attention view={view} now={now} onEdit={onEdit} />}
      <Amounts view={view} now={now} />
      {view.state === 'syncing' && view.problem && <Delay view={view} now={now} />}
      <Skipped view={view} />
      <Trouble thrown={command.error} />

      {removing ? (
        <RemoveQuestion
          view={view}
          busy={busyWith === 'remove'}
          onRemove={() => run('remove')}
          onKeep={() => setRemoving(false)}
        />
      ) : (
        <div class="ui-actions">
          {!paused && (view.state !== 'syncing' || view.problem !== null) && (
            <Button busy={busyWith === 'sync'} onClick={() => run('sync')}>
              {view.state === 'attention' ? 'Try again' : 'Sync now'}
            </Button>
          )}
          <Button
            kind={paused ? 'primary' : 'plain'}
            busy={busyWith === 'pause' || busyWith === 'resume'}
            onClick={() => run(paused ? 'resume' : 'pause')}
          >
            {paused ? 'Resume' : 'Pause'}
          </Button>
        </div>
      )}
    </li>
  );
}

/** How much is read, and when it was last complete. */
function Amounts({ view, now }: { view: ConnectionView; now: number }) {
  const { progress } = view;
  const synced = ago(view.lastGoodSyncAt, now);
  const name = view.name || view.atsName;
  if (!view.firstFillDone && !progress && view.state === 'syncing') {
    return (
      <div class="connection-progress">
        <p>Starting the first sync…</p>
        <Progress label={`First sync of ${name}`} fraction={null} />
      </div>
    );
  }
  if (!view.firstFillDone && progress) {
    const details = [
      progress.peoplePerMinute && view.state === 'syncing' ? pace(progress.peoplePerMinute) : null,
      progress.msLeft !== null && view.state === 'syncing' ? timeLeft(progress.msLeft) : null,
    ].filter(Boolean);
    return (
      <div class="connection-progress">
        <p class="connection-numbers">
          {Number.isFinite(progress.fraction) ? (
            <span>
              <b>{percentOf(progress.fraction)} %</b> of everything
            </span>
          ) : (
            <span>First sync</span>
          )}
          <span class="ui-muted">{people(progress.people)} read</span>
        </p>
        <Progress label={`First sync of ${name}`} fraction={progress.fraction} />
        <p class="ui-help">{details.length > 0 ? details.join(' · ') : FIRST_SYNC[view.state]}</p>
      </div>
    );
  }
  return (
    <p class="connection-amounts">
      <b>{people(view.people)}</b>
      {view.state === 'syncing' && view.firstFillDone && <span class="ui-muted"> · reading what changed</span>}
      <span class="ui-muted" title={view.lastGoodSyncAt ? (clock(view.lastGoodSyncAt, now) ?? undefined) : undefined}>
        {synced ? ` · last good sync ${synced}` : ' · not synced yet'}
      </span>
    </p>
  );
}

function Attention({ view, now, onEdit }: { view: ConnectionView; now: number; onEdit(): void }) {
  const { what, todo } = errorText(view.problem);
  const next = clock(view.retryAt, now);
  return (
    <Notice
      tone="warning"
      title={what}
      actions={
        <Button onClick={onEdit} kind="quiet">
          Edit connection
        </Button>
      }
    >
      <p>
        {todo}
        {next && ` Next try at ${next}.`}
      </p>
    </Notice>
  );
}

/** A hindrance that passes by itself. */
function Delay({ view, now }: { view: ConnectionView; now: number }) {
  const next = clock(view.retryAt, now);
  return (
    <p class="ui-help">
      {errorText(view.problem).what} {next ? `It goes on by itself at ${next}.` : errorText(view.problem).todo}
    </p>
  );
}

/** What was left out, counted and explained: silence would look like completeness. */
function Skipped({ view }: { view: ConnectionView }) {
  const total = view.skipped.reduce((sum, { count }) => sum + count, 0);
  if (total === 0) return null;
  return (
    <details class="connection-skipped">
      <summary>
        {amount(total)} {total === 1 ? 'record' : 'records'} left out
      </summary>
      <div class="ui-stack">
        <p class="ui-help">
          {view.atsName} sent these in a form that could not be read, so they are not shown. Everything else is
          complete.
        </p>
        <ul>
          {view.skipped.map(({ resource, reason, count }) => (
            <li key={`${resource} ${reason}`}>
              <b>{amount(count)}</b> × {resource.replaceAll('_', ' ')}: {reason}
            </li>
          ))}
        </ul>
      </div>
    </details>
  );
}

interface RemoveQuestionProps {
  view: ConnectionView;
  busy: boolean;
  onRemove(): void;
  onKeep(): void;
}

function RemoveQuestion({ view, busy, onRemove, onKeep }: RemoveQuestionProps) {
  const id = useId();
  const keep = useRef<HTMLButtonElement>(null);
  useLayoutEffect(() => keep.current?.focus(), []);
  return (
    <div
      class="connection-remove"
      role="alertdialog"
      aria-labelledby={`${id}-title`}
      aria-describedby={`${id}-text`}
      tabIndex={-1}
      onKeyDown={(event) => {
        if (event.key !== 'Escape') return;
        event.preventDefault();
        onKeep();
      }}
    >
      <h3 id={`${id}-title`}>Remove {view.name || view.atsName}?</h3>
      <p id={`${id}-text`}>
        This erases its key and everything read from it ({people(view.people)}) from this browser. Nothing changes in{' '}
        {view.atsName}.
      </p>
      <div class="ui-actions">
        <Button kind="danger" busy={busy} onClick={onRemove}>
          Remove and erase
        </Button>
        <Button buttonRef={keep} onClick={onKeep}>
          Keep
        </Button>
      </div>
    </div>
  );
}
