// Under whatever the side panel says: that the pages of this site cannot be read well at the moment, and how to report one.

import { useMutation, useQuery } from '@tanstack/preact-query';
import { Button } from '@/components/ui/button';
import { Notice } from '@/components/ui/notice';
import { Trouble } from '@/components/ui/trouble';
import { ask } from '@/lib/messages/ask';

/** Shows nothing where the site reads fully, or nothing is known of it. */
export function PageHealth({ tabId }: { tabId: number | null }) {
  const health = useQuery({
    queryKey: ['tab.health', tabId],
    queryFn: () => (tabId === null ? null : ask('tab.health', { tabId })),
  });
  const report = useMutation({ mutationFn: (site: string) => ask('report.make', { site }) });
  const site = health.data;
  if (!site || site.health === 'full') return null;
  return (
    <div class="panel-words">
      <Notice
        tone="warning"
        title={
          site.health === 'none'
            ? `${site.name} cannot be read at the moment.`
            : `${site.name} is read by address only at the moment.`
        }
        actions={
          <Button kind="quiet" busy={report.isPending} onClick={() => report.mutate(site.site)}>
            Report this page
          </Button>
        }
      >
        <p>
          {site.health === 'none'
            ? 'Its pages may have changed: nobody on them is recognised.'
            : 'Names are not found on its pages, so fewer people are recognised.'}
        </p>
      </Notice>
      <Trouble thrown={report.error} />
    </div>
  );
}
