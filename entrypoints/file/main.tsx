// Wiring of the page that shows one file. What is shown goes when the vault is locked.

import '@/components/ui/ui.css';
import '@/components/file/file.css';
import { render } from 'preact';
import { browser } from 'wxt/browser';
import { FilePage } from '@/components/file/file-page';

render(<FilePage ticket={location.hash.slice(1)} />, document.body);

browser.runtime.onMessage.addListener((message: { notice?: unknown } | null) => {
  if (message?.notice === 'vault.changed') location.reload();
});
