// The first question: where verdicts may be drawn. Nothing is drawn in a page before it is answered.

import { Choice } from '@/components/ui/field';
import type { SurfaceChoice } from '@/lib/model/match';

export interface SurfaceQuestionProps {
  /** What is picked at the moment; `undecided` picks nothing. */
  picked: SurfaceChoice;
  locked: boolean;
  onPick(choice: 'page' | 'panel'): void;
}

/** Two radios in plain words; saving is the caller's. */
export function SurfaceQuestion({ picked, locked, onPick }: SurfaceQuestionProps) {
  return (
    <fieldset class="ui-choices">
      <legend class="ui-sr">Where should the answer appear?</legend>
      <Choice
        type="radio"
        name="surface"
        label="On the page, next to the name"
        help="A small badge on each profile you open. LinkedIn’s terms forbid tools that change how its pages look, and LinkedIn may restrict accounts that use them."
        checked={picked === 'page'}
        disabled={locked}
        onChange={() => onPick('page')}
      />
      <Choice
        type="radio"
        name="surface"
        label="Only in the toolbar and the side panel"
        help="Pages stay exactly as they are. The icon in your toolbar shows the answer; the side panel has the details."
        checked={picked === 'panel'}
        disabled={locked}
        onChange={() => onPick('panel')}
      />
      {locked && <p class="ui-help">Set by your organisation.</p>}
    </fieldset>
  );
}
