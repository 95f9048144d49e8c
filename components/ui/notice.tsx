// A short message that belongs to the place it stands in. Errors are announced at once, the rest politely.

import type { ComponentChildren } from 'preact';

export interface NoticeProps {
  tone?: 'info' | 'good' | 'warning' | 'error';
  title?: ComponentChildren;
  children?: ComponentChildren;
  actions?: ComponentChildren;
}

const MARK = { info: 'i', good: '✓', warning: '!', error: '!' } as const;

/** @example <Notice tone="error" title="Greenhouse refused the key">Check the client secret.</Notice> */
export function Notice({ tone = 'info', title, children, actions }: NoticeProps) {
  return (
    <div class={`ui-notice ui-notice-${tone}`} role={tone === 'error' ? 'alert' : 'status'}>
      <span class="ui-notice-mark" aria-hidden="true">
        {MARK[tone]}
      </span>
      <div class="ui-notice-words">
        {title && <p class="ui-notice-title">{title}</p>}
        {children}
        {actions && <div class="ui-actions">{actions}</div>}
      </div>
    </div>
  );
}
