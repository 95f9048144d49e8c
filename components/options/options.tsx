// The options page: where answers are shown, the connections, what is stored and where, what this is.

import { useEffect, useRef, useState } from 'preact/hooks';
import { browser } from 'wxt/browser';
import { ConnectionsScreen } from '@/components/popup/connections-screen';
import { useBackgroundNotices, useConnections, useSetSurface, useSettings } from '@/components/popup/queries';
import { Button } from '@/components/ui/button';
import { Mark } from '@/components/ui/mark';
import { Notice } from '@/components/ui/notice';
import { Trouble } from '@/components/ui/trouble';
import { Locked } from '@/components/vault/locked';
import { useVault } from '@/components/vault/queries';
import { Security } from '@/components/vault/security';
import { Diagnostics } from './diagnostics';
import { FirstRun } from './first-run';
import { Privacy } from './privacy';
import { Sites } from './sites';
import { SurfaceQuestion } from './surface-question';

const SECTIONS = [
  ['show', 'Where to show'],
  ['connections', 'Connections'],
  ['sites', 'Sites'],
  ['security', 'Security'],
  ['diagnostics', 'Diagnostics'],
  ['privacy', 'Privacy'],
  ['about', 'About'],
] as const;

/** Sections that say nothing while the vault is locked. */
const SEALED: readonly string[] = ['security', 'diagnostics'];

export function Options() {
  useBackgroundNotices();
  const settings = useSettings();
  const vault = useVault();
  const locked = vault.data && vault.data.state !== 'open' ? vault.data : null;
  const [welcome] = useState(() => location.hash === '#welcome');
  const connections = useRef<HTMLElement>(null);
  const undecided = settings.data?.surface === 'undecided';
  // The first question stands alone; whoever has answered it gets the whole page, also when the background is silent.
  const whole = settings.data ? !undecided : settings.isError;

  // The page is empty when the browser first looks for the place the address names.
  useEffect(() => {
    if (settings.isPending) return;
    const id = location.hash.slice(1);
    if (SECTIONS.some(([each]) => each === id)) document.getElementById(id)?.scrollIntoView?.();
  }, [settings.isPending]);

  return (
    <div class="options">
      <header class="options-head">
        <Mark size={26} />
        <h1>In ATS</h1>
        {whole && (
          <nav aria-label="Sections">
            {SECTIONS.filter(([id]) => !locked || !SEALED.includes(id)).map(([id, title]) => (
              <a key={id} href={`#${id}`}>
                {title}
              </a>
            ))}
          </nav>
        )}
      </header>
      <main>
        {settings.isError && (
          <Trouble
            thrown={settings.error}
            actions={<Button onClick={() => void settings.refetch()}>Try again</Button>}
          />
        )}
        <section id="show" aria-label="Where to show">
          {undecided ? (
            <div class="ui-stack">
              {welcome && (
                <Notice tone="good" title="In ATS is installed.">
                  <p>One question, then you connect your ATS.</p>
                </Notice>
              )}
              <FirstRun />
            </div>
          ) : (
            settings.data && <WhereToShow welcome={welcome} />
          )}
        </section>
        {whole && (
          <>
            <section id="connections" aria-label="Connections" ref={connections}>
              {locked ? <Locked status={locked} /> : <h2>Connections</h2>}
              {settings.data && !locked && <ConnectionsScreen />}
            </section>
            <section id="sites" aria-label="Sites">
              <Sites />
            </section>
            {!locked && (
              <section id="security" aria-label="Security">
                <Security />
              </section>
            )}
            {!locked && (
              <section id="diagnostics" aria-label="Diagnostics">
                <Diagnostics />
              </section>
            )}
            <section id="privacy" aria-label="Privacy">
              <Privacy />
            </section>
            <section id="about" aria-label="About">
              <h2>About</h2>
              <p>
                In ATS, version {browser.runtime.getManifest().version}. Free software under the Apache License 2.0. Not
                made or endorsed by LinkedIn, Greenhouse, Lever, SmartRecruiters or any other company it works with.
              </p>
            </section>
          </>
        )}
      </main>
    </div>
  );
}

function WhereToShow({ welcome }: { welcome: boolean }) {
  const settings = useSettings();
  const connections = useConnections();
  const set = useSetSurface();
  if (!settings.data) return null;
  return (
    <div class="ui-stack">
      <div>
        <h2>Where to show</h2>
        <p class="ui-muted">A change takes effect at once, also on pages that are open.</p>
      </div>
      <SurfaceQuestion
        picked={set.isPending ? set.variables : settings.data.surface}
        locked={settings.data.lockedByPolicy}
        onPick={(choice) => set.mutate(choice)}
      />
      <Trouble thrown={set.error} />
      {welcome && connections.data?.length === 0 && (
        <Notice tone="good" title="Thank you. Now connect your ATS.">
          <p>It’s the next thing on this page. You can also do it later, from the toolbar icon.</p>
        </Notice>
      )}
    </div>
  );
}
