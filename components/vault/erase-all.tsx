// The question before everything is erased.

import { useId, useLayoutEffect, useRef } from 'preact/hooks';
import { Button } from '@/components/ui/button';
import { Trouble } from '@/components/ui/trouble';
import { useVaultCommand } from './queries';

export function EraseAll({ onKeep }: { onKeep(): void }) {
  const id = useId();
  const erase = useVaultCommand('vault.erase');
  const keep = useRef<HTMLButtonElement>(null);
  useLayoutEffect(() => keep.current?.focus(), []);
  return (
    <div
      class="erase-all"
      role="alertdialog"
      aria-labelledby={`${id}-title`}
      aria-describedby={`${id}-text`}
      tabIndex={-1}
      onKeyDown={(event) => {
        if (event.key !== 'Escape') return;
        event.preventDefault();
        onKeep();
      }}
    >
      <h3 id={`${id}-title`}>Erase everything and start anew?</h3>
      <p id={`${id}-text`}>
        The keys first, so that nothing can be opened any more; then all records, connections, their secrets, what you
        decided about people, and your settings. It can’t be undone. Nothing changes in your ATS.
      </p>
      <Trouble thrown={erase.error} />
      <div class="ui-actions">
        <Button kind="danger" busy={erase.isPending} onClick={() => erase.mutate({}, { onSuccess: onKeep })}>
          Erase everything
        </Button>
        <Button buttonRef={keep} onClick={onKeep}>
          Keep it
        </Button>
      </div>
    </div>
  );
}
