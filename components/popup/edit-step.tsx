// Everything that can be set about a connection. What needs no look at the credential is saved at once; a change of what
// it may do, or of where its account lives, goes on to permissions and credentials.

import { useState } from 'preact/hooks';
import { Button } from '@/components/ui/button';
import { Field } from '@/components/ui/field';
import { Notice } from '@/components/ui/notice';
import { Trouble } from '@/components/ui/trouble';
import type { AtsDescription } from '@/lib/messages/protocol';
import type { ConnectionOptions, ConnectionView } from '@/lib/model/connection';
import { CapabilityChoices } from './capability-choices';
import { ChoiceField } from './choice-field';
import { type ChangeDraft, type ConnectForm, type ConnectStep, fieldValue } from './connect-draft';
import { settled } from './hidden-jobs';
import { HiddenJobsField } from './hidden-jobs-field';
import { useTune } from './queries';
import { SyncOptions } from './sync-options';

export interface EditStepProps {
  ats: AtsDescription;
  /** As it is now. */
  view: ConnectionView;
  draft: ConnectForm;
  options: ConnectionOptions;
  onChange: ChangeDraft;
  onGo(step: ConnectStep): void;
  onSaved(): void;
}

export function EditStep({ ats, view, draft, options, onChange, onGo, onSaved }: EditStepProps) {
  const tune = useTune();
  const [invalid, setInvalid] = useState(false);
  // A choice that other fields hang on is part of the credentials.
  const environments = ats.fields.filter(
    ({ id, kind }) => kind === 'choice' && !ats.fields.some(({ when }) => when?.field === id),
  );
  const moved = environments.some((field) => fieldValue(field, draft.fields) !== fieldValue(field, view.fields));
  const needsCheck = moved || [...draft.capabilities].sort().join() !== [...view.capabilities].sort().join();
  const readsAnew =
    options.keepsWhole !== view.options.keepsWhole || options.syncsFiles !== view.options.syncsFiles || needsCheck;
  const change = (part: Partial<ConnectionOptions>) =>
    onChange(({ options: latest }) => ({ options: { ...(latest ?? options), ...part } }));

  const submit = (event: Event) => {
    event.preventDefault();
    if (invalid || tune.isPending) return;
    if (needsCheck) return onGo('permissions');
    const hiddenJobs = settled(options.hiddenJobs);
    const name = draft.name.trim() || ats.name;
    tune.mutate({ id: view.id, name, options: { ...options, hiddenJobs } }, { onSuccess: onSaved });
  };

  return (
    <form class="ui-stack edit" onSubmit={submit} noValidate>
      <Field
        label="Name of this connection"
        value={draft.name}
        required={false}
        onInput={(name) => onChange(() => ({ name: name.slice(0, 200) }))}
      />
      {environments.map((field) => (
        <ChoiceField
          key={field.id}
          ats={ats.id}
          field={field}
          value={fieldValue(field, draft.fields)}
          onPick={(value) => onChange(({ fields }) => ({ fields: { ...fields, [field.id]: value } }))}
        />
      ))}
      {view.holdsPeople ? (
        <section class="ui-stack edit-part" aria-label="What it does">
          <h3>What it does</h3>
          <CapabilityChoices ats={ats} picked={draft.capabilities} onChange={onChange} />
        </section>
      ) : (
        <Notice title="Jobs only.">
          <p>Nobody is recognised through this connection. Add a key under Your key, and people are read too.</p>
        </Notice>
      )}
      <section class="ui-stack edit-part" aria-label="What is kept and read">
        <h3>What is kept and read</h3>
        <SyncOptions
          options={options}
          holdsPeople={view.holdsPeople}
          hasFiles={draft.capabilities.includes('files')}
          onChange={change}
          onValidity={(valid) => setInvalid(!valid)}
        />
      </section>
      <section class="ui-stack edit-part" aria-label="Hidden jobs">
        <h3>Hidden jobs</h3>
        <HiddenJobsField
          connection={view.id}
          rule={options.hiddenJobs}
          onChange={(hiddenJobs) => change({ hiddenJobs })}
        />
      </section>
      <section class="ui-stack edit-part" aria-label="Your key">
        <h3>Your key</h3>
        <div class="ui-actions">
          <Button onClick={() => onGo('credentials')}>Change the key…</Button>
        </div>
      </section>
      {readsAnew && (
        <Notice tone="warning" title={`Everything in ${view.atsName} is read once more after this.`}>
          <p>It takes about as long as the first time.</p>
        </Notice>
      )}
      <Trouble thrown={tune.error} />
      <div class="ui-actions connect-actions">
        <Button kind="primary" type="submit" busy={tune.isPending} aria-disabled={invalid}>
          {needsCheck ? 'Next: permissions' : 'Save'}
        </Button>
        <Button onClick={onSaved}>Cancel</Button>
      </div>
    </form>
  );
}
