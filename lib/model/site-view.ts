// Which sites are read, and where verdicts are shown on each, as users and policy say. Types only.

/** Where verdicts of one site are shown; `off`: the site is not read at all. */
export type SiteMode = 'page' | 'panel' | 'off';

/** What the user chose for one site; what is left out is as it came. */
export interface SiteChoice {
  isOn?: boolean;
  /** Over the general choice; null: as everywhere. */
  surface?: 'page' | 'panel' | null;
  /** Of software that anybody may run: the hosts to read, `social.example`. */
  hosts?: readonly string[];
}

/** How much of its profile pages could be read lately. `address`: whose they are, but not what they say. */
export type SiteHealth = 'full' | 'address' | 'none';

/** One site as the options page lists it. */
export interface SiteView {
  id: string;
  name: string;
  /** `built-in`: a reader of ours; `tool`: a pack that came with the extension; `custom`: of the user's or by policy. */
  kind: 'built-in' | 'tool' | 'custom';
  /** Its pages may be read from the install on. */
  isAlways: boolean;
  isOn: boolean;
  /** The browser may read its hosts. A site that is on and not allowed waits for the user's grant. */
  isAllowed: boolean;
  surface: 'page' | 'panel' | null;
  /** Policy decided, so that nothing here can be changed but the grant. */
  byPolicy: boolean;
  /** What to ask the browser for: `https://github.com/*`. */
  origins: string[];
  /** Its hosts are named by the user; null where they are known. */
  hosts: string[] | null;
  /** null: no page of it was looked at lately. */
  health: SiteHealth | null;
}
