// The form of one custom site: addresses, where things stand on its pages, a try on a page that is open, and then saving.

import { useMutation } from '@tanstack/preact-query';
import { useState } from 'preact/hooks';
import { Button } from '@/components/ui/button';
import { Choice, Field } from '@/components/ui/field';
import { Trouble } from '@/components/ui/trouble';
import { ask } from '@/lib/messages/ask';
import type { Pack, PackFault, PackTrial } from '@/lib/model/pack';
import { type CustomSiteDraft, FIELD_NAMES, packOf, selectorFaults } from './custom-site-draft';
import { Faults } from './custom-site-faults';
import { CustomSiteTrial } from './custom-site-trial';
import { FIELD_WORDS } from './custom-site-words';
import { type Grant, requestHosts, useChangeSite, usePackCommand } from './sites-queries';

/** Where a fault of the pack is shown in the form. */
const PLACES: readonly (readonly [RegExp, string])[] = [
  [/^(?:name|id)/, 'called'],
  [/^(?:matches|pages\.0\.(?:path|query))/, 'address'],
  [/^pages\.0\.(card|proof)/, '$1'],
  [/^pages\.0\.fields\.(\w+)/, '$1'],
];

export interface CustomSiteFormProps {
  id: string | null;
  start: CustomSiteDraft;
  taken: readonly string[];
  onLeave(): void;
}

export function CustomSiteForm({ id, start, taken, onLeave }: CustomSiteFormProps) {
  const [draft, setDraft] = useState(start);
  const [faults, setFaults] = useState<readonly PackFault[]>([]);
  const save = usePackCommand();
  const change = useChangeSite();
  const tried = useMutation({
    mutationFn: async ({ pack, grant }: { pack: Pack; grant: Promise<Grant> }): Promise<PackTrial | null> => {
      // A refusal leaves no tab to be found.
      await grant;
      const { faults: found, trial = null } = await ask('pack.try', { pack });
      setFaults(found);
      return trial;
    },
  });

  const pack = () => packOf(draft, id, taken);
  const isSound = (made: Pack) => {
    const bad = selectorFaults(made);
    setFaults(bad);
    return bad.length === 0;
  };
  const errorAt = (place: string) => faults.find(({ at }) => placeOf(at) === place)?.what ?? null;
  const elsewhere = faults.filter(({ at }) => placeOf(at) === null);

  async function keep(): Promise<void> {
    const made = pack();
    if (!isSound(made)) return;
    const grant = requestHosts(made.matches);
    const found = await save.mutateAsync({ save: made });
    setFaults(found);
    if (found.length > 0) return;
    if ((await grant) === 'granted') await change.mutateAsync({ id: made.id, isOn: true });
    onLeave();
  }

  const set = (part: Partial<CustomSiteDraft>) => setDraft((latest) => ({ ...latest, ...part }));

  return (
    <form
      class="ui-stack"
      aria-label={id === null ? 'Add a site' : `Edit ${start.name}`}
      onSubmit={(event) => {
        event.preventDefault();
        void keep().catch(() => undefined);
      }}
    >
      <h3>{id === null ? 'Add a site' : `Edit ${start.name}`}</h3>
      <Field label="What it is called" value={draft.name} error={errorAt('called')} onInput={(name) => set({ name })} />
      <Field
        label="Address of its profile pages"
        kind="url"
        placeholder="https://people.example/u/:person"
        value={draft.address}
        error={errorAt('address')}
        help={
          <>
            Paste one and put <code>*</code> where it differs from person to person, or <code>:person</code> where that
            part says who it is. <code>**</code> stands for anything that follows.
          </>
        }
        onInput={(address) => set({ address })}
      />
      <fieldset class="ui-choices">
        <legend class="ui-label">What says whose page it is?</legend>
        <Choice
          type="radio"
          name="identity"
          label="The page"
          help="By the person’s one LinkedIn or GitHub link, else the one e-mail address, else the name."
          checked={draft.identity === 'page'}
          onChange={() => set({ identity: 'page' })}
        />
        <Choice
          type="radio"
          name="identity"
          label="The address, and the page repeats it"
          help="By “:person” in the address. Nothing is said while the page still shows somebody else."
          checked={draft.identity === 'address'}
          onChange={() => set({ identity: 'address' })}
        />
      </fieldset>
      <p class="ui-help">
        Below, say where things stand: a CSS selector (<code>h1.name</code>), an attribute (<code>a.me @href</code>) or
        a path into the page’s data (<code>json-ld worksFor.name</code>). Leave out what there is not.
      </p>
      <div class="custom-site-fields">
        {draft.identity === 'address' && (
          <Field
            label="Where the page repeats its address"
            required={false}
            placeholder="link[rel=canonical] @href"
            value={draft.proof}
            error={errorAt('proof')}
            onInput={(proof) => set({ proof })}
          />
        )}
        {FIELD_NAMES.map((name) => (
          <Field
            key={name}
            label={FIELD_WORDS[name]}
            required={false}
            value={draft.fields[name]}
            error={errorAt(name)}
            onInput={(value) => setDraft((latest) => ({ ...latest, fields: { ...latest.fields, [name]: value } }))}
          />
        ))}
        <Field
          label="The one open card"
          required={false}
          help="Where the page shows several people."
          value={draft.card}
          error={errorAt('card')}
          onInput={(card) => set({ card })}
        />
      </div>
      {elsewhere.length > 0 && <Faults faults={elsewhere} />}
      {tried.data && <CustomSiteTrial trial={tried.data} />}
      <Trouble thrown={tried.error ?? save.error ?? change.error} />
      <div class="ui-actions">
        <Button kind="primary" type="submit" busy={save.isPending || change.isPending}>
          Save and switch on
        </Button>
        <Button
          busy={tried.isPending}
          onClick={() => {
            const made = pack();
            if (isSound(made)) tried.mutate({ pack: made, grant: requestHosts(made.matches) });
          }}
        >
          Try it on an open page
        </Button>
        <Button kind="quiet" onClick={onLeave}>
          Cancel
        </Button>
      </div>
    </form>
  );
}

function placeOf(at: string): string | null {
  for (const [pattern, place] of PLACES) {
    const match = pattern.exec(at);
    if (match) return place.replace('$1', match[1] ?? '');
  }
  return null;
}
