import { beforeEach, describe, expect, it, vi } from 'vitest';
import { AppError } from '@/lib/errors';
import { answerMessages, type Handlers, mayAsk, type Reply } from '@/lib/messages/answer';
import { AUDIENCE, type MessageName } from '@/lib/messages/protocol';
import { SCHEMAS } from '@/lib/messages/schemas';

const ID = 'abcdefghijklmnopabcdefghijklmnop';
const OWN = `chrome-extension://${ID}`;
const listeners: ((message: unknown, sender: object, respond: (reply: Reply) => void) => unknown)[] = [];

vi.mock('wxt/browser', () => ({
  browser: {
    runtime: {
      id: 'abcdefghijklmnopabcdefghijklmnop',
      getURL: (path: string) => `chrome-extension://abcdefghijklmnopabcdefghijklmnop${path}`,
      onMessage: { addListener: (listener: (typeof listeners)[number]) => listeners.push(listener) },
    },
  },
}));

const page = { id: ID, origin: 'https://www.linkedin.com', tab: { id: 7, windowId: 1 } };
const popup = { id: ID, origin: OWN };

const sighting = {
  url: 'https://www.linkedin.com/in/mara-example/',
  site: 'linkedin',
  name: 'Mara Example',
  headline: null,
  company: null,
  title: null,
  location: null,
  urls: ['https://www.linkedin.com/in/mara-example/'],
  links: [],
  emails: [],
};

function send(message: unknown, sender: object): Promise<Reply> {
  return new Promise((resolve) => {
    if (listeners[0]?.(message, sender, resolve) !== true) resolve({ ok: true, out: 'not ours' });
  });
}

describe('answering', () => {
  const find = vi.fn();
  const list = vi.fn();

  beforeEach(() => {
    listeners.length = 0;
    find.mockReset().mockResolvedValue('found');
    list.mockReset().mockResolvedValue([]);
    answerMessages({ 'person.find': find, 'connection.list': list } as unknown as Handlers);
  });

  it('parses, then hands over, then answers', async () => {
    expect(await send({ name: 'person.find', input: { sighting } }, page)).toEqual({ ok: true, out: 'found' });
    expect(find).toHaveBeenCalledWith({ sighting }, { tabId: 7, frameId: 0, windowId: 1 });
  });

  it.each([
    ['a page asks for what is ours', { name: 'connection.list', input: {} }, page, 'message/refused'],
    ['another extension', { name: 'person.find', input: { sighting } }, { ...page, id: 'other' }, 'message/refused'],
    [
      'a page that is being prerendered',
      { name: 'person.find', input: { sighting } },
      { ...page, documentLifecycle: 'prerender' },
      'message/refused',
    ],
    ['an unknown name', { name: 'person.delete', input: {} }, popup, 'message/invalid'],
    ['a name of every object', { name: 'toString', input: {} }, popup, 'message/invalid'],
    ['no input', { name: 'person.find' }, page, 'message/invalid'],
    ['a wrong type', { name: 'person.find', input: { sighting: { ...sighting, name: 7 } } }, page, 'message/invalid'],
    ['something more', { name: 'person.find', input: { sighting, more: 1 } }, page, 'message/invalid'],
    [
      'too long a text',
      { name: 'person.find', input: { sighting: { ...sighting, name: 'x'.repeat(30_000) } } },
      page,
      'message/invalid',
    ],
  ])('refuses: %s', async (_what, message, sender, code) => {
    expect(await send(message, sender)).toMatchObject({ ok: false, code });
    expect(find).not.toHaveBeenCalled();
    expect(list).not.toHaveBeenCalled();
  });

  it('leaves what is no message of ours alone', async () => {
    for (const message of [null, 7, {}, { notice: 'index.changed' }]) {
      expect(await send(message, popup)).toEqual({ ok: true, out: 'not ours' });
    }
  });

  it('gives failures as plain data, without their text', async () => {
    find.mockRejectedValue(new AppError('ats/rate-limited', { retryAt: 5, about: ['candidates'] }));
    expect(await send({ name: 'person.find', input: { sighting } }, page)).toEqual({
      ok: false,
      code: 'ats/rate-limited',
      about: ['candidates'],
      retryAt: 5,
    });
    const warn = vi.spyOn(console, 'warn').mockImplementation(() => undefined);
    find.mockRejectedValue(new Error('Mara Example, mara@example.com'));
    expect(await send({ name: 'person.find', input: { sighting } }, page)).toEqual({ ok: false, code: 'unexpected' });
    expect(JSON.stringify(warn.mock.calls)).not.toMatch(/mara/i);
    warn.mockRestore();
  });

  it('every message has an audience and a schema, and pages may send only those of the reading line', () => {
    expect(Object.keys(SCHEMAS).sort()).toEqual(Object.keys(AUDIENCE).sort());
    const open = (Object.keys(AUDIENCE) as MessageName[]).filter((name) => mayAsk(name, page as never));
    expect(open.sort()).toEqual([
      'card.load',
      'file.open',
      'list.load',
      'pack.get',
      'page.left',
      'page.load',
      'page.unread',
      'panel.open',
      'people.find',
      'people.seen',
      'person.contact',
      'person.decide',
      'person.find',
      'person.refresh',
      'site.leave',
    ]);
  });
});
