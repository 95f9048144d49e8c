// Step one: what should the connection do? Each tick costs permissions, which the next step names.

import { Button } from '@/components/ui/button';
import { Choice } from '@/components/ui/field';
import type { AtsDescription } from '@/lib/messages/protocol';
import type { Capability, ConnectionDraft } from '@/lib/model/connection';
import type { ChangeDraft } from './connect-draft';
import { CAPABILITIES, CAPABILITY_WORDS } from './connect-words';

export interface CapabilitiesStepProps {
  atsList: AtsDescription[];
  ats: AtsDescription;
  draft: ConnectionDraft;
  onChange: ChangeDraft;
  onNext(): void;
}

export function CapabilitiesStep({ atsList, ats, draft, onChange, onNext }: CapabilitiesStepProps) {
  const set = (capability: Capability, on: boolean) =>
    onChange(({ capabilities }) => ({
      capabilities: CAPABILITIES.filter((each) => (each === capability ? on : capabilities.includes(each))),
    }));

  return (
    <form
      class="ui-stack"
      onSubmit={(event) => {
        event.preventDefault();
        onNext();
      }}
    >
      {atsList.length > 1 && !draft.id && (
        <fieldset class="ui-choices">
          <legend class="ui-label">Your ATS</legend>
          {atsList.map((each) => (
            <Choice
              key={each.id}
              type="radio"
              name="ats"
              label={each.name}
              checked={each.id === ats.id}
              onChange={() => onChange(() => ({ ats: each.id, fields: {} }))}
            />
          ))}
        </fieldset>
      )}
      <fieldset class="ui-choices">
        <legend class="ui-sr">What should it do?</legend>
        {CAPABILITIES.map((capability) => (
          <Choice
            key={capability}
            type="checkbox"
            label={CAPABILITY_WORDS[capability].title}
            help={CAPABILITY_WORDS[capability].help}
            checked={capability === 'show' || draft.capabilities.includes(capability)}
            disabled={capability === 'show'}
            onChange={(on) => set(capability, on)}
          />
        ))}
      </fieldset>
      <div class="ui-actions connect-actions">
        <Button kind="primary" type="submit">
          Next
        </Button>
      </div>
    </form>
  );
}
