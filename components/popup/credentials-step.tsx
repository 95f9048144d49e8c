// Step three: what the ATS gave. Inputs come from the connector's description; errors stand by the field they name.

import { useEffect, useRef, useState } from 'preact/hooks';
import { Button } from '@/components/ui/button';
import { Field } from '@/components/ui/field';
import type { ConnectField } from '@/lib/ats/connector';
import type { AtsDescription } from '@/lib/messages/protocol';
import { ChoiceField } from './choice-field';
import { askedFields, type ChangeDraft, type ConnectForm, fieldValue, originOf } from './connect-draft';
import { fieldWords } from './connect-words';
import type { Refusal } from './refusal';
import { RefusalNotice } from './refusal-notice';
import { fieldProblem } from './refusal-words';

export interface CredentialsStepProps {
  ats: AtsDescription;
  draft: ConnectForm;
  asksName: boolean;
  refusal: Refusal | null;
  remembered: boolean;
  busy: boolean;
  onChange: ChangeDraft;
  onBack(): void;
  /** Called with the tidied fields. What is missing is the connector's to say: a lone old key has its own sentence. */
  onSubmit(fields: Record<string, string>): void;
}

/** As the messages' schema has it. */
const LONGEST = 4_000;
const LONGEST_NAME = 200;

const INPUT_KIND = { text: 'text', secret: 'secret', origin: 'url', email: 'email' } as const;

export function CredentialsStep(props: CredentialsStepProps) {
  const { ats, draft, asksName, refusal, remembered, busy, onChange, onBack, onSubmit } = props;
  const asked = askedFields(ats, draft.fields);
  const inputs = asked.filter(({ kind }) => kind !== 'choice');
  const [problems, setProblems] = useState<Record<string, string>>(() => refusedFields(ats, draft, refusal));
  // Secrets typed in this window; one typed earlier stays in the draft and is used when this is blank.
  const [secrets, setSecrets] = useState<Record<string, string>>({});
  const [kept] = useState(draft.fields);
  const form = useRef<HTMLFormElement>(null);
  const wantsFocus = useRef(false);

  useEffect(() => setProblems(refusedFields(ats, draft, refusal)), [refusal?.code, refusal?.about.join()]);

  useEffect(() => {
    if (!wantsFocus.current) return;
    wantsFocus.current = false;
    form.current?.querySelector<HTMLElement>('[aria-invalid=true]')?.focus();
  }, [problems]);

  // What was just refused for being wrong is not offered again.
  const isSpent = (field: ConnectField) =>
    refusal !== null && (refusal.code === 'ats/retired-key' || refusedIds(ats, draft, refusal).includes(field.id));
  const keptSecret = (field: ConnectField) => (isSpent(field) ? '' : (kept[field.id] ?? ''));

  const hasSecret = (field: ConnectField) => keptSecret(field) !== '' || (remembered && !isSpent(field));

  const set = (id: string, value: string) => {
    onChange(({ fields }) => ({ fields: { ...fields, [id]: value } }));
    setProblems((before) => (before[id] ? without(before, id) : before));
  };

  const type = (field: ConnectField, value: string) => {
    if (field.kind === 'secret') setSecrets((before) => ({ ...before, [field.id]: value }));
    set(field.id, field.kind === 'secret' && value === '' ? keptSecret(field) : value);
  };

  const leave = (field: ConnectField, value: string) => {
    if (field.kind !== 'origin' || value.trim() === '') return;
    const origin = originOf(value);
    if (origin === null) {
      setProblems((before) => ({ ...before, [field.id]: fieldProblem(ats.id, field, 'unreadable') }));
    } else if (origin !== value) onChange(({ fields }) => ({ fields: { ...fields, [field.id]: origin } }));
  };

  const submit = (event: Event) => {
    event.preventDefault();
    if (busy) return;
    const fields = Object.fromEntries(asked.map((field) => [field.id, tidied(field, fieldValue(field, draft.fields))]));
    const wrong: Record<string, string> = {};
    for (const field of inputs) {
      if (isUnreadable(field, fields[field.id] ?? '')) wrong[field.id] = fieldProblem(ats.id, field, 'unreadable');
    }
    setProblems(wrong);
    wantsFocus.current = Object.keys(wrong).length > 0;
    if (!wantsFocus.current) onSubmit(fields);
  };

  return (
    <form class="ui-stack" ref={form} onSubmit={submit} autocomplete="off" noValidate>
      {refusal && <RefusalNotice ats={ats} refusal={refusal} fields={draft.fields} onFill={set} />}
      {asksName && (
        <Field
          label="Name of this connection"
          value={draft.name}
          required={false}
          help="How you tell it from your other connections."
          onInput={(name) => onChange(() => ({ name: name.slice(0, LONGEST_NAME) }))}
        />
      )}
      {asked.map((field) => {
        if (field.kind === 'choice') {
          return (
            <ChoiceField
              key={field.id}
              ats={ats.id}
              field={field}
              value={fieldValue(field, draft.fields)}
              error={problems[field.id]}
              onPick={(value) => set(field.id, value)}
            />
          );
        }
        const words = fieldWords(ats.id, field.id);
        const secret = field.kind === 'secret';
        return (
          <Field
            key={field.id}
            kind={INPUT_KIND[field.kind]}
            label={words.label}
            help={secret ? [words.help, secretHelp(draft, hasSecret(field))].filter(Boolean).join(' ') : words.help}
            // A form whose only input may stay empty would ask for nothing.
            required={field.required || inputs.length === 1}
            value={secret ? (secrets[field.id] ?? '') : (draft.fields[field.id] ?? '')}
            placeholder={secret && (hasSecret(field) || draft.id) ? 'Kept, not shown' : undefined}
            error={problems[field.id]}
            onInput={(value) => type(field, value)}
            onBlur={(value) => leave(field, value)}
          />
        );
      })}
      <p class="ui-help">
        Your browser will ask whether In ATS may reach {ats.name}: say yes. Then what you typed is checked, and only if
        it works is it saved, encrypted, in this browser.
      </p>
      <div class="ui-actions connect-actions">
        <Button kind="primary" type="submit" busy={busy}>
          {draft.id ? 'Check and save' : 'Check and connect'}
        </Button>
        <Button onClick={onBack}>Back</Button>
      </div>
    </form>
  );
}

function secretHelp(draft: ConnectForm, kept: boolean): string {
  if (kept) return 'The one you typed before is kept, but not shown. Leave this blank to use it.';
  if (draft.id) return 'Leave blank to keep the one in use.';
  return 'Encrypted once saved, and never shown again.';
}

function tidied(field: ConnectField, typed: string): string {
  return field.kind === 'origin' ? (originOf(typed) ?? typed.trim()) : typed.trim();
}

/** Only what is typed and clearly wrong; the background knows the rest. */
function isUnreadable(field: ConnectField, value: string): boolean {
  if (value.length > LONGEST) return true;
  if (value === '') return false;
  if (field.kind === 'origin') return originOf(value) === null;
  return field.kind === 'email' && !/^[^\s@]+@[^\s@]+$/.test(value);
}

/** The inputs a refusal is about. An ATS that refuses a key names what it was asked for, not the input it was typed in. */
function refusedIds(ats: AtsDescription, draft: ConnectForm, { code, about }: Refusal): string[] {
  const asked = askedFields(ats, draft.fields);
  const named = asked.filter(({ id }) => about.includes(id));
  const meant =
    named.length === 0 && code === 'ats/unauthorized' ? asked.filter(({ kind }) => kind === 'secret') : named;
  return meant.map(({ id }) => id);
}

function refusedFields(ats: AtsDescription, draft: ConnectForm, refusal: Refusal | null): Record<string, string> {
  // Which spelling was meant is asked in the notice.
  if (!refusal || refusal.code === 'connection/other-casing') return {};
  const ids = refusedIds(ats, draft, refusal);
  const named = ats.fields.filter(({ id }) => ids.includes(id));
  return Object.fromEntries(
    named.map((field) => {
      if (refusal.code === 'ats/retired-key') return [field.id, fieldProblem(ats.id, field, 'retired')];
      if (refusal.code === 'ats/unknown-user') return [field.id, fieldProblem(ats.id, field, 'unknown-user')];
      if (refusal.code !== 'connection/invalid-field') return [field.id, fieldProblem(ats.id, field, 'refused')];
      return [field.id, fieldProblem(ats.id, field, draft.fields[field.id] ? 'unreadable' : 'empty')];
    }),
  );
}

function without(problems: Record<string, string>, id: string): Record<string, string> {
  const { [id]: _gone, ...rest } = problems;
  return rest;
}
