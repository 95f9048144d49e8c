// Step two: the exact permissions of the ATS that the ticks take, and how a credential with them is made.

import { Button } from '@/components/ui/button';
import { CopyButton } from '@/components/ui/copy-button';
import type { AtsDescription } from '@/lib/messages/protocol';
import type { Capability } from '@/lib/model/connection';
import {
  adminNote,
  CAPABILITIES,
  CAPABILITY_WORDS,
  cannotSeeNote,
  permissionsOf,
  scopeIs,
  wordsFor,
} from './connect-words';
import { Path } from './path';

export interface PermissionsStepProps {
  ats: AtsDescription;
  capabilities: readonly Capability[];
  onBack(): void;
  onNext(): void;
}

export function PermissionsStep({ ats, capabilities, onBack, onNext }: PermissionsStepProps) {
  const words = wordsFor(ats.id);
  const picked = CAPABILITIES.filter((each) => each === 'show' || capabilities.includes(each));
  const permissions = permissionsOf(ats, capabilities);
  const scopes = [...new Set(permissions.map(({ scope }) => scope))];

  return (
    <form
      class="ui-stack"
      onSubmit={(event) => {
        event.preventDefault();
        onNext();
      }}
    >
      <p class="ui-muted">{words?.lead ?? `Create a key in ${ats.name} with exactly these.`}</p>
      <div class="scopes">
        {picked.map((capability) => {
          const needed = permissions.filter((each) => each.capability === capability);
          return (
            <div key={capability}>
              <h3>{CAPABILITY_WORDS[capability].title}</h3>
              {needed.length === 0 ? (
                <p class="ui-help">{CAPABILITY_WORDS[capability].none}</p>
              ) : (
                <ul>
                  {needed.map(({ scope }) => (
                    <li key={scope} title={scopeIs(ats.id, scope)}>
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
      {words && (
        <div class="guide">
          <h3>Where in {ats.name}</h3>
          <p>
            As of {words.guide.asOf}: <Path places={words.guide.path} />
          </p>
          {words.guide.notes.map((note) => (
            <p key={note}>{note}</p>
          ))}
          <p>
            <b>Keep the secret at hand.</b> {words.guide.secretOnce} The next step asks for it.
          </p>
          <h3>Who may do it</h3>
          <p>{words.guide.who} Isn’t that you? Send them this:</p>
          <CopyButton text={adminNote(ats, scopes)}>Copy a note for your admin</CopyButton>
          <details>
            <summary>I can’t see {words.cannotSee.place}</summary>
            <div class="ui-stack guide-help">
              {words.cannotSee.lines.map((line) => (
                <p key={line}>{line}</p>
              ))}
              <CopyButton text={cannotSeeNote(ats)}>Copy this to forward it</CopyButton>
            </div>
          </details>
        </div>
      )}
      <div class="ui-actions connect-actions">
        <Button kind="primary" type="submit">
          Next: your key
        </Button>
        <Button onClick={onBack}>Back</Button>
      </div>
    </form>
  );
}
