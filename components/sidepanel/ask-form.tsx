// Asks about somebody by what one types or pastes: a name, an e-mail address, a number, an address; several lines are a list.

import { useId, useState } from 'preact/hooks';
import { Button } from '@/components/ui/button';

export interface AskFormProps {
  /** One line, or several. */
  onAsk(text: string): void;
}

export function AskForm({ onAsk }: AskFormProps) {
  const id = useId();
  const [text, setText] = useState('');
  const submit = (event: Event) => {
    event.preventDefault();
    if (text.trim() !== '') onAsk(text.trim());
  };
  return (
    <form class="ask-form" onSubmit={submit}>
      <label class="ui-label" for={id}>
        Ask about somebody
      </label>
      <textarea
        class="ui-input"
        id={id}
        rows={2}
        spellcheck={false}
        autocomplete="off"
        placeholder="Name, e-mail, phone or profile address"
        value={text}
        aria-describedby={`${id}-help`}
        onInput={(event) => setText(event.currentTarget.value)}
        onPaste={(event) => {
          const pasted = event.clipboardData?.getData('text/plain') ?? '';
          // Several lines are a list, which nobody wants to see in so small a field.
          if (text !== '' || !/\n.*\n/.test(pasted.trim())) return;
          event.preventDefault();
          onAsk(pasted);
        }}
        onKeyDown={(event) => {
          if (event.key === 'Enter' && !event.shiftKey) submit(event);
        }}
      />
      <p class="ui-help" id={`${id}-help`}>
        Several lines, or rows of a spreadsheet, are looked up together.
      </p>
      <div class="ui-actions">
        <Button kind="primary" type="submit">
          Look up
        </Button>
      </div>
    </form>
  );
}
