// A pick out of a longer list, with label and help tied to it.

import type { ComponentChildren } from 'preact';
import { useId } from 'preact/hooks';

export interface SelectProps {
  label: string;
  help?: ComponentChildren;
  value: string;
  options: readonly { value: string; label: string }[];
  onPick(value: string): void;
}

/** @example <Select label="Share" value="0.5" options={[{ value: '0.5', label: 'A half' }]} onPick={setShare} /> */
export function Select({ label, help, value, options, onPick }: SelectProps) {
  const id = useId();
  return (
    <div class="ui-field">
      <label class="ui-label" for={id}>
        {label}
      </label>
      <select
        class="ui-input ui-select"
        id={id}
        value={value}
        aria-describedby={help ? `${id}-help` : undefined}
        onChange={(event) => onPick(event.currentTarget.value)}
      >
        {options.map((option) => (
          <option key={option.value} value={option.value}>
            {option.label}
          </option>
        ))}
      </select>
      {help && (
        <p class="ui-help" id={`${id}-help`}>
          {help}
        </p>
      )}
    </div>
  );
}
