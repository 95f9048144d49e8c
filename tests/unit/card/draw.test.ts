// @vitest-environment jsdom

import { describe, expect, it, vi } from 'vitest';
import { h, patch, words } from '@/components/card/draw';

describe('patch', () => {
  it('makes any list of children out of any other, keeping keyed ones', () => {
    const parent = document.createElement('ul');
    const li = (key: string) => {
      const element = h('li', { key, 'data-k': key });
      element.textContent = key;
      return element;
    };
    patch(parent, ['a', 'b', 'c'].map(li));
    const b = parent.children[1];
    for (const keys of [['b', 'c'], ['x', 'b'], ['b'], ['a', 'b', 'x'], []]) {
      patch(parent, keys.map(li));
      expect([...parent.children].map((each) => each.textContent)).toEqual(keys);
      if (keys.includes('b')) expect([...parent.children]).toContain(b);
    }
  });

  it('takes away attributes, styles and handlers that are no more', () => {
    const parent = document.createElement('div');
    const click = vi.fn();
    patch(parent, h('button', { class: 'a', title: 'x', style: 'left: 1px', onclick: click }));
    patch(parent, h('button', { class: 'b' }));
    const button = parent.firstChild as HTMLButtonElement;
    button.click();
    expect(button.outerHTML.replace(' style=""', '')).toBe('<button class="b"></button>');
    expect(click).not.toHaveBeenCalled();
  });
});

it('words are cut before they cost anything, never inside a sign', () => {
  const text = words('plain')(`${'a'.repeat(599)}🌸${'b'.repeat(9_000)}`).textContent ?? '';
  expect(text).toBe(`${'a'.repeat(599)}…`);
});
