// Step three: what the ATS gave. Inputs come from the connector's description; errors stand by the field they name.

import { useEffect, useRef, useState } from 'preact/hooks';
import { Button } from '@/components/ui/button';
import { CopyButton } from '@/components/ui/copy-button';
import { errorText } from '@/components/ui/error-text';
import { Field } from '@/components/ui/field';
import { Notice } from '@/components/ui/notice';
import type { AtsDescription } from '@/lib/messages/protocol';
import type { ConnectionDraft } from '@/lib/model/connection';
import { type ChangeDraft, originOf } from './connect-draft';
import { fieldProblem, fieldWords, refusalWords } from './connect-words';
import { MissingPermissions } from './missing-permissions';
import type { Refusal } from './refusal';

type AtsField = AtsDescription['fields'][number];

export interface CredentialsStepProps {
  ats: AtsDescription;
  draft: ConnectionDraft;
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
  const [problems, setProblems] = useState<Record<string, string>>(() => refusedFields(ats.fields, draft, refusal));
  // Secrets typed in this window; one typed earlier stays in the draft and is used when this is blank.
  const [secrets, setSecrets] = useState<Record<string, string>>({});
  const [kept] = useState(draft.fields);
  const form = useRef<HTMLFormElement>(null);
  const wantsFocus = useRef(false);

  useEffect(() => setProblems(refusedFields(ats.fields, draft, refusal)), [refusal?.code, refusal?.about.join()]);

  useEffect(() => {
    if (!wantsFocus.current) return;
    wantsFocus.current = false;
    form.current?.querySelector<HTMLElement>('[aria-invalid=true]')?.focus();
  }, [problems]);

  // What was just refused for being wrong is not offered again.
  const isSpent = (field: AtsField) =>
    refusal !== null && (refusal.code === 'ats/retired-key' || refusal.about.includes(field.id));
  const keptSecret = (field: AtsField) => (isSpent(field) ? '' : (kept[field.id] ?? ''));

  const hasSecret = (field: AtsField) => keptSecret(field) !== '' || (remembered && !isSpent(field));

  const type = (field: AtsField, value: string) => {
    if (field.kind === 'secret') setSecrets((before) => ({ ...before, [field.id]: value }));
    const keeps = field.kind === 'secret' && value === '' ? keptSecret(field) : value;
    onChange(({ fields }) => ({ fields: { ...fields, [field.id]: keeps } }));
    setProblems((before) => (before[field.id] ? without(before, field.id) : before));
  };

  const leave = (field: AtsField, value: string) => {
    if (field.kind !== 'origin' || value.trim() === '') return;
    const origin = originOf(value);
    if (origin === null) setProblems((before) => ({ ...before, [field.id]: fieldProblem('origin', 'unreadable') }));
    else if (origin !== value) onChange(({ fields }) => ({ fields: { ...fields, [field.id]: origin } }));
  };

  const submit = (event: Event) => {
    event.preventDefault();
    if (busy) return;
    const fields = Object.fromEntries(
      ats.fields.map((field) => [field.id, tidied(field, draft.fields[field.id] ?? '')]),
    );
    const wrong: Record<string, string> = {};
    for (const field of ats.fields) {
      if (isUnreadable(field, fields[field.id] ?? '')) wrong[field.id] = fieldProblem(field.kind, 'unreadable');
    }
    setProblems(wrong);
    wantsFocus.current = Object.keys(wrong).length > 0;
    if (!wantsFocus.current) onSubmit(fields);
  };

  return (
    <form class="ui-stack" ref={form} onSubmit={submit} autocomplete="off" noValidate>
      {refusal && <RefusalNotice atsName={ats.name} refusal={refusal} />}
      {asksName && (
        <Field
          label="Name of this connection"
          value={draft.name}
          required={false}
          help="How you tell it from your other connections."
          onInput={(name) => onChange(() => ({ name: name.slice(0, LONGEST_NAME) }))}
        />
      )}
      {ats.fields.map((field) => {
        const words = fieldWords(field.kind, ats.name);
        const secret = field.kind === 'secret';
        return (
          <Field
            key={field.id}
            kind={INPUT_KIND[field.kind]}
            label={words.label}
            help={secret ? secretHelp(draft, hasSecret(field)) : words.help}
            required={field.required}
            value={secret ? (secrets[field.id] ?? '') : (draft.fields[field.id] ?? '')}
            placeholder={secret && (hasSecret(field) || draft.id) ? 'Kept, not shown' : undefined}
            error={problems[field.id]}
            onInput={(value) => type(field, value)}
            onBlur={(value) => leave(field, value)}
          />
        );
      })}
      <p class="ui-help">
        Your browser will ask whether In ATS may reach {ats.name}: say yes. Then the credentials are checked, and only
        if they work are they saved, sealed, in this browser.
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

function secretHelp(draft: ConnectionDraft, kept: boolean): string {
  if (kept) return 'The one you typed before is kept, but not shown. Leave this blank to use it.';
  if (draft.id) return 'Leave blank to keep the one in use.';
  return 'Sealed once saved, and never shown again.';
}

function RefusalNotice({ atsName, refusal }: { atsName: string; refusal: Refusal }) {
  const { what, todo } = refusalWords(refusal.code, atsName, refusal.missing.length) ?? errorText(refusal.code);
  return (
    <Notice
      tone="error"
      title={what}
      actions={
        refusal.missing.length > 0 && (
          <CopyButton text={refusal.missing.map(({ scope }) => scope).join('\n')}>Copy what is missing</CopyButton>
        )
      }
    >
      <p>{todo}</p>
      <MissingPermissions missing={refusal.missing} />
    </Notice>
  );
}

function tidied(field: AtsField, typed: string): string {
  return field.kind === 'origin' ? (originOf(typed) ?? typed.trim()) : typed.trim();
}

/** Only what is typed and clearly wrong; the background knows the rest. */
function isUnreadable(field: AtsField, value: string): boolean {
  if (value.length > LONGEST) return true;
  if (value === '') return false;
  if (field.kind === 'origin') return originOf(value) === null;
  return field.kind === 'email' && !/^[^\s@]+@[^\s@]+$/.test(value);
}

function refusedFields(fields: readonly AtsField[], draft: ConnectionDraft, refusal: Refusal | null) {
  if (!refusal) return {};
  const named = fields.filter(({ id }) => refusal.about.includes(id));
  return Object.fromEntries(
    named.map(({ id, kind }) => {
      if (refusal.code === 'ats/retired-key') return [id, fieldProblem(kind, 'retired')];
      if (refusal.code === 'ats/unknown-user') return [id, fieldProblem(kind, 'unknown-user')];
      if (refusal.code !== 'connection/invalid-field') return [id, fieldProblem(kind, 'refused')];
      return [id, fieldProblem(kind, draft.fields[id] ? 'unreadable' : 'empty')];
    }),
  );
}

function without(problems: Record<string, string>, id: string): Record<string, string> {
  const { [id]: _gone, ...rest } = problems;
  return rest;
}
