// The toolbar popup: the first-run question until it is answered, then the connections, unless they are locked.

import { browser } from 'wxt/browser';
import { FirstRun } from '@/components/options/first-run';
import { Button } from '@/components/ui/button';
import { Mark } from '@/components/ui/mark';
import { Trouble } from '@/components/ui/trouble';
import { useVault, useVaultCommand } from '@/components/vault/queries';
import { VaultGate } from '@/components/vault/vault-gate';
import { AskAboutTab } from './ask-about-tab';
import { ConnectionsScreen } from './connections-screen';
import { useBackgroundNotices, useSettings } from './queries';

export function Popup() {
  useBackgroundNotices();
  const settings = useSettings();
  return (
    <main class="popup">
      <header class="popup-head">
        <Mark />
        <h1>In ATS</h1>
        <LockButton />
        <Button kind="quiet" onClick={() => void browser.runtime.openOptionsPage().then(() => window.close())}>
          Settings
        </Button>
      </header>
      <Trouble thrown={settings.error} actions={<Button onClick={() => void settings.refetch()}>Try again</Button>} />
      {settings.data?.surface === 'undecided' && <FirstRun />}
      {settings.data && settings.data.surface !== 'undecided' && (
        <VaultGate>
          <AskAboutTab />
          <h2 class="ui-sr">Connections</h2>
          <ConnectionsScreen />
        </VaultGate>
      )}
    </main>
  );
}

/** Only where there is something to lock, and something to lock it with. */
function LockButton() {
  const { data: status } = useVault();
  const lock = useVaultCommand('vault.lock');
  if (!status?.hasPassphrase || status.state !== 'open') return null;
  return (
    <Button kind="quiet" busy={lock.isPending} onClick={() => lock.mutate({})}>
      Lock
    </Button>
  );
}
