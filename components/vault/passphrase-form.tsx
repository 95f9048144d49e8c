// Takes a new passphrase, twice, and the present one where there is one. Keeps nothing of it.

import { useState } from 'preact/hooks';
import { Button } from '@/components/ui/button';
import { errorText } from '@/components/ui/error-text';
import { Field } from '@/components/ui/field';
import { Trouble } from '@/components/ui/trouble';
import { errorCode } from '@/lib/errors';
import { useVaultCommand } from './queries';

/** As the background will have it; said before a second is spent on it. */
const SHORTEST = 10;

export interface PassphraseFormProps {
  asksPresent: boolean;
  /** What its button says. */
  action: string;
  onDone?(): void;
  onLeave?(): void;
}

/** @example <PassphraseForm asksPresent={false} action="Set passphrase" onDone={close} /> */
export function PassphraseForm({ asksPresent, action, onDone, onLeave }: PassphraseFormProps) {
  const [present, setPresent] = useState('');
  const [next, setNext] = useState('');
  const [again, setAgain] = useState('');
  const [problem, setProblem] = useState<'short' | 'differs' | null>(null);
  const protect = useVaultCommand('vault.protect');
  const code = protect.error ? errorCode(protect.error) : null;
  const isWrong = code === 'vault/wrong-passphrase' && !protect.isPending;

  function submit(): void {
    if (protect.isPending) return;
    const found = [...next].length < SHORTEST ? 'short' : next !== again ? 'differs' : null;
    setProblem(found);
    if (found === null)
      protect.mutate({ present: asksPresent ? present : null, next }, { onSuccess: () => onDone?.() });
  }

  return (
    <form
      class="ui-stack"
      onSubmit={(event) => {
        event.preventDefault();
        submit();
      }}
    >
      {asksPresent && (
        <Field
          label="Current passphrase"
          kind="secret"
          value={present}
          error={isWrong ? errorText(code).what : null}
          onInput={setPresent}
        />
      )}
      <Field
        label="New passphrase"
        kind="secret"
        value={next}
        help="At least ten characters. Four words that have nothing to do with each other are good."
        error={problem === 'short' ? errorText('vault/weak-passphrase').what : null}
        onInput={setNext}
      />
      <Field
        label="The same passphrase again"
        kind="secret"
        value={again}
        error={problem === 'differs' ? 'The two are not the same.' : null}
        onInput={setAgain}
      />
      <p class="ui-help">
        Write it down where you keep such things. Nobody can recover it: when it is forgotten, what is stored here can
        only be erased and read from your ATS anew.
      </p>
      {!isWrong && <Trouble thrown={protect.error} />}
      <div class="ui-actions">
        <Button kind="primary" type="submit" busy={protect.isPending}>
          {action}
        </Button>
        {onLeave && <Button onClick={onLeave}>Cancel</Button>}
      </div>
    </form>
  );
}
