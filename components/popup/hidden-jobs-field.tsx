// Which jobs are left out of lists and pickers: chosen from what the jobs of the account say, with the outcome beside it.

import { amount } from '@/components/ui/amounts';
import { Button } from '@/components/ui/button';
import { Tick } from '@/components/ui/field';
import { Select } from '@/components/ui/select';
import { Trouble } from '@/components/ui/trouble';
import type { HiddenJobs } from '@/lib/model/connection';
import { isHiddenJob } from '@/lib/model/job';
import { fieldNames, isChosen, type MetWord, metWords, readable, settled, toggled } from './hidden-jobs';
import { useJobs } from './queries';

/** More names than anybody reads. */
const MOST_NAMES = 200;

export interface HiddenJobsFieldProps {
  connection: string;
  rule: HiddenJobs;
  onChange(rule: HiddenJobs): void;
}

export function HiddenJobsField({ connection, rule, onChange }: HiddenJobsFieldProps) {
  const list = useJobs(connection);
  const jobs = list.data?.jobs ?? [];
  const hidden = jobs.filter((job) => isHiddenJob(job, settled(rule)));
  const statuses = metWords(
    jobs.map(({ status }) => status),
    rule.statuses,
  );
  const visibilities = metWords(
    jobs.map(({ visibility }) => visibility),
    rule.visibilities,
  );
  const names = fieldNames(jobs, rule);
  const values = rule.field
    ? metWords(
        jobs.map(({ customFields }) => customFields[rule.field?.name ?? '']),
        [rule.field.value],
      )
    : [];

  return (
    <>
      <p class="ui-help">
        Left out wherever jobs are listed or picked. Nobody is lost by this: a person on a hidden job stays In ATS.
      </p>
      <Trouble thrown={list.error} actions={<Button onClick={() => void list.refetch()}>Try again</Button>} />
      {list.isPending && <p class="ui-muted">Reading the jobs…</p>}
      {list.data && jobs.length === 0 && <p class="ui-help">No jobs have been read yet: come back in a while.</p>}
      <Words
        legend="By status"
        met={statuses}
        chosen={rule.statuses}
        onChange={(words) => onChange({ ...rule, statuses: words })}
      />
      <Words
        legend="By who may see them"
        met={visibilities}
        chosen={rule.visibilities}
        onChange={(words) => onChange({ ...rule, visibilities: words })}
      />
      {names.length > 0 && (
        <div class="edit-pair">
          <Select
            label="By a field of your own"
            value={rule.field?.name ?? ''}
            options={[{ value: '', label: 'None' }, ...names.map((name) => ({ value: name, label: name }))]}
            onPick={(name) => onChange({ ...rule, field: name === '' ? null : { name, value: '' } })}
          />
          {rule.field && (
            <Select
              label="where it says"
              value={rule.field.value}
              options={[
                { value: '', label: 'Choose…' },
                ...values.map(({ word, count }) => ({ value: word, label: `${word} (${amount(count)})` })),
              ]}
              onPick={(value) => onChange({ ...rule, field: rule.field && { ...rule.field, value } })}
            />
          )}
        </div>
      )}
      {jobs.length > 0 && (
        <>
          <p role="status">
            <b>
              {amount(hidden.length)} of {amount(jobs.length)} jobs hidden
            </b>
          </p>
          {hidden.length > 0 && (
            <details class="edit-hidden">
              <summary>Which?</summary>
              <ul>
                {hidden.slice(0, MOST_NAMES).map((job) => (
                  <li key={job.id}>
                    {job.name} <span class="ui-muted">{readable(job.status)}</span>
                  </li>
                ))}
                {hidden.length > MOST_NAMES && <li>and {amount(hidden.length - MOST_NAMES)} more</li>}
              </ul>
            </details>
          )}
        </>
      )}
    </>
  );
}

interface WordsProps {
  legend: string;
  met: readonly MetWord[];
  chosen: readonly string[];
  onChange(words: string[]): void;
}

/** Nothing where the jobs say nothing of the kind. */
function Words({ legend, met, chosen, onChange }: WordsProps) {
  if (met.length === 0) return null;
  return (
    <fieldset class="ui-ticks">
      <legend class="ui-label">{legend}</legend>
      {met.map(({ word, count }) => (
        <Tick
          key={word}
          label={
            <>
              {readable(word)} <span class="ui-muted">({amount(count)})</span>
            </>
          }
          checked={isChosen(chosen, word)}
          onChange={(on) => onChange(toggled(chosen, word, on))}
        />
      ))}
    </fieldset>
  );
}
