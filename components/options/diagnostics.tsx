// How right the answers were, as far as the user said so: by kind of evidence, with what follows from it.

import { useState } from 'preact/hooks';
import { amount, day } from '@/components/ui/amounts';
import { Button } from '@/components/ui/button';
import { Choice } from '@/components/ui/field';
import { Notice } from '@/components/ui/notice';
import { saveFile } from '@/components/ui/save-file';
import { Trouble } from '@/components/ui/trouble';
import { ask } from '@/lib/messages/ask';
import type { Diagnostics as Told } from '@/lib/messages/protocol';
import type { DecisionView, EvidenceKind, MeasuredPrecision } from '@/lib/model/decision';
import { decisionsAsCsv, decisionsAsJson } from './decision-export';
import { useDecisions, useDiagnostics, useDiagnosticsChange } from './diagnostics-queries';

const KIND: Readonly<Record<EvidenceKind, string>> = {
  'linkedin-member': 'LinkedIn member number',
  'linkedin-address': 'LinkedIn address',
  email: 'E-mail address',
  phone: 'Phone number',
  'profile-address': 'Web address',
  'name-and-employer': 'Name and employer',
  'name-and-more': 'Name and city, title or school',
  name: 'Name alone',
};

/** Kinds that the stricter setting takes off what is asserted. */
const BY_NAME: readonly EvidenceKind[] = ['name-and-employer', 'name-and-more', 'name'];

export function Diagnostics() {
  const diagnostics = useDiagnostics();
  const { data } = diagnostics;
  return (
    <div class="ui-stack">
      <div>
        <h2>Diagnostics</h2>
        <p class="ui-muted">
          On each card you can say “It is them” or “Not the same person”. What you said holds from then on, and is
          counted here. Nobody else sees these counts.
        </p>
      </div>
      <Trouble
        thrown={diagnostics.error}
        actions={<Button onClick={() => void diagnostics.refetch()}>Try again</Button>}
      />
      {data && <Measured {...data} />}
    </div>
  );
}

function Measured({ precision, decisions, strict, strictByPolicy, learnedFrom }: Told) {
  const change = useDiagnosticsChange();
  const poor = precision.filter(({ isPoor }) => isPoor);
  const suggests = !strict && poor.some(({ by }) => BY_NAME.includes(by));
  const isWrongAddress = poor.some(({ by }) => !BY_NAME.includes(by));
  return (
    <>
      {precision.length === 0 ? (
        <p>You have not said anything of a match yet.</p>
      ) : (
        <PrecisionTable precision={precision} />
      )}
      {suggests && (
        <Notice
          tone="warning"
          title="Matches by name were wrong too often."
          actions={
            <Button busy={change.isPending} onClick={() => change.mutate({ do: 'strict', on: true })}>
              Be stricter
            </Button>
          }
        >
          <p>Then they are called possible, and only an address or a number makes somebody “In ATS”.</p>
        </Notice>
      )}
      {isWrongAddress && (
        <Notice tone="warning" title="Addresses in your ATS were wrong too often.">
          <p>
            Somebody’s address may stand in somebody else’s record. Being stricter does not help: have the records put
            right.
          </p>
        </Notice>
      )}
      <fieldset class="ui-choices">
        <legend class="ui-sr">How strict</legend>
        <Choice
          type="checkbox"
          label="Stricter: only an address or a number makes somebody “In ATS”"
          help="What name and employer say is then called possible."
          checked={strict}
          disabled={strictByPolicy}
          onChange={(on) => change.mutate({ do: 'strict', on })}
        />
        {strictByPolicy && <p class="ui-help">Set by your organisation.</p>}
      </fieldset>
      <Remembered count={decisions} onForget={(id) => change.mutate({ do: 'forget', id })} />
      <div class="ui-actions">
        <Button
          kind="quiet"
          aria-disabled={precision.length === 0}
          onClick={() => precision.length > 0 && change.mutate({ do: 'reset', what: 'precision' })}
        >
          Start counting anew
        </Button>
        {learnedFrom > 0 && (
          <Button kind="quiet" onClick={() => change.mutate({ do: 'reset', what: 'weights' })}>
            Forget what was learned from {amount(learnedFrom)} look-ups
          </Button>
        )}
      </div>
      <Trouble thrown={change.error} />
    </>
  );
}

function PrecisionTable({ precision }: { precision: readonly MeasuredPrecision[] }) {
  return (
    <div class="diagnostics-table">
      <table>
        <caption class="ui-sr">How often you agreed, by what the match rested on</caption>
        <thead>
          <tr>
            <th scope="col">Matched by</th>
            <th scope="col">Called “In ATS”</th>
            <th scope="col">Called possible</th>
          </tr>
        </thead>
        <tbody>
          {precision.map(({ by, asserted, possible, atLeast, isPoor }) => (
            <tr key={by}>
              <th scope="row">{KIND[by]}</th>
              <td>
                {share(asserted, 'right')}
                {atLeast !== null && (
                  <span class={isPoor ? 'diagnostics-poor' : 'ui-muted'}>
                    {' '}
                    at least {Math.floor(atLeast * 100)} %{isPoor && ', too low'}
                  </span>
                )}
              </td>
              <td>{share(possible, 'were them')}</td>
            </tr>
          ))}
        </tbody>
      </table>
      <p class="ui-help">
        “At least” is the lower end of what may be expected (95 %), told from ten decisions on. Below 70 % it is too
        low.
      </p>
    </div>
  );
}

function share({ right, wrong }: { right: number; wrong: number }, word: string): string {
  return right + wrong === 0 ? '–' : `${right} of ${right + wrong} ${word}`;
}

function Remembered({ count, onForget }: { count: number; onForget(id: number): void }) {
  const [isOpen, setOpen] = useState(false);
  const [failed, setFailed] = useState<unknown>(null);
  const list = useDecisions(isOpen && count > 0);

  async function save(kind: 'json' | 'csv'): Promise<void> {
    try {
      setFailed(null);
      const all = await ask('decision.list', {});
      const text = kind === 'json' ? decisionsAsJson(all) : decisionsAsCsv(all);
      saveFile(`in-ats-decisions.${kind}`, kind === 'json' ? 'application/json' : 'text/csv', text);
    } catch (thrown) {
      setFailed(thrown);
    }
  }

  return (
    <div class="ui-stack">
      <h3>What you said</h3>
      <p class="ui-muted">
        {count === 0 ? 'Nothing yet. ' : `${count === 1 ? 'One decision is' : `${count} decisions are`} remembered. `}A
        changed profile address or a merge in the ATS does not undo them. Removing a connection erases those on its
        people.
      </p>
      {count > 0 && (
        <div class="ui-actions">
          <Button aria-expanded={isOpen} onClick={() => setOpen(!isOpen)}>
            {isOpen ? 'Hide' : 'Show all'}
          </Button>
          <Button onClick={() => void save('csv')}>Export as CSV</Button>
          <Button onClick={() => void save('json')}>Export as JSON</Button>
        </div>
      )}
      <Trouble thrown={failed ?? list.error} />
      {isOpen && list.data && (
        <ul class="diagnostics-list">
          {list.data.slice(0, MOST_LISTED).map((one) => (
            <Decided key={one.id} one={one} onForget={() => onForget(one.id)} />
          ))}
          {list.data.length > MOST_LISTED && <li class="ui-muted">The rest is in the export.</li>}
        </ul>
      )}
    </div>
  );
}

const MOST_LISTED = 200;

function Decided({ one, onForget }: { one: DecisionView; onForget(): void }) {
  const { decision, decidedAt, name, candidate, connectionName, by } = one;
  const who = name ?? `No longer held (${candidate})`;
  return (
    <li>
      <span>
        <strong dir="auto">{who}</strong>
        <span class="ui-muted">
          {decision === 'same' ? 'It is them' : 'Not the same person'} ·{' '}
          {KIND[by].toLowerCase().replace('linkedin', 'LinkedIn')} · {connectionName || 'removed connection'} ·{' '}
          {day(decidedAt)}
        </span>
      </span>
      <Button kind="quiet" aria-label={`Forget what you said of ${who}`} onClick={onForget}>
        Forget
      </Button>
    </li>
  );
}
