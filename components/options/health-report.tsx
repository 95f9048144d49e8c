// A copy of a page without its words, for whoever is about to attach it to a report: to be looked at first. Nothing is
// sent from here.

import { useQuery } from '@tanstack/preact-query';
import { Button } from '@/components/ui/button';
import { CopyButton } from '@/components/ui/copy-button';
import { Notice } from '@/components/ui/notice';
import { saveFile } from '@/components/ui/save-file';
import { Trouble } from '@/components/ui/trouble';
import { ask } from '@/lib/messages/ask';
import type { PageReport } from '@/lib/messages/protocol';

/** More is slow to show, and nobody reads it; the file has it all. */
const SHOWN = 200_000;

export function HealthReport() {
  const report = useQuery({
    queryKey: ['report'],
    queryFn: () => ask('report.read', {}),
    staleTime: Number.POSITIVE_INFINITY,
  });
  return (
    <main class="report">
      <h1>Report a page</h1>
      <Trouble thrown={report.error} actions={<Button onClick={() => void report.refetch()}>Try again</Button>} />
      {report.data && <Report report={report.data} />}
      {report.data === null && <p>There is none. Make one in the settings, under Sites, or in the side panel.</p>}
    </main>
  );
}

function Report({ report: { site, version, html, isCut } }: { report: PageReport }) {
  const text = `<!-- In ATS ${version}, ${site} -->\n${html}\n`;
  const shown = text.length > SHOWN ? `${text.slice(0, SHOWN)}\n…` : text;
  return (
    <>
      <p>
        This is the page as In ATS sees it, without anything that was said on it: every word, name, number and address
        was replaced by an invented one of the same length. What is left is how the page is built. Look through it, then
        copy or save it, and attach it to your report. Nothing is sent from here, and it is forgotten when the browser
        is closed.
      </p>
      {isCut && (
        <Notice title="The page was too large, so its end is missing.">
          <p>The beginning is usually enough.</p>
        </Notice>
      )}
      <div class="ui-actions">
        <Button kind="primary" onClick={() => saveFile(`${site}-page.html`, 'text/plain', text)}>
          Save as a file
        </Button>
        <CopyButton text={text}>Copy</CopyButton>
      </div>
      <textarea
        class="ui-input"
        readOnly
        spellcheck={false}
        rows={24}
        aria-label="The page without its words"
        value={shown}
      />
    </>
  );
}
