// The toolbar popup: the first-run question until it is answered, then the connections.

import { browser } from 'wxt/browser';
import { FirstRun } from '@/components/options/first-run';
import { Button } from '@/components/ui/button';
import { Mark } from '@/components/ui/mark';
import { Trouble } from '@/components/ui/trouble';
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
        <Button kind="quiet" onClick={() => void browser.runtime.openOptionsPage().then(() => window.close())}>
          Settings
        </Button>
      </header>
      <Trouble thrown={settings.error} actions={<Button onClick={() => void settings.refetch()}>Try again</Button>} />
      {settings.data?.surface === 'undecided' && <FirstRun />}
      {settings.data && settings.data.surface !== 'undecided' && (
        <>
          <h2 class="ui-sr">Connections</h2>
          <ConnectionsScreen />
        </>
      )}
    </main>
  );
}
