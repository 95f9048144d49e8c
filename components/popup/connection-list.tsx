// All connections with their states, those of the organisation first; the way to a first or a further one.

import { useId } from 'preact/hooks';
import { Button } from '@/components/ui/button';
import { Trouble } from '@/components/ui/trouble';
import type { ConnectionView } from '@/lib/model/connection';
import type { ConnectStep } from './connect-draft';
import { ConnectionRow } from './connection-row';
import { useConnections } from './queries';

export interface ConnectionListProps {
  /** The connection one came back from. */
  cameFrom: string | null;
  onConnect(): void;
  onEdit(view: ConnectionView, step?: ConnectStep): void;
  onPermissions(view: ConnectionView): void;
}

export function ConnectionList(props: ConnectionListProps) {
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
      {views && (
        <div class="ui-actions">
          <Button kind={views.length === 0 ? 'primary' : 'plain'} onClick={props.onConnect}>
            {views.length === 0 ? '+ Connect an ATS' : '+ Add a connection'}
          </Button>
        </div>
      )}
      <Group
        {...props}
        title="From my organisation"
        note="Set up by your organisation, which alone can change or remove them."
        views={views?.filter(({ isManaged }) => isManaged)}
        now={now}
      />
      <Group {...props} title="Mine" views={views?.filter(({ isManaged }) => !isManaged)} now={now} />
    </div>
  );
}

interface GroupProps extends ConnectionListProps {
  title: string;
  note?: string;
  views: ConnectionView[] | undefined;
  now: number;
}

/** Nothing where there is none of the kind. */
function Group({ title, note, views, now, cameFrom, onEdit, onPermissions }: GroupProps) {
  const id = useId();
  if (!views || views.length === 0) return null;
  return (
    <section class="connections-group">
      <h3 id={id}>{title}</h3>
      {note && <p class="ui-help">{note}</p>}
      <ul class="connections" aria-labelledby={id}>
        {views.map((view) => (
          <ConnectionRow
            key={view.id}
            view={view}
            now={now}
            focused={view.id === cameFrom}
            onEdit={(step) => onEdit(view, step)}
            onPermissions={() => onPermissions(view)}
          />
        ))}
      </ul>
    </section>
  );
}
