// What a connection's credential may do against what it needs: granted, missing, not tried, too much. Looks; changes
// nothing.

import { useLayoutEffect, useRef } from 'preact/hooks';
import { ago } from '@/components/ui/amounts';
import { Button } from '@/components/ui/button';
import { CopyButton } from '@/components/ui/copy-button';
import { errorTextIn } from '@/components/ui/error-text';
import { Notice } from '@/components/ui/notice';
import { Trouble } from '@/components/ui/trouble';
import type { Capability, ConnectionView, Diagnosis } from '@/lib/model/connection';
import { CAPABILITIES, CAPABILITY_WORDS, scopeCosts, scopeIs, wordsFor } from './connect-words';
import {
  day,
  diagnosisReport,
  EXCESS_WORDS,
  type PermissionState,
  restrictedWords,
  STATE_WORDS,
  sortExcess,
} from './diagnosis-words';
import { useDiagnose } from './queries';

const MARK: Record<PermissionState, string> = { granted: '✓', missing: '!', unverified: '?' };
/** What has to be mended comes first. */
const URGENCY: readonly PermissionState[] = ['missing', 'unverified', 'granted'];
/** A longer list is folded. */
const MOST_OPEN = 6;

export interface KeyDoctorProps {
  view: ConnectionView;
  now: number;
  onBack(): void;
}

export function KeyDoctor({ view, now, onBack }: KeyDoctorProps) {
  const check = useDiagnose();
  const heading = useRef<HTMLHeadingElement>(null);
  useLayoutEffect(() => heading.current?.focus(), []);
  const { diagnosis } = view;
  const name = view.name || view.atsName;

  return (
    <section class="ui-stack doctor" aria-label={`Permissions of ${name}`}>
      <div class="connect-top">
        <p class="connect-what" title={name}>
          {name}
        </p>
        <Button kind="quiet" onClick={onBack}>
          Back
        </Button>
      </div>
      <h2 ref={heading} tabIndex={-1}>
        Permissions
      </h2>
      {view.holdsPeople ? (
        <>
          <div class="ui-actions doctor-check">
            <p class="ui-muted" role="status">
              {diagnosis ? (
                <span title={day(diagnosis.checkedAt)}>Checked {ago(diagnosis.checkedAt, now) ?? 'at some time'}</span>
              ) : (
                'Not checked yet.'
              )}
            </p>
            <Button busy={check.isPending} onClick={() => check.mutate(view.id)}>
              {diagnosis ? 'Check again' : 'Check now'}
            </Button>
          </div>
          <Trouble thrown={check.error} />
          {diagnosis && <Findings view={view} diagnosis={diagnosis} />}
        </>
      ) : (
        <p>This connection reads the public list of jobs. It has no key, so there is nothing to check.</p>
      )}
    </section>
  );
}

function Findings({ view, diagnosis }: { view: ConnectionView; diagnosis: Diagnosis }) {
  const words = wordsFor(view.ats);
  const missing = diagnosis.permissions.filter(({ state }) => state === 'missing');
  const { what, todo } = errorTextIn(view.atsName, diagnosis.problem);
  return (
    <>
      {diagnosis.problem ? (
        <Notice tone="error" title="The check could not be ended.">
          <p>
            {what} {todo}
          </p>
        </Notice>
      ) : (
        <Notice
          tone={missing.length > 0 ? 'warning' : 'good'}
          title={
            missing.length > 0
              ? `${missing.length === 1 ? 'One permission is' : `${missing.length} permissions are`} missing.`
              : 'Nothing is missing.'
          }
        >
          {missing.length > 0 && words && (
            <p>
              Where to add {missing.length === 1 ? 'it' : 'them'}: {words.mend}.
            </p>
          )}
        </Notice>
      )}
      <div class="scopes">
        {CAPABILITIES.filter((one) => one === 'show' || view.capabilities.includes(one)).map((capability) => (
          <Needed key={capability} view={view} diagnosis={diagnosis} capability={capability} />
        ))}
      </div>
      <section class="ui-stack doctor-part">
        <h3>More than it needs</h3>
        <ExcessList ats={view.ats} excess={diagnosis.excess} />
      </section>
      <section class="ui-stack doctor-part">
        <h3>Private and confidential</h3>
        <p>{restrictedWords(view.ats, diagnosis.seesRestricted)}</p>
      </section>
      <div class="ui-actions">
        <CopyButton text={diagnosisReport(view, diagnosis)}>Copy for my admin</CopyButton>
      </div>
    </>
  );
}

interface NeededProps {
  view: ConnectionView;
  diagnosis: Diagnosis;
  capability: Capability;
}

function Needed({ view, diagnosis, capability }: NeededProps) {
  const needed = diagnosis.permissions
    .filter((one) => one.capability === capability)
    .sort((one, other) => URGENCY.indexOf(one.state) - URGENCY.indexOf(other.state));
  return (
    <div>
      <h3>{CAPABILITY_WORDS[capability].title}</h3>
      {needed.length === 0 ? (
        <p class="ui-help">{CAPABILITY_WORDS[capability].none}</p>
      ) : (
        <ul>
          {needed.map((permission) => (
            <li key={permission.scope} class="doctor-permission" data-state={permission.state}>
              <span class="doctor-mark" aria-hidden="true">
                {MARK[permission.state]}
              </span>
              <div>
                <code>{permission.scope}</code> <span class="doctor-state">{STATE_WORDS[permission.state]}</span>
                <p class="ui-help">
                  {permission.state === 'missing'
                    ? scopeCosts(view.ats, permission)
                    : scopeIs(view.ats, permission.scope)}
                </p>
              </div>
            </li>
          ))}
        </ul>
      )}
    </div>
  );
}

function ExcessList({ ats, excess }: { ats: string; excess: string[] | null }) {
  if (excess === null) return <p>{wordsFor(ats)?.excessUnknown ?? 'What else it may do is not told.'}</p>;
  if (excess.length === 0) return <p>Nothing: it may do only what is needed.</p>;
  const sorted = sortExcess(excess);
  return (
    <>
      {(['sensitive', 'writing', 'other'] as const)
        .filter((kind) => sorted[kind].length > 0)
        .map((kind) => (
          <details key={kind} class="doctor-excess" data-kind={kind} open={sorted[kind].length <= MOST_OPEN}>
            <summary>
              {EXCESS_WORDS[kind]} ({sorted[kind].length})
            </summary>
            <ul>
              {sorted[kind].map((scope) => (
                <li key={scope}>
                  <code>{scope}</code>
                </li>
              ))}
            </ul>
          </details>
        ))}
    </>
  );
}
