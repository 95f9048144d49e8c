// Every site that can be read: on or off, where its verdicts are shown, and how well its pages could be read lately.

import { Button } from '@/components/ui/button';
import { Trouble } from '@/components/ui/trouble';
import type { SiteView } from '@/lib/model/site-view';
import { CustomSites } from './custom-sites';
import { useSites } from './sites-queries';
import { SiteRow } from './sites-row';

export function Sites() {
  const sites = useSites();
  const of = (kind: SiteView['kind']) => (sites.data ?? []).filter((site) => site.kind === kind);
  return (
    <div class="ui-stack">
      <div>
        <h2>Sites</h2>
        <p class="ui-muted">
          LinkedIn is read from the start. Every other site only after you switch it on, and after your browser has
          asked you whether In ATS may see its pages. Nothing is ever sent to a site.
        </p>
      </div>
      <Trouble thrown={sites.error} actions={<Button onClick={() => void sites.refetch()}>Try again</Button>} />
      {sites.data && (
        <>
          <SiteList title="Where people are found" sites={of('built-in')} />
          <SiteList
            title="Sourcing tools"
            note="These name nobody by their addresses. In ATS looks for the one LinkedIn, GitHub or e-mail link of the open card, and says nothing where there are several."
            sites={of('tool')}
          />
          <CustomSites sites={of('custom')} taken={sites.data.map(({ id }) => id)} />
        </>
      )}
    </div>
  );
}

function SiteList({ title, note, sites }: { title: string; note?: string; sites: readonly SiteView[] }) {
  if (sites.length === 0) return null;
  return (
    <div class="sites-group">
      <h3>{title}</h3>
      {note && <p class="ui-help">{note}</p>}
      <ul class="sites-list">
        {sites.map((site) => (
          <SiteRow key={site.id} site={site} />
        ))}
      </ul>
    </div>
  );
}
