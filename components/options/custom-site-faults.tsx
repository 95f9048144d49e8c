// Everything that is wrong with the description of a site, place by place.

import { Notice } from '@/components/ui/notice';
import type { PackFault } from '@/lib/model/pack';

export function Faults({ faults }: { faults: readonly PackFault[] }) {
  return (
    <Notice tone="error" title="This description cannot be used.">
      <ul>
        {faults.map(({ at, what }) => (
          <li key={at + what}>{at === '' ? what : `${at}: ${what}`}</li>
        ))}
      </ul>
    </Notice>
  );
}
