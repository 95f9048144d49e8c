// What a description reads off the page it was tried on, before anything is saved.

import { Notice } from '@/components/ui/notice';
import type { PackTrial } from '@/lib/model/pack';
import { FIELD_NAMES } from './custom-site-draft';
import { FIELD_WORDS } from './custom-site-words';

const OUTCOMES = {
  'no-tab': {
    tone: 'info',
    title: 'No page of it is open.',
    todo: 'Open somebody’s profile there in another tab, come back, and try again.',
  },
  'other-address': {
    tone: 'warning',
    title: 'The page that is open has another address.',
    todo: 'Open a profile, or change the address above.',
  },
  nobody: {
    tone: 'warning',
    title: 'The page does not say who is shown.',
    todo: 'Either nothing was found that names one person, or there were several.',
  },
  person: { tone: 'good', title: 'The page is read.', todo: 'This is what was found:' },
} as const;

export function CustomSiteTrial({ trial }: { trial: PackTrial }) {
  const { tone, title, todo } = OUTCOMES[trial.outcome];
  return (
    <Notice tone={tone} title={title}>
      <p>{todo}</p>
      {trial.outcome !== 'no-tab' && (
        <div class="custom-site-read">
          <p class="ui-muted">{trial.title || trial.url}</p>
          <dl>
            {FIELD_NAMES.map((name) => (
              <div key={name} class="custom-site-value">
                <dt>{FIELD_WORDS[name]}</dt>
                <dd>{trial.values[name].length === 0 ? '–' : trial.values[name].join(' · ')}</dd>
              </div>
            ))}
          </dl>
        </div>
      )}
    </Notice>
  );
}
