// The one button. It knows looks and busyness, not what it does.

import type { ButtonHTMLAttributes, ComponentChildren, Ref } from 'preact';

export interface ButtonProps extends Omit<ButtonHTMLAttributes<HTMLButtonElement>, 'ref'> {
  kind?: 'primary' | 'plain' | 'quiet' | 'danger';
  /** Work is under way: the button stays focusable, says so, and does nothing. */
  busy?: boolean;
  buttonRef?: Ref<HTMLButtonElement>;
  children: ComponentChildren;
}

/** @example <Button kind="primary" busy={saving} onClick={save}>Save</Button> */
export function Button({ kind = 'plain', busy = false, buttonRef, children, onClick, ...rest }: ButtonProps) {
  return (
    <button
      type="button"
      {...rest}
      ref={buttonRef}
      class={`ui-button ui-button-${kind} ${rest.class ?? ''}`}
      aria-disabled={busy || rest['aria-disabled']}
      aria-busy={busy}
      onClick={(event) => {
        if (busy) event.preventDefault();
        else onClick?.(event);
      }}
    >
      {busy && <span class="ui-spinner" aria-hidden="true" />}
      {children}
    </button>
  );
}
