// The side panel (in Firefox the sidebar): the card of whoever the active tab shows, and plain words when there is nobody.

import { useQueryClient } from '@tanstack/preact-query';
import { browser } from 'wxt/browser';
import { CandidateCard } from '@/components/card/candidate-card';
import { toCardView } from '@/components/card/card-view';
import { Button } from '@/components/ui/button';
import { Mark } from '@/components/ui/mark';
import { Trouble } from '@/components/ui/trouble';
import { VaultGate } from '@/components/vault/vault-gate';
import { ask } from '@/lib/messages/ask';
import type { Messages } from '@/lib/messages/protocol';
import type { Finding } from '@/lib/model/match';
import { useActiveTab, useTabPerson } from './queries';

type TabPerson = NonNullable<Messages['tab.person']['out']>;

export function SidePanel() {
  const tabId = useActiveTab();
  const person = useTabPerson(tabId);
  return (
    <main class="panel" aria-busy={person.isFetching}>
      <VaultGate heading={<h1 class="ui-sr">In ATS</h1>}>
        {person.isError ? (
          <div class="panel-words">
            <Trouble thrown={person.error} actions={<Button onClick={() => void person.refetch()}>Try again</Button>} />
          </div>
        ) : person.data ? (
          <Person key={person.data.finding.url} tabId={tabId} person={person.data} askedAt={person.dataUpdatedAt} />
        ) : person.data === null ? (
          <div class="panel-words">
            <Mark size={28} />
            <h1>Nobody on this page</h1>
            <p class="ui-muted">Open somebody’s profile, and this panel says whether your ATS knows them.</p>
          </div>
        ) : (
          <p class="panel-words ui-muted" role="status">
            Looking…
          </p>
        )}
      </VaultGate>
    </main>
  );
}

const DWELL_MS = 1_500;

function Person({ tabId, person, askedAt }: { tabId: number | null; person: TabPerson; askedAt: number }) {
  const client = useQueryClient();
  const { finding, sighting } = person;

  function showFresh(fresh: Finding): void {
    client.setQueryData<TabPerson | null>(['tab.person', tabId], (shown) =>
      shown && shown.finding.url === fresh.url ? { sighting, finding: fresh } : shown,
    );
  }

  if (finding.coverage.state === 'none' && finding.matches.length === 0) {
    return (
      <div class="panel-words">
        <Mark size={28} />
        <h1>No ATS is connected</h1>
        <p class="ui-muted">
          Connect yours, and this panel says whether you already know {sighting.name ?? 'this person'}.
        </p>
        <Button kind="primary" onClick={() => void browser.runtime.openOptionsPage()}>
          Connect an ATS
        </Button>
      </div>
    );
  }

  return (
    <>
      <h1 class="ui-sr">Who is on this page</h1>
      <CandidateCard
        view={toCardView(finding, askedAt)}
        actions={{
          // Whoever hops from profile to profile has not looked at anybody yet.
          dwellMs: DWELL_MS,
          notes: (connection, candidate) => ask('person.notes', { sighting, connection, candidate }),
          contact: (connection, candidate) => ask('person.contact', { sighting, connection, candidate }),
          openFile: (connection, candidate, file) => ask('file.open', { sighting, connection, candidate, file }),
          refresh: async (connection, candidate) =>
            showFresh(await ask('person.refresh', { sighting, connection, candidate })),
          decide: async (connection, candidate, decision) =>
            showFresh(await ask('person.decide', { sighting, connection, candidate, decision })),
        }}
      />
    </>
  );
}
