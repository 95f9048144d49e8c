// A list that somebody pastes, drops or chooses as a file: who of it the ATS knows, looked up on this machine alone.

import { useState } from 'preact/hooks';
import { Button } from '@/components/ui/button';
import { PasteForm } from './paste-form';
import { PasteResult } from './paste-result';

export interface PasteListProps {
  /** What was pasted elsewhere already. */
  text?: string;
  onClose(): void;
}

export function PasteList({ text: given, onClose }: PasteListProps) {
  const [text, setText] = useState(given ?? null);
  return (
    <section class="paste" aria-label="Check a list">
      <div class="panel-back">
        <Button kind="quiet" onClick={onClose}>
          ‹ Back
        </Button>
        {text !== null && (
          <Button kind="quiet" onClick={() => setText(null)}>
            Another list
          </Button>
        )}
      </div>
      {text === null ? <PasteForm onList={setText} /> : <PasteResult text={text} />}
    </section>
  );
}
