// What an ATS knows of one person: the card, or that no ATS is connected.

import { useQuery, useQueryClient } from '@tanstack/preact-query';
import { browser } from 'wxt/browser';
import { CandidateCard } from '@/components/card/candidate-card';
import { toCardView } from '@/components/card/card-view';
import { Button } from '@/components/ui/button';
import { Mark } from '@/components/ui/mark';
import { Trouble } from '@/components/ui/trouble';
import { useNotice } from '@/components/ui/use-notice';
import { ask } from '@/lib/messages/ask';
import type { Finding } from '@/lib/model/match';
import type { Sighting } from '@/lib/model/sighting';

/** Whoever hops from profile to profile has not looked at anybody yet. */
const DWELL_MS = 1_500;

export interface FoundPersonProps {
  sighting: Sighting;
  finding: Finding;
  /** When the answer came, ms. */
  askedAt: number;
  /** The heading for assistive technology. */
  heading: string;
  /** An answer that takes the shown one's place. */
  onFresh(finding: Finding): void;
}

export function FoundPerson({ sighting, finding, askedAt, heading, onFresh }: FoundPersonProps) {
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
      <h1 class="ui-sr">{heading}</h1>
      <CandidateCard
        view={toCardView(finding, askedAt)}
        actions={{
          dwellMs: DWELL_MS,
          notes: (connection, candidate) => ask('person.notes', { sighting, connection, candidate }),
          contact: (connection, candidate) => ask('person.contact', { sighting, connection, candidate }),
          openFile: (connection, candidate, file) => ask('file.open', { sighting, connection, candidate, file }),
          refresh: async (connection, candidate) =>
            onFresh(await ask('person.refresh', { sighting, connection, candidate })),
          decide: async (connection, candidate, decision) =>
            onFresh(await ask('person.decide', { sighting, connection, candidate, decision })),
        }}
      />
    </>
  );
}

/** Looks somebody up whom no page's script asks for, and again when the index changes. */
export function SoughtPerson({ sighting }: { sighting: Sighting }) {
  const client = useQueryClient();
  const queryKey = ['person.find', JSON.stringify(sighting)];
  const found = useQuery({ queryKey, queryFn: () => ask('person.find', { sighting }), gcTime: 0 });

  useNotice(({ notice }) => {
    if (notice === 'index.changed') void client.invalidateQueries({ queryKey: ['person.find'] });
  });

  if (found.isError) {
    return (
      <div class="panel-words">
        <Trouble thrown={found.error} actions={<Button onClick={() => void found.refetch()}>Try again</Button>} />
      </div>
    );
  }
  if (!found.data) {
    return (
      <p class="panel-words ui-muted" role="status">
        Looking…
      </p>
    );
  }
  return (
    <FoundPerson
      sighting={sighting}
      finding={found.data}
      askedAt={found.dataUpdatedAt}
      heading={sighting.name ?? 'Whom you asked about'}
      onFresh={(fresh) => client.setQueryData(queryKey, fresh)}
    />
  );
}
