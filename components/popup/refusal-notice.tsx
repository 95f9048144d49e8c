// Why a submitted form came back: what happened, what to do, and what can be done here with one click.

import { Button } from '@/components/ui/button';
import { CopyButton } from '@/components/ui/copy-button';
import { errorTextIn } from '@/components/ui/error-text';
import { Notice } from '@/components/ui/notice';
import type { AtsDescription } from '@/lib/messages/protocol';
import { MissingPermissions } from './missing-permissions';
import type { Refusal } from './refusal';
import { refusalWords } from './refusal-words';

export interface RefusalNoticeProps {
  ats: AtsDescription;
  refusal: Refusal;
  fields: Readonly<Record<string, string>>;
  onFill(field: string, value: string): void;
}

export function RefusalNotice({ ats, refusal, fields, onFill }: RefusalNoticeProps) {
  if (refusal.code === 'connection/other-casing') {
    const [field = '', other = ''] = refusal.about;
    // Once it says so, the question is answered.
    if (fields[field] === other) return null;
    return (
      <Notice
        tone="error"
        title={
          <>
            No public jobs under <i>{fields[field]}</i>, but <i>{other}</i> has some: is that you?
          </>
        }
        actions={<Button onClick={() => onFill(field, other)}>{`Use ${other}`}</Button>}
      >
        <p>Capitals count in this name. Choose it, then check again.</p>
      </Notice>
    );
  }
  const { what, todo } = refusalWords(refusal.code, ats, refusal.missing.length) ?? errorTextIn(ats.name, refusal.code);
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
      <MissingPermissions ats={ats.id} missing={refusal.missing} />
    </Notice>
  );
}
