// Inputs with their label, help and error tied together, so that a screen reader hears all three.

import type { ComponentChildren } from 'preact';
import { useId } from 'preact/hooks';

export interface FieldProps {
  label: string;
  kind?: 'text' | 'secret' | 'url' | 'email' | 'number';
  /** Beside the input: *minutes*. */
  unit?: string;
  value: string;
  help?: ComponentChildren;
  error?: string | null;
  placeholder?: string;
  required?: boolean;
  onInput(value: string): void;
  onBlur?(value: string): void;
}

const INPUT_TYPE = { text: 'text', secret: 'password', url: 'text', email: 'email', number: 'text' } as const;
const INPUT_MODE = { text: undefined, secret: undefined, url: 'url', email: 'email', number: 'numeric' } as const;

/**
 * One line of text. A `secret` is a password input that no browser is asked to remember.
 *
 * @example <Field label="Client ID" value={id} onInput={setId} error={problem} />
 */
export function Field({
  label,
  kind = 'text',
  unit,
  value,
  help,
  error,
  placeholder,
  required,
  onInput,
  onBlur,
}: FieldProps) {
  const id = useId();
  const described = [unit ? `${id}-unit` : '', help ? `${id}-help` : '', error ? `${id}-error` : '']
    .filter(Boolean)
    .join(' ');
  return (
    <div class="ui-field">
      <label class="ui-label" for={id}>
        {label}
        {required === false && <span class="ui-optional"> (optional)</span>}
      </label>
      <div class="ui-input-line" data-short={kind === 'number'}>
        <input
          class="ui-input"
          id={id}
          type={INPUT_TYPE[kind]}
          inputMode={INPUT_MODE[kind]}
          autocomplete="off"
          autocapitalize="off"
          spellcheck={false}
          value={value}
          placeholder={placeholder}
          aria-required={required !== false}
          aria-invalid={Boolean(error)}
          aria-describedby={described || undefined}
          onInput={(event) => onInput(event.currentTarget.value)}
          onBlur={(event) => onBlur?.(event.currentTarget.value)}
        />
        {unit && <span id={`${id}-unit`}>{unit}</span>}
      </div>
      {error && (
        <p class="ui-error" id={`${id}-error`}>
          {error}
        </p>
      )}
      {help && (
        <p class="ui-help" id={`${id}-help`}>
          {help}
        </p>
      )}
    </div>
  );
}

export interface ChoiceProps {
  type: 'checkbox' | 'radio';
  /** Radios of one question share it. */
  name?: string;
  label: ComponentChildren;
  help?: ComponentChildren;
  checked: boolean;
  disabled?: boolean;
  onChange(checked: boolean): void;
}

/** A tick or a pick with a sentence under it; the whole box can be clicked. */
export function Choice({ type, name, label, help, checked, disabled, onChange }: ChoiceProps) {
  const id = useId();
  return (
    <div class="ui-choice" data-checked={checked} data-disabled={disabled}>
      <input
        id={id}
        type={type}
        name={name}
        checked={checked}
        disabled={disabled}
        aria-describedby={help ? `${id}-help` : undefined}
        onChange={(event) => onChange(event.currentTarget.checked)}
      />
      <div class="ui-choice-words">
        <label for={id}>{label}</label>
        {help && (
          <p class="ui-help" id={`${id}-help`}>
            {help}
          </p>
        )}
      </div>
    </div>
  );
}

export interface TickProps {
  label: ComponentChildren;
  checked: boolean;
  onChange(checked: boolean): void;
}

/** A tick among many: as small as it can be. */
export function Tick({ label, checked, onChange }: TickProps) {
  return (
    <label class="ui-tick">
      <input type="checkbox" checked={checked} onChange={(event) => onChange(event.currentTarget.checked)} />
      <span>{label}</span>
    </label>
  );
}
