// The question before everything is erased.

import { EraseQuestion } from '@/components/ui/erase-question';
import { Trouble } from '@/components/ui/trouble';
import { useVaultCommand } from './queries';

export function EraseAll({ onKeep }: { onKeep(): void }) {
  const erase = useVaultCommand('vault.erase');
  return (
    <EraseQuestion
      heading="h3"
      title="Erase everything and start anew?"
      text="The encryption keys first, so that nothing can be opened any more; then all records, connections, their secrets, what you decided about people, and your settings. It can’t be undone. Nothing changes in your ATS."
      erase="Erase everything"
      keep="Keep it"
      busy={erase.isPending}
      onErase={() => erase.mutate({}, { onSuccess: onKeep })}
      onKeep={onKeep}
    >
      <Trouble thrown={erase.error} />
    </EraseQuestion>
  );
}
