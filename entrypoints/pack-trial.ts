// Comes into a tab when somebody tries a pack on it: says what the pack reads there, and does nothing else. Wiring only.

import { defineUnlistedScript } from 'wxt/utils/define-unlisted-script';
import { tryPack } from '@/lib/sites/try-pack';

export default defineUnlistedScript(() => {
  Object.assign(globalThis, { inAtsTryPack: tryPack });
});
