// How much of an account is read: one bar for the first listing, a second while details are read one person at a time.

import { ago, amount, clock, pace, people, timeLeft } from '@/components/ui/amounts';
import { Progress, percentOf } from '@/components/ui/progress';
import type { ConnectionView } from '@/lib/model/connection';
import { wordsFor } from './connect-words';

/** Under the bar while there is no pace to tell. */
const FIRST_SYNC: Record<ConnectionView['state'], string> = {
  connected: '',
  syncing: 'First sync: everything in your ATS is read once.',
  attention: 'The first sync has stopped here.',
  paused: 'The first sync is paused. It goes on from here.',
};

/** Numbers, and when they were last complete. */
export function ConnectionAmounts({ view, now }: { view: ConnectionView; now: number }) {
  if (!view.firstFillDone && view.progress) return <FirstSync view={view} progress={view.progress} />;
  if (!view.firstFillDone && view.state === 'syncing') {
    return (
      <div class="connection-progress">
        <p>Starting the first sync…</p>
        <Progress label={`First sync of ${view.name || view.atsName}`} fraction={null} />
      </div>
    );
  }
  if (view.details && view.holdsPeople) return <Details view={view} details={view.details} />;
  const synced = ago(view.lastGoodSyncAt, now);
  return (
    <p class="connection-amounts">
      {view.holdsPeople ? <b>{people(view.people)}</b> : <b>Jobs</b>}
      {view.state === 'syncing' && view.firstFillDone && <span class="ui-muted"> · reading what changed</span>}
      <span class="ui-muted" title={view.lastGoodSyncAt ? (clock(view.lastGoodSyncAt, now) ?? undefined) : undefined}>
        {synced ? ` · last good sync ${synced}` : ' · not synced yet'}
      </span>
    </p>
  );
}

function FirstSync({ view, progress }: { view: ConnectionView; progress: NonNullable<ConnectionView['progress']> }) {
  const moving = view.state === 'syncing';
  const details = [
    moving && view.holdsPeople && progress.peoplePerMinute ? pace(progress.peoplePerMinute) : null,
    moving && progress.msLeft !== null ? timeLeft(progress.msLeft) : null,
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
        {view.holdsPeople && <span class="ui-muted">{people(progress.people)} read</span>}
      </p>
      <Progress label={`First sync of ${view.name || view.atsName}`} fraction={progress.fraction} />
      <p class="ui-help">{details.length > 0 ? details.join(' · ') : FIRST_SYNC[view.state]}</p>
    </div>
  );
}

/** Everybody is listed; what listings leave out is still being read. */
function Details({ view, details }: { view: ConnectionView; details: NonNullable<ConnectionView['details']> }) {
  const words = wordsFor(view.ats)?.details;
  const what = words?.what ?? 'Details';
  const name = view.name || view.atsName;
  const { read, all } = detailAmounts(details);
  return (
    <>
      <div class="connection-progress">
        <p class="connection-numbers">
          <span>People listed</span>
          <span class="ui-muted">{people(view.people)}</span>
        </p>
        <Progress label={`People listed of ${name}`} fraction={1} />
      </div>
      <div class="connection-progress">
        <p class="connection-numbers">
          <span>
            {what}: <b>{amount(read)}</b> of {amount(all)}
          </span>
        </p>
        <Progress label={`${what} of ${name}`} fraction={details.fraction} />
        {words && <p class="ui-help">{words.until}</p>}
      </div>
    </>
  );
}

/** People whose details are read, and all who are to be, from the share and how many are left. */
export function detailAmounts({ fraction, left }: NonNullable<ConnectionView['details']>): {
  read: number;
  all: number;
} {
  const share = Number.isFinite(fraction) ? Math.min(1, Math.max(0, fraction)) : 0;
  const all = share < 1 ? Math.round(left / (1 - share)) : left;
  return { read: Math.max(0, all - left), all };
}
