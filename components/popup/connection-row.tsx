// One connection: its state in a word, how much is read, and what can be done with it.

import { useId, useState } from 'preact/hooks';
import { amount, clock, people } from '@/components/ui/amounts';
import { Button } from '@/components/ui/button';
import { EraseQuestion } from '@/components/ui/erase-question';
import { errorTextIn } from '@/components/ui/error-text';
import { Menu, type MenuItem } from '@/components/ui/menu';
import { Notice } from '@/components/ui/notice';
import { Trouble } from '@/components/ui/trouble';
import type { ConnectionView } from '@/lib/model/connection';
import type { ConnectStep } from './connect-draft';
import { ConnectionAmounts } from './connection-amounts';
import { useConnectionCommand } from './queries';
import { useHostPermission } from './use-host-permission';

const STATE_WORDS: Record<ConnectionView['state'], string> = {
  connected: 'Connected',
  syncing: 'Syncing',
  attention: 'Needs attention',
  paused: 'Paused',
};

const NEW_KEY = ['ats/unauthorized', 'ats/retired-key', 'ats/token-taken'];

export interface ConnectionRowProps {
  view: ConnectionView;
  now: number;
  /** One came back to it from one of its own screens. */
  focused: boolean;
  onEdit(step?: ConnectStep): void;
  onPermissions(): void;
}

export function ConnectionRow({ view, now, focused, onEdit, onPermissions }: ConnectionRowProps) {
  const titleId = useId();
  const [removing, setRemoving] = useState(false);
  const command = useConnectionCommand();
  const run = (what: 'pause' | 'resume' | 'sync' | 'remove') => command.mutate({ id: view.id, do: what });
  const busyWith = command.isPending ? command.variables?.do : undefined;
  const paused = view.state === 'paused';
  const name = view.name || view.atsName;
  const who = [
    view.name === view.atsName ? null : view.atsName,
    view.account,
    view.user ? `you are ${view.user}` : null,
    view.holdsPeople ? null : 'jobs only',
  ].filter(Boolean);

  const own = (items: MenuItem[]) => (view.isManaged ? [] : items);
  const items: MenuItem[] = [
    ...own([{ label: 'Edit', onPick: () => onEdit() }]),
    { label: 'Permissions', onPick: onPermissions },
    { label: paused ? 'Resume' : 'Pause', onPick: () => run(paused ? 'resume' : 'pause') },
    ...(paused ? [] : [{ label: 'Sync now', onPick: () => run('sync') }]),
    ...own([{ label: 'Remove', danger: true, onPick: () => setRemoving(true) }]),
  ];

  return (
    <li class="connection" data-state={view.state} aria-labelledby={titleId}>
      <div class="connection-head">
        <div class="connection-names">
          <h4 id={titleId} title={name}>
            {name}
          </h4>
          {who.length > 0 && <p class="ui-help">{capital(who.join(' · '))}</p>}
        </div>
        <span class="connection-state">{STATE_WORDS[view.state]}</span>
        <Menu label={`More for ${name}`} items={items} focused={focused} />
      </div>

      {view.state === 'attention' && (
        <Attention
          view={view}
          now={now}
          trying={busyWith === 'sync'}
          onTry={() => run('sync')}
          onEdit={onEdit}
          onPermissions={onPermissions}
        />
      )}
      {!view.holdsPeople && (
        <p class="ui-help">Only jobs are read. Nobody is recognised on a profile through this connection.</p>
      )}
      <ConnectionAmounts view={view} now={now} />
      {view.state === 'syncing' && view.problem && <Delay view={view} now={now} />}
      <Unlisted view={view} />
      <Unanswered view={view} />
      <Skipped view={view} />
      <Trouble thrown={command.error} />

      {removing && (
        <RemoveQuestion
          view={view}
          busy={busyWith === 'remove'}
          onRemove={() => run('remove')}
          onKeep={() => setRemoving(false)}
        />
      )}
      {paused && !removing && (
        <div class="ui-actions">
          <Button kind="primary" busy={busyWith === 'resume'} onClick={() => run('resume')}>
            Resume
          </Button>
        </div>
      )}
    </li>
  );
}

interface AttentionProps {
  view: ConnectionView;
  now: number;
  trying: boolean;
  onTry(): void;
  onEdit(step?: ConnectStep): void;
  onPermissions(): void;
}

function Attention({ view, now, trying, onTry, onEdit, onPermissions }: AttentionProps) {
  const permission = useHostPermission();
  const { what, todo } = errorTextIn(view.atsName, view.problem);
  const next = clock(view.retryAt, now);
  const lacks = view.problem === 'ats/missing-permission';
  const wantsKey = NEW_KEY.includes(view.problem ?? '');
  const wantsHost = view.problem === 'permission/host-refused';
  return (
    <Notice
      tone="warning"
      title={what}
      actions={
        <>
          {lacks && <Button onClick={onPermissions}>See permissions</Button>}
          {wantsHost && (
            <Button busy={permission.outcome === 'asking'} onClick={() => void permission.ask(view.origins)}>
              Allow
            </Button>
          )}
          {wantsKey && !view.isManaged && <Button onClick={() => onEdit('credentials')}>Enter a new key</Button>}
          <Button busy={trying} onClick={onTry}>
            Try again
          </Button>
          {!lacks && !wantsKey && !wantsHost && !view.isManaged && (
            <Button kind="quiet" onClick={() => onEdit()}>
              Edit connection
            </Button>
          )}
        </>
      }
    >
      <p>
        {todoHere(view, wantsHost) ?? todo}
        {next && ` Next try at ${next}.`}
      </p>
    </Notice>
  );
}

const capital = (text: string) => text.charAt(0).toUpperCase() + text.slice(1);

/** Where the general sentence means somebody else, or another place. */
function todoHere(view: ConnectionView, wantsHost: boolean): string | null {
  if (wantsHost) return 'Choose “Allow”, and say yes when your browser asks. It goes on by itself.';
  if (!NEW_KEY.includes(view.problem ?? '')) return null;
  return view.isManaged
    ? 'Your organisation set this up: tell whoever looks after it there.'
    : `Create a new one in ${view.atsName}, then choose “Enter a new key”.`;
}

/** A hindrance that passes by itself. */
function Delay({ view, now }: { view: ConnectionView; now: number }) {
  const { what, todo } = errorTextIn(view.atsName, view.problem);
  const next = clock(view.retryAt, now);
  return (
    <p class="ui-help">
      {what} {next ? `It goes on by itself at ${next}.` : todo}
    </p>
  );
}

/** Neither deleted nor seen: who does not say so lets the account look smaller, or whole. */
function Unlisted({ view: { unlisted, atsName } }: { view: ConnectionView }) {
  if (unlisted === 0) return null;
  return (
    <p class="ui-help">
      {atsName} all at once no longer lists {amount(unlisted)} {unlisted === 1 ? 'record' : 'records'}. They are kept,
      and asked for before anybody is dropped. If nobody deleted so many, check in {atsName} what the key may see.
    </p>
  );
}

/** People are there; what is said of them lacks a few words. */
function Unanswered({ view: { unanswered, atsName } }: { view: ConnectionView }) {
  if (unanswered.length === 0) return null;
  return (
    <p class="ui-help">
      {atsName} does not answer about: {unanswered.map((list) => list.replaceAll('-', ' ')).join(', ')}. Everybody is
      read all the same, and found; cards lack these words until it does.
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
          {view.atsName} sent these, or a part of them, in a form that could not be read, or ended a list before them.
          So they are not shown, or without that part. Everything else is complete.
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
  const erased = view.holdsPeople ? `its key and everything read from it (${people(view.people)})` : 'all its jobs';
  return (
    <EraseQuestion
      heading="h5"
      title={`Remove ${view.name || view.atsName}?`}
      text={`This erases ${erased} from this browser. Nothing changes in ${view.atsName}.`}
      erase="Remove and erase"
      keep="Keep"
      busy={busy}
      onErase={onRemove}
      onKeep={onKeep}
    />
  );
}
