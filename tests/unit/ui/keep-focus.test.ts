// @vitest-environment jsdom
// Where the focus goes when the button that had it goes.

import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { keepFocus } from '@/components/ui/keep-focus';

let root: HTMLElement;
let end: () => void;

beforeEach(() => {
  root = document.createElement('main');
  document.body.replaceChildren(root);
  vi.spyOn(document, 'hasFocus').mockReturnValue(true);
  end = keepFocus(root);
});
afterEach(() => {
  end();
  vi.restoreAllMocks();
});

/** Puts the focus on `#pressed`, lets `change` do its work, and says where the focus is then. */
async function focusAfter(html: string, change: (part: HTMLElement) => void): Promise<string> {
  root.innerHTML = html;
  await new Promise((resolve) => setTimeout(resolve));
  const pressed = root.querySelector<HTMLElement>('#pressed');
  pressed?.focus();
  change(root.querySelector<HTMLElement>('#part') ?? root);
  await new Promise((resolve) => setTimeout(resolve));
  return document.activeElement?.id || (document.activeElement?.nodeName ?? '');
}

const PART = '<h1 id="top">Top</h1><div id="part"><h2 id="title">Part</h2><button id="pressed">Do</button></div>';
const replace = (html: string) => (part: HTMLElement) => {
  part.innerHTML = html;
};

describe('the focus goes', () => {
  it.each<[string, string, (part: HTMLElement) => void, string]>([
    ['to the heading of what came instead', PART, replace('<p>Words</p><section><h3 id="new">N</h3></section>'), 'new'],
    ['to its first field', PART, replace('<label>Name <input id="field"></label><button>Save</button>'), 'field'],
    ['to what is left around it', PART, (part) => part.querySelector('#pressed')?.remove(), 'title'],
    ['further out where nothing is', PART, (part) => part.remove(), 'top'],
    ['to the nearest thing at all', '<p><button id="pressed">Do</button></p>', replace('<p>Words</p>'), 'MAIN'],
    ['nowhere while its button stands', PART, (part) => part.append(document.createElement('button')), 'pressed'],
  ])('%s', async (_, html, change, expected) => {
    expect(await focusAfter(html, change)).toBe(expected);
  });

  it('where the screen itself puts it', async () => {
    const own = (part: HTMLElement) => {
      part.innerHTML = '<h2>New</h2><button id="own">Own</button>';
      part.querySelector('button')?.focus();
    };
    expect(await focusAfter(PART, own)).toBe('own');
  });

  it('nowhere while another window has it', async () => {
    vi.mocked(document.hasFocus).mockReturnValue(false);
    expect(await focusAfter(PART, replace('<h3 id="new">New</h3>'))).toBe('BODY');
  });

  it('nowhere once it has ended', async () => {
    end();
    expect(await focusAfter(PART, replace('<h3 id="new">New</h3>'))).toBe('BODY');
  });
});
