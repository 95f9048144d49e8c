// Sites that users or admins describe themselves: the list, the form, and packs as files.

import { useRef, useState } from 'preact/hooks';
import { Button } from '@/components/ui/button';
import { Menu, type MenuItem } from '@/components/ui/menu';
import { Notice } from '@/components/ui/notice';
import { saveFile } from '@/components/ui/save-file';
import { Trouble } from '@/components/ui/trouble';
import type { Pack, PackFault } from '@/lib/model/pack';
import type { SiteView } from '@/lib/model/site-view';
import { type CustomSiteDraft, draftOf, NEW_SITE, selectorFaults } from './custom-site-draft';
import { Faults } from './custom-site-faults';
import { CustomSiteForm } from './custom-site-form';
import { useChangeSite, usePackCommand, usePacks } from './sites-queries';
import { SiteRow } from './sites-row';

interface Editing {
  id: string | null;
  draft: CustomSiteDraft;
}

export interface CustomSitesProps {
  sites: readonly SiteView[];
  /** Ids of all sites: a new one stands in for none of them. */
  taken: readonly string[];
}

export function CustomSites({ sites, taken }: CustomSitesProps) {
  const packs = usePacks();
  const command = usePackCommand();
  const change = useChangeSite();
  const [editing, setEditing] = useState<Editing | null>(null);
  const [faults, setFaults] = useState<PackFault[]>([]);
  const [brought, setBrought] = useState<string | null>(null);
  const file = useRef<HTMLInputElement>(null);
  const own = (packs.data ?? []).filter(({ from }) => from === 'own').map(({ pack }) => pack);
  // Packs that stand in for another site keep its row; they are listed here to be taken away again.
  const standIns = own.filter(({ id }) => !sites.some((site) => site.id === id));

  async function bring(chosen: File): Promise<void> {
    setBrought(null);
    const pack = parsed(await chosen.text());
    const bad = pack === null ? [{ at: '', what: 'This file is no JSON.' }] : badSelectors(pack);
    const found = bad.length > 0 ? bad : await command.mutateAsync({ save: pack });
    setFaults(found);
    if (found.length === 0) setBrought((pack as Pack).name);
  }

  function items(pack: Pack): MenuItem[] {
    const draft = draftOf(pack);
    return [
      ...(draft ? [{ label: 'Edit', onPick: () => setEditing({ id: pack.id, draft }) }] : []),
      { label: 'Export as a file', onPick: () => saveFile(`${pack.id}.json`, 'application/json', text(pack)) },
      {
        label: 'Remove',
        danger: true,
        onPick: async () => {
          // Its hosts go back to the browser where nothing else needs them.
          if (sites.some(({ id }) => id === pack.id)) await change.mutateAsync({ id: pack.id, isOn: false });
          command.mutate({ remove: pack.id });
        },
      },
    ];
  }

  if (editing) {
    return <CustomSiteForm id={editing.id} start={editing.draft} taken={taken} onLeave={() => setEditing(null)} />;
  }

  return (
    <div class="sites-group">
      <h3>Your own sites</h3>
      <p class="ui-help">
        Any site with profile pages: say what its addresses look like and where the name stands. A file with a
        description can also mend a site above whose pages have changed.
      </p>
      {(sites.length > 0 || standIns.length > 0) && (
        <ul class="sites-list">
          {sites.map((site) => {
            const pack = own.find(({ id }) => id === site.id);
            return (
              <SiteRow
                key={site.id}
                site={site}
                menu={pack && <Menu label={`More for ${site.name}`} items={items(pack)} />}
              />
            );
          })}
          {standIns.map((pack) => (
            <li class="site" key={pack.id}>
              <div class="site-line">
                <span class="site-stand-in">{pack.name}: read by your description</span>
                <Menu label={`More for the description of ${pack.name}`} items={items(pack)} />
              </div>
            </li>
          ))}
        </ul>
      )}
      <div class="ui-actions">
        <Button onClick={() => setEditing({ id: null, draft: NEW_SITE })}>Add a site</Button>
        <Button kind="quiet" busy={command.isPending} onClick={() => file.current?.click()}>
          Import a file
        </Button>
        <input
          ref={file}
          class="ui-sr"
          type="file"
          accept="application/json,.json"
          aria-label="Site description"
          tabIndex={-1}
          onChange={({ currentTarget }) => {
            const [chosen] = currentTarget.files ?? [];
            currentTarget.value = '';
            if (chosen) void bring(chosen);
          }}
        />
      </div>
      {brought && (
        <Notice tone="good" title={`${brought} was imported.`}>
          <p>Switch it on to use it. Pages that are open already must be reloaded.</p>
        </Notice>
      )}
      {faults.length > 0 && <Faults faults={faults} />}
      <Trouble thrown={command.error ?? change.error} />
    </div>
  );
}

const text = (pack: Pack) => `${JSON.stringify(pack, null, 2)}\n`;

function parsed(json: string): unknown {
  try {
    return JSON.parse(json);
  } catch {
    return null;
  }
}

/** The background has no document to try selectors in; whatever is no pack at all is its to refuse. */
function badSelectors(pack: unknown): PackFault[] {
  try {
    return selectorFaults(pack as Pack);
  } catch {
    return [];
  }
}
