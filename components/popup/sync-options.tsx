// How much of an account is kept in this browser, how often it is looked at, and how much of its rate limit that takes.

import { useState } from 'preact/hooks';
import { Choice, Field } from '@/components/ui/field';
import { Select } from '@/components/ui/select';
import type { ConnectionOptions } from '@/lib/model/connection';

/** As the messages' schema has it. */
const MINUTES = { least: 5, most: 1_440 };
const SHARES = [0.1, 0.25, 0.5, 0.75, 1];

const INTERVALS = [
  { key: 'changesMinutes', label: 'Look for changes of people every' },
  { key: 'jobsMinutes', label: 'Look for changes of jobs every' },
] as const;

type Interval = (typeof INTERVALS)[number]['key'];

export interface SyncOptionsProps {
  options: ConnectionOptions;
  holdsPeople: boolean;
  hasFiles: boolean;
  onChange(part: Partial<ConnectionOptions>): void;
  /** false while something typed here can't be taken. */
  onValidity(valid: boolean): void;
}

export function SyncOptions({ options, holdsPeople, hasFiles, onChange, onValidity }: SyncOptionsProps) {
  // As typed: on the way from 15 to 30 there is a moment without a number.
  const [typed, setTyped] = useState({
    changesMinutes: String(options.changesMinutes),
    jobsMinutes: String(options.jobsMinutes),
  });

  const type = (key: Interval, text: string) => {
    const next = { ...typed, [key]: text };
    setTyped(next);
    const minutes = minutesIn(text);
    if (minutes !== null) onChange({ [key]: minutes });
    onValidity(Object.values(next).every((each) => minutesIn(each) !== null));
  };

  return (
    <>
      {holdsPeople && (
        <div class="ui-choices">
          <Choice
            type="checkbox"
            label="Keep full records of people I have not looked at"
            help="Off: of people you have not looked at, only what recognises them and their newest job, stage, status and recruiter are kept. The rest is fetched when you look at them."
            checked={options.keepsWhole}
            onChange={(keepsWhole) => onChange({ keepsWhole })}
          />
          {hasFiles && (
            <Choice
              type="checkbox"
              label="Keep the lists of files up to date"
              help="Off: a person’s files are listed when the card opens, which takes a moment longer."
              checked={options.syncsFiles}
              onChange={(syncsFiles) => onChange({ syncsFiles })}
            />
          )}
        </div>
      )}
      {INTERVALS.filter(({ key }) => holdsPeople || key === 'jobsMinutes').map(({ key, label }) => (
        <Field
          key={key}
          kind="number"
          label={label}
          unit="minutes"
          value={typed[key]}
          error={
            minutesIn(typed[key]) === null ? `A whole number from ${MINUTES.least} to 1,440 (a day), please.` : null
          }
          onInput={(text) => type(key, text)}
        />
      ))}
      <Select
        label="How much of the request limit to use"
        help="Your ATS answers one key only so often. Reading in the background takes at most this share, so that what you open yourself is not kept waiting. If colleagues use the same key, they share it too: divide it among you."
        value={String(options.share)}
        options={[...new Set([...SHARES, options.share])]
          .sort((a, b) => a - b)
          .map((share) => ({ value: String(share), label: shareWords(share) }))}
        onPick={(value) => onChange({ share: Number(value) })}
      />
    </>
  );
}

/** null: not a whole number of minutes that can be kept. */
export function minutesIn(text: string): number | null {
  const minutes = /^\s*\d{1,5}\s*$/.test(text) ? Number(text) : Number.NaN;
  return minutes >= MINUTES.least && minutes <= MINUTES.most ? minutes : null;
}

function shareWords(share: number): string {
  if (share === 0.5) return 'A half (50 %)';
  if (share === 1) return 'All of it (100 %)';
  return `${Math.round(share * 100)} %`;
}
