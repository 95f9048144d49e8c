// What a tab says of people whom its user asked about, by a click on it.

import type { Sighting } from './sighting';

export interface TabReading {
  /** What was asked about. `closed`: the browser lets nobody read this tab, or nobody clicked on it. */
  from: 'page' | 'selection' | 'link' | 'closed';
  /** The page's address; `''` for a tab that is closed to us. */
  url: string;
  /** Whom the page itself is about: nobody, one, or several to choose from. */
  people: Sighting[];
  /** What was selected, or the link that was clicked, as it stands there. */
  text: string | null;
}
