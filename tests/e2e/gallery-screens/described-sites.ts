// Sites in every state that the options page can show.

import type { HeldPackView } from '@/lib/messages/protocol';
import type { PackTrial } from '@/lib/model/pack';
import type { SiteView } from '@/lib/model/site-view';

function site(id: string, name: string, more: Partial<SiteView> = {}): SiteView {
  return {
    id,
    name,
    kind: 'built-in',
    isAlways: false,
    isOn: false,
    isAllowed: false,
    surface: null,
    byPolicy: false,
    origins: [`https://${id}.example/*`],
    hosts: null,
    health: null,
    ...more,
  };
}

export const SITES: SiteView[] = [
  site('linkedin', 'LinkedIn', { isAlways: true, isOn: true, isAllowed: true, health: 'full' }),
  site('github', 'GitHub', { isOn: true, isAllowed: true, surface: 'panel', health: 'address' }),
  site('gitlab', 'GitLab', { isOn: true }),
  site('x', 'X', { isOn: true, isAllowed: true, health: 'none' }),
  site('xing', 'Xing', { byPolicy: true }),
  site('mastodon', 'Mastodon', { isOn: true, isAllowed: true, origins: [], hosts: ['social.example'] }),
  ...['Bluesky', 'Behance', 'Crunchbase', 'Dribbble', 'Kaggle', 'ORCID'].map((name) => site(name.toLowerCase(), name)),
  site('seekout', 'SeekOut', { kind: 'tool' }),
  site('gem', 'Gem', { kind: 'tool', isOn: true, isAllowed: true }),
  site('brightwater', 'Brightwater people', { kind: 'custom', isOn: true, isAllowed: true, health: 'full' }),
];

export const PACKS: HeldPackView[] = [
  {
    from: 'own',
    pack: {
      format: 1,
      id: 'brightwater',
      name: 'Brightwater people',
      matches: ['https://people.brightwater.example/*'],
      pages: [
        {
          path: '/u/:person',
          kind: 'profile',
          identity: 'address',
          fields: { name: 'h1', company: { jsonLd: 'worksFor.name' }, links: { select: 'a.me', attribute: 'href' } },
        },
      ],
    },
  },
];

export const TRIAL: PackTrial = {
  outcome: 'person',
  url: 'https://people.brightwater.example/u/mara',
  title: 'Mara Example · Brightwater people',
  values: {
    name: ['Mara Example'],
    headline: [],
    title: ['Staff Engineer'],
    company: ['Brightwater Labs'],
    location: [],
    links: ['https://github.com/mara-example', 'https://mara.example/'],
    emails: [],
  },
  proof: ['brightwater:mara'],
};
