// Shows one file of a candidate that only the key opens. The address names a ticket, never the file; what cannot be
// shown safely is offered as a download.

import { useEffect, useState } from 'preact/hooks';
import { Mark } from '@/components/ui/mark';
import { Notice } from '@/components/ui/notice';
import { Trouble } from '@/components/ui/trouble';
import { errorCode } from '@/lib/errors';
import { ask } from '@/lib/messages/ask';
import { BLOB_TYPE, bytesOf, type ShownAs, safeName, shownAs, textOf } from './shown-as';

/** More text makes a page slow; the download has all of it. */
const LONGEST_TEXT = 500_000;

interface OpenFile {
  name: string;
  kind: ShownAs;
  /** Of a blob of this page; revoked when the page goes. */
  url: string;
  text: string | null;
}

/** @example render(<FilePage ticket={location.hash.slice(1)} />, document.body) */
export function FilePage({ ticket }: { ticket: string }) {
  const [file, setFile] = useState<OpenFile | null>(null);
  const [thrown, setThrown] = useState<unknown>(null);

  useEffect(() => {
    let url: string | null = null;
    let left = false;
    const revoke = () => {
      left = true;
      if (url !== null) URL.revokeObjectURL(url);
      url = null;
    };
    read(ticket)
      .then((read) => {
        if (left) return URL.revokeObjectURL(read.url);
        url = read.url;
        document.title = `${read.name} – In ATS`;
        setFile(read);
      })
      .catch((reason) => setThrown(reason ?? new Error('no reason')));
    window.addEventListener('pagehide', revoke);
    return () => {
      window.removeEventListener('pagehide', revoke);
      revoke();
    };
  }, [ticket]);

  return (
    <div class="file">
      <header class="file-head">
        <Mark />
        <h1>{file?.name ?? 'File'}</h1>
        {file && (
          <a class="ui-button ui-button-primary" href={file.url} download={file.name}>
            Download
          </a>
        )}
      </header>
      <main class="file-body">
        {!file && thrown === null && (
          <p class="ui-muted file-words" role="status">
            Fetching the file from your ATS…
          </p>
        )}
        {thrown !== null && (
          <div class="file-words">
            <Failure thrown={thrown} />
          </div>
        )}
        {file && <Shown file={file} />}
      </main>
    </div>
  );
}

function Shown({ file }: { file: OpenFile }) {
  const { name, kind, url, text } = file;
  if (kind === 'pdf') return <iframe class="file-frame" title={name} src={url} />;
  if (kind === 'png' || kind === 'jpeg') return <img class="file-picture" src={url} alt={name} />;
  if (kind === 'text') {
    return (
      <>
        <pre class="file-text">{text?.slice(0, LONGEST_TEXT)}</pre>
        {text !== null && text.length > LONGEST_TEXT && (
          <p class="ui-muted file-words">That is only the beginning: download it to read all.</p>
        )}
      </>
    );
  }
  return (
    <div class="file-words">
      <p>This kind of file isn’t shown here. Download it to open it with a program on your computer.</p>
    </div>
  );
}

function Failure({ thrown }: { thrown: unknown }) {
  if (errorCode(thrown) !== 'ats/gone') return <Trouble thrown={thrown} />;
  return (
    <Notice tone="error" title="This file can’t be opened from here any more.">
      <p>Open it again from the person’s card. If it isn’t there either, it was deleted in your ATS.</p>
    </Notice>
  );
}

async function read(ticket: string): Promise<OpenFile> {
  const answer = await ask('file.read', { ticket });
  const bytes = bytesOf(answer.base64);
  const kind = shownAs(bytes, answer.name, answer.type);
  const url = URL.createObjectURL(new Blob([bytes], { type: BLOB_TYPE[kind] }));
  return { name: safeName(answer.name), kind, url, text: kind === 'text' ? textOf(bytes) : null };
}
