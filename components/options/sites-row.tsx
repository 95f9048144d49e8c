// One site: its switch, where its verdicts are shown, and what stands in its way.

import type { ComponentChildren } from 'preact';
import { useId, useState } from 'preact/hooks';
import { Button } from '@/components/ui/button';
import { Field } from '@/components/ui/field';
import { Trouble } from '@/components/ui/trouble';
import type { SiteHealth, SiteView } from '@/lib/model/site-view';
import { type Grant, requestHosts, useChangeSite, useReport } from './sites-queries';

const HEALTH: Readonly<Record<SiteHealth, string>> = {
  full: 'Reads fully',
  address: 'Reads by address only: names are not found on its pages',
  none: 'Cannot be read at the moment: its pages may have changed',
};

const REFUSED: Readonly<Record<Grant, string | null>> = {
  granted: null,
  refused: 'The browser was not allowed to, so it stays off.',
  blocked: 'The browser did not ask. Try once more.',
};

export interface SiteRowProps {
  site: SiteView;
  /** What else can be done with it. */
  menu?: ComponentChildren;
}

export function SiteRow({ site, menu }: SiteRowProps) {
  const { id, name, isAllowed, isAlways, byPolicy, surface, origins, hosts, health } = site;
  const nameId = useId();
  const change = useChangeSite();
  const report = useReport();
  const wished = change.isPending ? change.variables?.isOn : undefined;
  const isOn = wished ?? site.isOn;
  const waits = isOn && !change.isPending && !isAllowed && origins.length > 0;
  const refused = change.data && REFUSED[change.data];

  return (
    <li class="site" data-on={isOn}>
      <div class="site-line">
        <label class="ui-tick">
          <input
            type="checkbox"
            checked={isOn}
            disabled={byPolicy}
            aria-describedby={`${nameId}-about`}
            onChange={({ currentTarget }) => {
              if (!currentTarget.checked) change.mutate({ id, isOn: false });
              else
                change.mutate({
                  id,
                  isOn: true,
                  ...(!isAllowed && origins.length > 0 && { grant: requestHosts(origins) }),
                });
            }}
          />
          <span id={nameId}>{name}</span>
        </label>
        {isOn && (
          <select
            class="ui-input ui-select site-surface"
            aria-label={`Where answers appear on ${name}`}
            value={surface ?? ''}
            disabled={byPolicy}
            onChange={({ currentTarget: { value } }) =>
              change.mutate({ id, surface: value === 'page' || value === 'panel' ? value : null })
            }
          >
            <option value="">As chosen above</option>
            <option value="page">On the page</option>
            <option value="panel">Toolbar and side panel</option>
          </select>
        )}
        {menu}
      </div>
      <div class="site-about" id={`${nameId}-about`}>
        {byPolicy && <p class="ui-help">Set by your organisation.</p>}
        {isAlways && !isOn && <p class="ui-help">Nothing is looked up and nothing is shown there.</p>}
        {isOn && health && (
          <p class={health === 'full' ? 'ui-help' : 'site-unwell'}>
            {HEALTH[health]}
            {health !== 'full' && (
              <Button kind="quiet" busy={report.isPending} onClick={() => report.mutate(id)}>
                Report a page
              </Button>
            )}
          </p>
        )}
        {refused && <p class="ui-error">{refused}</p>}
        {waits && (
          <p class="site-waits">
            The browser has not allowed it yet.{' '}
            <Button kind="quiet" onClick={() => change.mutate({ id, grant: requestHosts(origins) })}>
              Allow {name}
            </Button>
          </p>
        )}
      </div>
      {hosts && isOn && <Hosts site={site} hosts={hosts} />}
      <Trouble thrown={change.error ?? report.error} />
    </li>
  );
}

/** Software that anybody may run: its hosts are named one by one. */
function Hosts({ site: { id, name, byPolicy }, hosts }: { site: SiteView; hosts: readonly string[] }) {
  const [typed, setTyped] = useState('');
  const [problem, setProblem] = useState<string | null>(null);
  const change = useChangeSite();
  const add = () => {
    const host = hostOf(typed);
    setProblem(host === null ? 'That is no host. It looks like social.example.' : null);
    if (host === null) return;
    setTyped('');
    change.mutate({ id, hosts: [...new Set([...hosts, host])], grant: requestHosts([`https://${host}/*`]) });
  };
  return (
    <div class="site-hosts">
      {hosts.length > 0 && (
        <ul aria-label={`Servers of ${name}`}>
          {hosts.map((host) => (
            <li key={host}>
              <span>{host}</span>
              <Button
                kind="quiet"
                aria-label={`Remove ${host}`}
                onClick={() => change.mutate({ id, hosts: hosts.filter((one) => one !== host) })}
              >
                Remove
              </Button>
            </li>
          ))}
        </ul>
      )}
      {!byPolicy && (
        <form
          class="site-host"
          onSubmit={(event) => {
            event.preventDefault();
            add();
          }}
        >
          <Field
            label="Server"
            kind="url"
            placeholder="social.example"
            value={typed}
            error={problem}
            onInput={setTyped}
          />
          <Button type="submit">Add</Button>
        </form>
      )}
      <Trouble thrown={change.error} />
    </div>
  );
}

/** The host of any pasted address, or of a name alone. */
export function hostOf(pasted: string): string | null {
  const text = pasted.trim().toLowerCase();
  try {
    const url = new URL(/^https?:\/\//.test(text) ? text : `https://${text}`);
    return url.hostname.includes('.') && !url.port && !url.username ? url.hostname : null;
  } catch {
    return null;
  }
}
