// Names every permission a credential lacks, and what it costs to go without.

import type { NeededPermission } from '@/lib/model/connection';
import { scopeCosts } from './connect-words';

/** Those that nothing works without come first; nothing for an empty list. */
export function MissingPermissions({ ats, missing }: { ats: string; missing: readonly NeededPermission[] }) {
  if (missing.length === 0) return null;
  const ordered = [...missing].sort((one, other) => Number(other.required) - Number(one.required));
  return (
    <ul class="missing" aria-label="Missing permissions">
      {ordered.map((permission) => (
        <li key={permission.scope}>
          <code>{permission.scope}</code>
          {permission.required && <b class="missing-required"> needed</b>}
          <p class="ui-help">{scopeCosts(ats, permission)}</p>
        </li>
      ))}
    </ul>
  );
}
