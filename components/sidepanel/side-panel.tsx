// The side panel (in Firefox the sidebar): the card of whoever the active tab shows, what was asked about it, and plain
// words when there is nobody.

import { useQueryClient } from '@tanstack/preact-query';
import type { ComponentChildren } from 'preact';
import { useState } from 'preact/hooks';
import { Button } from '@/components/ui/button';
import { Mark } from '@/components/ui/mark';
import { Trouble } from '@/components/ui/trouble';
import { VaultGate } from '@/components/vault/vault-gate';
import type { Messages } from '@/lib/messages/protocol';
import type { Finding } from '@/lib/model/match';
import { AnyPage, Ask } from './any-page';
import { FoundPerson } from './found-person';
import { useTabList } from './list-queries';
import { ListView } from './list-view';
import { PageHealth } from './page-health';
import { PasteList } from './paste-list';
import { useActiveTab, useTabPerson, useTabReading } from './queries';
import { SwitchedOff } from './switched-off';

type TabPerson = NonNullable<Messages['tab.person']['out']>;

export function SidePanel() {
  const tabId = useActiveTab();
  const person = useTabPerson(tabId);
  const reading = useTabReading(tabId);
  const [isList, setList] = useState(false);
  return (
    <main class="panel" aria-busy={person.isFetching}>
      <VaultGate heading={<h1 class="ui-sr">In ATS</h1>}>
        {isList ? (
          <PasteList onClose={() => setList(false)} />
        ) : reading.data ? (
          <AnyPage key={reading.dataUpdatedAt} reading={reading.data} onClose={reading.close} />
        ) : person.isError ? (
          <div class="panel-words">
            <Trouble thrown={person.error} actions={<Button onClick={() => void person.refetch()}>Try again</Button>} />
          </div>
        ) : person.data ? (
          // People of one list share its address.
          <Person
            key={JSON.stringify(person.data.sighting)}
            tabId={tabId}
            person={person.data}
            askedAt={person.dataUpdatedAt}
          />
        ) : person.data === null ? (
          <ListOrNobody tabId={tabId} nobody={<Nobody onRead={reading.ask} />} />
        ) : (
          <p class="panel-words ui-muted" role="status">
            Looking…
          </p>
        )}
        {!isList && (
          <>
            <PageHealth tabId={tabId} />
            <div class="panel-more">
              <Button kind="quiet" onClick={() => setList(true)}>
                Check a list
              </Button>
            </div>
          </>
        )}
      </VaultGate>
    </main>
  );
}

/** Pages of many show nobody above all. */
function ListOrNobody({ tabId, nobody }: { tabId: number | null; nobody: ComponentChildren }) {
  const { data } = useTabList(tabId);
  if (data === undefined) return null;
  return data === null ? nobody : <ListView key={data.url} list={data} />;
}

function Nobody({ onRead }: { onRead(): void }) {
  return (
    <>
      <div class="panel-words">
        <Mark size={28} />
        <h1>Nobody seen on this page</h1>
        <p class="ui-muted">
          Open somebody’s profile, and this panel says whether your ATS knows them. Any other page is read when you ask.
        </p>
      </div>
      <Ask />
      <div class="panel-more">
        <Button kind="quiet" onClick={onRead}>
          Is this person in my ATS?
        </Button>
      </div>
    </>
  );
}

function Person({ tabId, person, askedAt }: { tabId: number | null; person: TabPerson; askedAt: number }) {
  const client = useQueryClient();
  const { finding, sighting } = person;

  function showFresh(fresh: Finding): void {
    client.setQueryData<TabPerson | null>(['tab.person', tabId], (shown) =>
      JSON.stringify(shown?.sighting) === JSON.stringify(sighting) ? { sighting, finding: fresh } : shown,
    );
  }

  if (finding.surface === 'off') return <SwitchedOff site={sighting.site} />;
  return (
    <FoundPerson
      sighting={sighting}
      finding={finding}
      askedAt={askedAt}
      heading="Who is on this page"
      onFresh={showFresh}
    />
  );
}
