// Asks for the passphrase once more, before something is done that needs it.

import { useState } from 'preact/hooks';
import { Button } from '@/components/ui/button';
import { errorText } from '@/components/ui/error-text';
import { Field } from '@/components/ui/field';
import { Trouble } from '@/components/ui/trouble';
import { errorCode } from '@/lib/errors';

export interface PresentPassphraseFormProps {
  /** What its button says. */
  action: string;
  busy: boolean;
  thrown: unknown;
  onSubmit(passphrase: string): void;
  onLeave(): void;
}

export function PresentPassphraseForm({ action, busy, thrown, onSubmit, onLeave }: PresentPassphraseFormProps) {
  const [typed, setTyped] = useState('');
  const isWrong = Boolean(thrown) && !busy && errorCode(thrown) === 'vault/wrong-passphrase';
  return (
    <form
      class="ui-stack"
      onSubmit={(event) => {
        event.preventDefault();
        if (!busy && typed !== '') onSubmit(typed);
      }}
    >
      <Field
        label="Current passphrase"
        kind="secret"
        value={typed}
        error={isWrong ? errorText('vault/wrong-passphrase').what : null}
        onInput={setTyped}
      />
      {!isWrong && <Trouble thrown={thrown} />}
      <div class="ui-actions">
        <Button kind="primary" type="submit" busy={busy}>
          {action}
        </Button>
        <Button onClick={onLeave}>Cancel</Button>
      </div>
    </form>
  );
}
