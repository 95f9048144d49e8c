// Asked once, before anything is drawn anywhere: how should the answer be shown?

import { useState } from 'preact/hooks';
import { useSetSurface } from '@/components/popup/queries';
import { Button } from '@/components/ui/button';
import { Trouble } from '@/components/ui/trouble';
import { SurfaceQuestion } from './surface-question';

/** The question with its default picked; nothing is set until *Continue* is pressed. */
export function FirstRun() {
  const [picked, setPicked] = useState<'page' | 'panel'>('page');
  const set = useSetSurface();
  return (
    <form
      class="ui-stack"
      onSubmit={(event) => {
        event.preventDefault();
        if (!set.isPending) set.mutate(picked);
      }}
    >
      <div>
        <h2>Where should the answer appear?</h2>
        <p class="ui-muted">
          In ATS tells you on a person’s profile whether your ATS already knows them. Until you choose, it shows nothing
          anywhere. You can change this at any time, also for one site alone.
        </p>
      </div>
      <SurfaceQuestion picked={picked} locked={false} onPick={setPicked} />
      <Trouble thrown={set.error} />
      <div class="ui-actions">
        <Button kind="primary" type="submit" busy={set.isPending}>
          Continue
        </Button>
      </div>
    </form>
  );
}
