// All connections with their states; the way to a first or a further one.

import { Button } from '@/components/ui/button';
import { Trouble } from '@/components/ui/trouble';
import type { ConnectionView } from '@/lib/model/connection';
import { ConnectionRow } from './connection-row';
import { useConnections } from './queries';

export interface ConnectionListProps {
  onConnect(): void;
  onEdit(view: ConnectionView): void;
}

export function ConnectionList({ onConnect, onEdit }: ConnectionListProps) {
  const connections = useConnections();
  const views = connections.data;
  const now = connections.dataUpdatedAt || Date.now();

  return (
    <div class="ui-stack">
      <Trouble
        thrown={connections.error}
        actions={<Button onClick={() => void connections.refetch()}>Try again</Button>}
      />
      {views?.length === 0 && (
        <div class="connections-empty">
          <h2>Nothing connected yet</h2>
          <p class="ui-muted">
            Connect your ATS, and the profiles you open will say whether you already know the person.
          </p>
        </div>
      )}
      {views && views.length > 0 && (
        <ul class="connections" aria-label="Connections">
          {views.map((view) => (
            <ConnectionRow key={view.id} view={view} now={now} onEdit={() => onEdit(view)} />
          ))}
        </ul>
      )}
      {views && (
        <div class="ui-actions">
          <Button kind={views.length === 0 ? 'primary' : 'plain'} onClick={onConnect}>
            + Connect an ATS
          </Button>
        </div>
      )}
    </div>
  );
}
