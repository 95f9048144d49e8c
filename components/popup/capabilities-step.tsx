// Step one: which ATS, and what should the connection do? Each tick says what it costs; the next step names it.

import { Button } from '@/components/ui/button';
import { Choice } from '@/components/ui/field';
import type { AtsDescription } from '@/lib/messages/protocol';
import { CapabilityChoices } from './capability-choices';
import type { ChangeDraft, ConnectForm } from './connect-draft';

export interface CapabilitiesStepProps {
  atsList: readonly AtsDescription[];
  ats: AtsDescription;
  draft: ConnectForm;
  onChange: ChangeDraft;
  onNext(): void;
}

export function CapabilitiesStep({ atsList, ats, draft, onChange, onNext }: CapabilitiesStepProps) {
  return (
    <form
      class="ui-stack"
      onSubmit={(event) => {
        event.preventDefault();
        onNext();
      }}
    >
      {atsList.length > 1 && (
        <fieldset class="ats-cards">
          <legend class="ui-label">Which ATS do you use?</legend>
          {atsList.map((each) => (
            <Choice
              key={each.id}
              type="radio"
              name="ats"
              label={each.name}
              checked={each.id === ats.id}
              // What was typed for one ATS means nothing to another.
              onChange={() => onChange(() => ({ ats: each.id, name: '', fields: {}, options: undefined }))}
            />
          ))}
        </fieldset>
      )}
      <CapabilityChoices ats={ats} picked={draft.capabilities} onChange={onChange} />
      <div class="ui-actions connect-actions">
        <Button kind="primary" type="submit">
          Next
        </Button>
      </div>
    </form>
  );
}
