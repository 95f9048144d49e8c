// Comes into a tab when somebody reports a page that cannot be read: makes the copy without words. Wiring only.

import { defineUnlistedScript } from 'wxt/utils/define-unlisted-script';
import { redact } from '@/lib/sites/redact';

export default defineUnlistedScript(() => {
  Object.assign(globalThis, { inAtsSnapshot: () => redact(document) });
});
