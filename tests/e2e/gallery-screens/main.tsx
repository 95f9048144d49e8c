// The screens of the extension in an ordinary page, over invented data. No part of the product build.

import '@/components/ui/ui.css';
import '@/components/popup/popup.css';
import '@/components/options/options.css';
import '@/components/options/sites.css';
import '@/components/file/file.css';
import '@/components/sidepanel/side-panel.css';
import '@/components/sidepanel/asked.css';
import '@/components/vault/vault.css';
import { type JSX, render } from 'preact';
import { FilePage } from '@/components/file/file-page';
import { Options } from '@/components/options/options';
import { Popup } from '@/components/popup/popup';
import { WithQueries } from '@/components/popup/with-queries';
import { SidePanel } from '@/components/sidepanel/side-panel';

const screen = new URLSearchParams(location.search).get('screen');
// The card's rules are meant for pages that hold a card only.
if (screen === 'sidepanel') await import('@/components/card/card.css');

const SCREENS: Record<string, () => JSX.Element> = {
  popup: () => <Popup />,
  options: () => <Options />,
  sidepanel: () => <SidePanel />,
  file: () => <FilePage ticket="invented" />,
};

render(<WithQueries>{(SCREENS[screen ?? ''] ?? Popup)()}</WithQueries>, document.body);
