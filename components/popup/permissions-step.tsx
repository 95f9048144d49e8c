// Step two: the exact permissions of the ATS that the ticks take, and how a credential with them is made.

import { Button } from '@/components/ui/button';
import { CopyButton } from '@/components/ui/copy-button';
import type { AtsDescription } from '@/lib/messages/protocol';
import type { Capability } from '@/lib/model/connection';
import { adminNote, CAPABILITIES, CAPABILITY_WORDS, GUIDES, scopeIs } from './connect-words';

export interface PermissionsStepProps {
  ats: AtsDescription;
  capabilities: readonly Capability[];
  /** The list still belongs to other ticks: nothing may be copied from it. */
  stale: boolean;
  onBack(): void;
  onNext(): void;
}

export function PermissionsStep({ ats, capabilities, stale, onBack, onNext }: PermissionsStepProps) {
  const guide = GUIDES[ats.id];
  const picked = CAPABILITIES.filter((each) => each === 'show' || capabilities.includes(each));
  const scopes = stale ? [] : [...new Set(ats.permissions.map(({ scope }) => scope))];

  return (
    <form
      class="ui-stack"
      onSubmit={(event) => {
        event.preventDefault();
        onNext();
      }}
    >
      <p class="ui-muted">Create a credential in {ats.name} with exactly these. All of them only read.</p>
      <div class="scopes" aria-busy={stale}>
        {picked.map((capability) => {
          const needed = ats.permissions.filter((each) => each.capability === capability);
          return (
            <div key={capability}>
              <h3>{CAPABILITY_WORDS[capability].title}</h3>
              {needed.length === 0 ? (
                <p class="ui-help">{CAPABILITY_WORDS[capability].none}</p>
              ) : (
                <ul>
                  {needed.map(({ scope }) => (
                    <li key={scope} title={scopeIs(scope)}>
                      <code>{scope}</code>
                    </li>
                  ))}
                </ul>
              )}
            </div>
          );
        })}
      </div>
      {scopes.length > 0 && (
        <div class="ui-actions">
          <CopyButton text={scopes.join('\n')}>
            {scopes.length === 1 ? 'Copy the permission' : `Copy all ${scopes.length}`}
          </CopyButton>
        </div>
      )}
      {guide && (
        <div class="guide">
          <h3>Where in {ats.name}</h3>
          <p>
            As of {guide.asOf}:{' '}
            {guide.path.map((place, index) => (
              <span key={place}>
                {index > 0 && <span class="ui-muted"> › </span>}
                <b>{place}</b>
              </span>
            ))}
          </p>
          <p>
            <b>Keep the secret at hand.</b> {guide.secretOnce} The next step asks for it.
          </p>
          <h3>Who may do it</h3>
          <p>
            Somebody with the developer permission <b>{guide.who}</b>. Isn’t that you? Send this to somebody who has it.
          </p>
          <CopyButton text={adminNote(ats.name, guide, scopes)}>Copy a note for your admin</CopyButton>
        </div>
      )}
      <div class="ui-actions connect-actions">
        <Button kind="primary" type="submit">
          Next: credentials
        </Button>
        <Button onClick={onBack}>Back</Button>
      </div>
    </form>
  );
}
