// A submitted draft that is still on its way: the browser has yet to allow it, or the ATS has yet to answer. All of it
// goes on without this window.

import { useLayoutEffect, useRef } from 'preact/hooks';
import { Button } from '@/components/ui/button';
import { Notice } from '@/components/ui/notice';
import type { Submission } from '@/lib/messages/protocol';
import type { HostPermission } from './use-host-permission';

export interface SubmissionScreenProps {
  submission: Extract<Submission, { state: 'waiting-for-permission' | 'checking' }>;
  permission: HostPermission;
  onBack(): void;
}

export function SubmissionScreen({ submission, permission, onBack }: SubmissionScreenProps) {
  const heading = useRef<HTMLHeadingElement>(null);
  useLayoutEffect(() => heading.current?.focus(), [submission.state]);
  const name = submission.draft.name;

  if (submission.state === 'checking') {
    return (
      <section class="ui-stack waiting" aria-busy="true">
        <h2 ref={heading} tabIndex={-1}>
          Checking with {name}…
        </h2>
        <p role="status" class="waiting-line">
          <span class="ui-spinner" aria-hidden="true" /> Looking at what it may read.
        </p>
        <p class="ui-muted">You can close this window; it goes on.</p>
      </section>
    );
  }

  const hosts = submission.origins.map((origin) => origin.replace(/^[a-z*]+:\/\//, '').replace(/\/.*$/, ''));
  return (
    <section class="ui-stack waiting">
      <h2 ref={heading} tabIndex={-1}>
        Allow access to {name}
      </h2>
      <p>
        To read from {name}, In ATS must be allowed to reach{' '}
        {hosts.map((host, index) => (
          <span key={host}>
            {index > 0 && (index === hosts.length - 1 ? ' and ' : ', ')}
            <b>{host}</b>
          </span>
        ))}
        . Press Allow, and say yes when your browser asks. Nothing has been sent yet.
      </p>
      {permission.outcome === 'refused' && (
        <Notice tone="error" title="You said no.">
          <p>Without it {name} can’t be reached. What you typed is kept: allow it, or go back to the form.</p>
        </Notice>
      )}
      <div class="ui-actions">
        <Button
          kind="primary"
          busy={permission.outcome === 'asking'}
          onClick={() => void permission.ask(submission.origins)}
        >
          Allow
        </Button>
        <Button onClick={onBack}>Back to the form</Button>
      </div>
    </section>
  );
}
