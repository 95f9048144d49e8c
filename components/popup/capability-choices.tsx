// What a connection may do, as ticks that say what each costs.

import { Choice } from '@/components/ui/field';
import type { AtsDescription } from '@/lib/messages/protocol';
import type { Capability } from '@/lib/model/connection';
import type { ChangeDraft } from './connect-draft';
import { CAPABILITIES, CAPABILITY_WORDS, capabilityCost } from './connect-words';

export interface CapabilityChoicesProps {
  ats: AtsDescription;
  picked: readonly Capability[];
  onChange: ChangeDraft;
}

/** *Show* is what the extension is for, so it can't be unticked. */
export function CapabilityChoices({ ats, picked, onChange }: CapabilityChoicesProps) {
  const set = (capability: Capability, on: boolean) =>
    onChange(({ capabilities }) => ({
      capabilities: CAPABILITIES.filter((each) => (each === capability ? on : capabilities.includes(each))),
    }));
  return (
    <fieldset class="ui-choices">
      <legend class="ui-sr">What should it do?</legend>
      {CAPABILITIES.map((capability) => (
        <Choice
          key={capability}
          type="checkbox"
          label={CAPABILITY_WORDS[capability].title}
          help={
            <>
              {CAPABILITY_WORDS[capability].help} <span class="cost">{capabilityCost(ats, capability)}</span>
            </>
          }
          checked={capability === 'show' || picked.includes(capability)}
          disabled={capability === 'show'}
          onChange={(on) => set(capability, on)}
        />
      ))}
    </fieldset>
  );
}
