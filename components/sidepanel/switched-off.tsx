// In place of an answer on a site that the user or policy switched off.

import { useMutation } from '@tanstack/preact-query';
import { Button } from '@/components/ui/button';
import { Mark } from '@/components/ui/mark';
import { Trouble } from '@/components/ui/trouble';
import { ask } from '@/lib/messages/ask';

export function SwitchedOff({ site }: { site: string }) {
  const on = useMutation({ mutationFn: () => ask('site.change', { id: site, isOn: true }) });
  return (
    <div class="panel-words">
      <Mark size={28} />
      <h1>Off on this site</h1>
      <p class="ui-muted">Nobody is looked up here, and nothing is shown.</p>
      <Button busy={on.isPending} onClick={() => on.mutate()}>
        Switch it on again
      </Button>
      <Trouble thrown={on.error} />
    </div>
  );
}
