// The popup as the browser opens it from the toolbar, driven through the debugging protocol.

import { writeFileSync } from 'node:fs';
import type { Devtools, DevtoolsSession } from './devtools';
import { waitFor } from './wait-for';

/** The real popup: it is no Playwright page, and it dies when a prompt opens. */
export interface RealPopup {
  session: DevtoolsSession;
  text(): Promise<string>;
  /** A real mouse click on the first button, link or labelled input whose text contains `label`. */
  click(label: string): Promise<void>;
  screenshot(path?: string): Promise<Buffer>;
  isOpen(): Promise<boolean>;
}

/** Once it is loaded. */
export async function attachPopup(devtools: Devtools, targetId: string): Promise<RealPopup> {
  const popup = await devtools.attach(targetId);
  await waitFor(() => popup.evaluate<boolean>('document.readyState === "complete"'), 'the popup to load');
  return {
    session: popup,
    text: () => popup.evaluate<string>('document.body.innerText'),
    async click(label) {
      const point = await waitFor(
        () =>
          popup.evaluate<{ x: number; y: number } | null>(`(() => {
            const wanted = ${JSON.stringify(label)};
            const all = [...document.querySelectorAll('button, a, label, summary, [role=button]')];
            const hit = all.find((one) => (one.innerText + ' ' + (one.getAttribute('aria-label') ?? '')).includes(wanted));
            if (!hit) return null;
            hit.scrollIntoView({ block: 'center' });
            const box = hit.getBoundingClientRect();
            return { x: box.x + box.width / 2, y: box.y + box.height / 2 };
          })()`),
        `"${label}" in the popup`,
      );
      for (const type of ['mousePressed', 'mouseReleased']) {
        await popup.send('Input.dispatchMouseEvent', { type, ...point, button: 'left', clickCount: 1 });
      }
    },
    async screenshot(path) {
      const { data } = await popup.send<{ data: string }>('Page.captureScreenshot', { format: 'png' });
      const picture = Buffer.from(data, 'base64');
      if (path) writeFileSync(path, picture);
      return picture;
    },
    isOpen: async () => (await devtools.targets()).some((target) => target.targetId === targetId),
  };
}
