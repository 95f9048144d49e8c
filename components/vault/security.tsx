// The options page's part on what guards the vault: passphrase, when it locks, another key, erasing.

import { useState } from 'preact/hooks';
import { Button } from '@/components/ui/button';
import { Progress, percentOf } from '@/components/ui/progress';
import { Select } from '@/components/ui/select';
import { Trouble } from '@/components/ui/trouble';
import type { VaultStatus } from '@/lib/model/vault';
import { EraseAll } from './erase-all';
import { PassphraseForm } from './passphrase-form';
import { PresentPassphraseForm } from './present-passphrase-form';
import { useVault, useVaultCommand } from './queries';

type Doing = 'nothing' | 'set' | 'change' | 'remove' | 'rotate' | 'erase';

const MINUTES = [5, 15, 30, 60, 120, 240, 480];

export function Security() {
  const { data: status, error } = useVault();
  const [doing, setDoing] = useState<Doing>('nothing');
  const leave = () => setDoing('nothing');
  const part = { doing, start: setDoing, leave };
  return (
    <div class="security ui-stack">
      <h2>Security</h2>
      <Trouble thrown={error} />
      {status && <Passphrase status={status} {...part} />}
      {status && <AnotherKey status={status} {...part} />}
      <div class="ui-stack">
        <div>
          <h3>Erase everything</h3>
          <p class="ui-muted">Leaves this browser as if the extension had just been installed.</p>
        </div>
        {doing === 'erase' ? (
          <EraseAll onKeep={leave} />
        ) : (
          <div class="ui-actions">
            <Button onClick={() => setDoing('erase')}>Erase everything…</Button>
          </div>
        )}
      </div>
    </div>
  );
}

interface PartProps {
  status: VaultStatus;
  doing: Doing;
  start(doing: Doing): void;
  leave(): void;
}

function Passphrase({ status, doing, start, leave }: PartProps) {
  const lock = useVaultCommand('vault.lock');
  const remove = useVaultCommand('vault.protect');
  const { hasPassphrase, isPassphraseRequired } = status;
  return (
    <div class="ui-stack">
      <div>
        <h3>Passphrase</h3>
        <p class="ui-muted">
          {hasPassphrase
            ? 'What is stored is opened by your passphrase alone. Each guess costs about a second of a computer like this one.'
            : 'Without one, whoever copies this browser’s profile can read what is stored. With one they would have to guess it, and each guess costs about a second of a computer like this one.'}
        </p>
      </div>
      {hasPassphrase && <AutoLock status={status} />}
      {doing === 'set' || doing === 'change' ? (
        <PassphraseForm
          asksPresent={hasPassphrase}
          action={hasPassphrase ? 'Change passphrase' : 'Set passphrase'}
          onDone={leave}
          onLeave={leave}
        />
      ) : doing === 'remove' ? (
        <PresentPassphraseForm
          action="Remove passphrase"
          busy={remove.isPending}
          thrown={remove.error}
          onSubmit={(present) => remove.mutate({ present, next: null }, { onSuccess: leave })}
          onLeave={leave}
        />
      ) : hasPassphrase ? (
        <div class="ui-actions">
          <Button busy={lock.isPending} onClick={() => lock.mutate({})}>
            Lock now
          </Button>
          <Button onClick={() => start('change')}>Change passphrase</Button>
          {!isPassphraseRequired && <Button onClick={() => start('remove')}>Remove passphrase</Button>}
        </div>
      ) : (
        <div class="ui-actions">
          <Button onClick={() => start('set')}>Set a passphrase</Button>
        </div>
      )}
      {isPassphraseRequired && <p class="ui-help">Your organisation asks for a passphrase.</p>}
    </div>
  );
}

function AutoLock({ status: { autoLockMinutes, longestAutoLockMinutes } }: { status: VaultStatus }) {
  const tune = useVaultCommand('vault.tune');
  const offered = [...new Set([...MINUTES, autoLockMinutes])]
    .filter((minutes) => minutes <= (longestAutoLockMinutes ?? minutes))
    .sort((a, b) => a - b);
  return (
    <>
      <Select
        label="Lock after"
        help={`without use. It also locks with the screen, and when the browser is closed.${longestAutoLockMinutes === null ? '' : ' Your organisation sets the longest.'}`}
        value={String(tune.isPending ? tune.variables.autoLockMinutes : autoLockMinutes)}
        options={offered.map((minutes) => ({ value: String(minutes), label: inWords(minutes) }))}
        onPick={(value) => tune.mutate({ autoLockMinutes: Number(value) })}
      />
      <Trouble thrown={tune.error} />
    </>
  );
}

function AnotherKey({ status, doing, start, leave }: PartProps) {
  const rotate = useVaultCommand('vault.rotate');
  const { hasPassphrase, resealed } = status;
  return (
    <div class="ui-stack">
      <div>
        <h3>Encrypt anew</h3>
        <p class="ui-muted">
          Encrypts everything stored here once more, with a fresh encryption key, in the background. What you connected
          stays connected. Worth doing after somebody may have copied this browser’s profile
          {hasPassphrase && ', or learned your passphrase (change that first)'}.
        </p>
      </div>
      {resealed !== null ? (
        <div class="ui-stack">
          <Progress label="Encrypting anew" fraction={resealed} />
          <p class="ui-help" role="status">
            {percentOf(resealed)} % is encrypted anew. You can go on working meanwhile, and close this page.
          </p>
        </div>
      ) : doing === 'rotate' && hasPassphrase ? (
        <PresentPassphraseForm
          action="Encrypt anew"
          busy={rotate.isPending}
          thrown={rotate.error}
          onSubmit={(present) => rotate.mutate({ present }, { onSuccess: leave })}
          onLeave={leave}
        />
      ) : (
        <>
          {!hasPassphrase && <Trouble thrown={rotate.error} />}
          <div class="ui-actions">
            <Button
              busy={rotate.isPending}
              onClick={() => (hasPassphrase ? start('rotate') : rotate.mutate({ present: null }))}
            >
              Encrypt anew
            </Button>
          </div>
        </>
      )}
    </div>
  );
}

function inWords(minutes: number): string {
  if (minutes % 60 !== 0) return `${minutes} ${minutes === 1 ? 'minute' : 'minutes'}`;
  return minutes === 60 ? '1 hour' : `${minutes / 60} hours`;
}
