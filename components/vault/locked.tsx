// What stands in place of everything else while the vault is locked: how to unlock it, and what to do when the
// passphrase is forgotten. Only ever in the extension's own pages: a web page hears what is typed in it.

import { useLayoutEffect, useRef, useState } from 'preact/hooks';
import { Button } from '@/components/ui/button';
import { errorText } from '@/components/ui/error-text';
import { Field } from '@/components/ui/field';
import { errorCode } from '@/lib/errors';
import type { VaultStatus } from '@/lib/model/vault';
import { EraseAll } from './erase-all';
import { PassphraseForm } from './passphrase-form';
import { useVaultCommand } from './queries';
import { useSecondsUntil } from './use-seconds-until';

export function Locked({ status }: { status: VaultStatus }) {
  return (
    <div class="locked ui-stack">
      {status.state === 'unprotected' ? <FirstPassphrase /> : <Unlock retryAt={status.retryAt} />}
    </div>
  );
}

function FirstPassphrase() {
  return (
    <>
      <div>
        <h2>Locked: choose a passphrase</h2>
        <p class="ui-muted">Your organisation asks for one. Until it is set, nothing is read from your ATS or shown.</p>
      </div>
      <PassphraseForm asksPresent={false} action="Set passphrase" />
    </>
  );
}

function Unlock({ retryAt }: { retryAt: string | null }) {
  const [typed, setTyped] = useState('');
  const [isForgotten, setForgotten] = useState(false);
  const unlock = useVaultCommand('vault.unlock');
  const seconds = useSecondsUntil(retryAt);
  const form = useRef<HTMLFormElement>(null);
  const code = unlock.error ? errorCode(unlock.error) : null;
  useLayoutEffect(() => form.current?.querySelector('input')?.focus(), []);

  if (isForgotten) {
    return (
      <>
        <div>
          <h2>Passphrase forgotten?</h2>
          <p>
            Nobody can recover it: not your organisation, not the makers of this extension. What is stored here can then
            only be erased. Your ATS keeps everything: connect it again, and it is read anew.
          </p>
        </div>
        <EraseAll onKeep={() => setForgotten(false)} />
      </>
    );
  }
  return (
    <>
      <div>
        <h2>Locked</h2>
        <p class="ui-muted">Nothing is shown, and your ATS isn’t read, until you type your passphrase.</p>
      </div>
      <form
        class="ui-stack"
        ref={form}
        onSubmit={(event) => {
          event.preventDefault();
          if (typed === '' || unlock.isPending || seconds > 0) return;
          unlock.mutate({ passphrase: typed }, { onError: () => setTyped('') });
        }}
      >
        <Field
          label="Passphrase"
          kind="secret"
          value={typed}
          error={code === null || code === 'vault/slowed' || unlock.isPending ? null : sentence(code)}
          onInput={setTyped}
        />
        {seconds > 0 && (
          <p class="ui-help" role="status">
            Several were wrong. The next can be tried in {seconds} {seconds === 1 ? 'second' : 'seconds'}.
          </p>
        )}
        <div class="ui-actions">
          <Button kind="primary" type="submit" busy={unlock.isPending} aria-disabled={seconds > 0}>
            Unlock
          </Button>
          <Button kind="quiet" onClick={() => setForgotten(true)}>
            Forgotten?
          </Button>
        </div>
      </form>
    </>
  );
}

function sentence(code: string): string {
  const { what, todo } = errorText(code);
  return `${what} ${todo}`;
}
