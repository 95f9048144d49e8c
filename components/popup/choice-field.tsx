// A field of the connect form with a few fixed answers, as radios with what each means.

import { Choice } from '@/components/ui/field';
import { Notice } from '@/components/ui/notice';
import type { ConnectField } from '@/lib/ats/connector';
import { choiceWords, fieldWords } from './connect-words';

export interface ChoiceFieldProps {
  ats: string;
  field: ConnectField;
  value: string;
  error?: string;
  onPick(value: string): void;
}

export function ChoiceField({ ats, field, value, error, onPick }: ChoiceFieldProps) {
  const { label, help } = fieldWords(ats, field.id);
  const note = choiceWords(ats, field.id, value).note;
  return (
    <>
      <fieldset class="ui-choices">
        <legend class="ui-label">{label}</legend>
        {help && <p class="ui-help">{help}</p>}
        {error && <p class="ui-error">{error}</p>}
        {field.options?.map((option) => {
          const words = choiceWords(ats, field.id, option);
          return (
            <Choice
              key={option}
              type="radio"
              name={field.id}
              label={words.label}
              help={words.help}
              checked={option === value}
              onChange={() => onPick(option)}
            />
          );
        })}
      </fieldset>
      {note && (
        <Notice tone="warning" title={note.title}>
          <p>{note.text}</p>
        </Notice>
      )}
    </>
  );
}
