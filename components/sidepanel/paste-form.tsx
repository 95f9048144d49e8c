// Takes a list: typed, pasted, dropped, or from a file. Reads the file here; nothing is sent anywhere.

import { useId, useState } from 'preact/hooks';
import { Button } from '@/components/ui/button';
import { LONGEST_LIST } from '@/lib/lists/read-list';

/** Nobody edits so much in a field, and fields of the browser take seconds to hold it. */
const LONG_PASTE = 20_000;

export function PasteForm({ onList }: { onList(text: string): void }) {
  const id = useId();
  const [text, setText] = useState('');
  const [problem, setProblem] = useState<string | null>(null);
  const [isOver, setOver] = useState(false);

  async function take(file: File | null | undefined): Promise<void> {
    if (!file) return;
    setProblem(null);
    if (file.size > LONGEST_LIST) {
      setProblem('This file is too large. Export fewer rows, or save it as CSV.');
      return;
    }
    const bytes = new Uint8Array(await file.arrayBuffer());
    // Workbooks and documents are archives: their first bytes say so.
    if ((bytes[0] === 0x50 && bytes[1] === 0x4b) || bytes[0] === 0xd0) {
      setProblem('This is no text. In your spreadsheet choose “Save as” and CSV.');
      return;
    }
    onList(decode(bytes));
  }

  return (
    <form
      class="paste-form"
      data-over={isOver}
      onDragOver={(event) => {
        event.preventDefault();
        setOver(true);
      }}
      onDragLeave={() => setOver(false)}
      onDrop={(event) => {
        event.preventDefault();
        setOver(false);
        const [file] = event.dataTransfer?.files ?? [];
        const dropped = event.dataTransfer?.getData('text/plain') ?? '';
        if (file) void take(file);
        else if (dropped.trim() !== '') onList(dropped);
      }}
      onSubmit={(event) => {
        event.preventDefault();
        if (text.trim() !== '') onList(text);
      }}
    >
      <h1>Check a list</h1>
      <p class="ui-muted">
        See who of it is already in your ATS. It is looked up on this computer: nothing is sent, nothing is kept.
      </p>
      <label class="ui-label" for={id}>
        Paste addresses, e-mails, numbers or names
      </label>
      <textarea
        class="ui-input"
        id={id}
        rows={8}
        spellcheck={false}
        autocomplete="off"
        placeholder={'linkedin.com/in/…\nmara@mail.example\nMara Example, Brightwater'}
        value={text}
        onInput={(event) => setText(event.currentTarget.value)}
        onPaste={(event) => {
          const pasted = event.clipboardData?.getData('text/plain') ?? '';
          if (pasted.length < LONG_PASTE) return;
          event.preventDefault();
          onList(text + pasted);
        }}
      />
      <p class="ui-help">One person a line, or rows of a spreadsheet with or without headings.</p>
      {problem && (
        <p class="ui-error" role="alert">
          {problem}
        </p>
      )}
      <div class="ui-actions">
        <Button kind="primary" type="submit">
          Check
        </Button>
        <label class="ui-button ui-button-plain paste-file">
          <input
            type="file"
            class="ui-sr"
            accept=".csv,.tsv,.txt,text/csv,text/plain,text/tab-separated-values"
            onChange={(event) => void take(event.currentTarget.files?.[0])}
          />
          Choose or drop a CSV
        </label>
      </div>
    </form>
  );
}

/** Spreadsheets write UTF-8, UTF-16, or what their country wrote before. */
function decode(bytes: Uint8Array): string {
  if (bytes[0] === 0xff && bytes[1] === 0xfe) return new TextDecoder('utf-16le').decode(bytes);
  if (bytes[0] === 0xfe && bytes[1] === 0xff) return new TextDecoder('utf-16be').decode(bytes);
  try {
    return new TextDecoder('utf-8', { fatal: true }).decode(bytes);
  } catch {
    return new TextDecoder('windows-1252').decode(bytes);
  }
}
