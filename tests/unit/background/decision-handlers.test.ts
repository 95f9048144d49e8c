import { beforeEach, describe, expect, it } from 'vitest';
import type { CoreHandlers } from '@/lib/background/handlers';
import { handlersSetting, sightingOf, TAB } from './handlers-setting';

describe('what the user says of a match', () => {
  let stage: Awaited<ReturnType<typeof handlersSetting>>;
  let handlers: CoreHandlers;
  const page = () => sightingOf(stage.world.cast.perhapsActive);
  const find = async () => {
    const { matches, refused = [] } = await handlers['person.find']({ sighting: page() }, TAB);
    return { tiers: matches.map(({ tier }) => tier), refused: refused.map(({ name }) => name) };
  };
  const say = (decision: 'same' | 'different' | 'undo', candidate = stage.world.cast.activeApplicant.candidateId) =>
    handlers['person.decide']({ sighting: page(), connection: 'c1', candidate: String(candidate), decision }, TAB);
  const precision = async () => (await handlers['diagnostics.get']({}, TAB)).precision;

  beforeEach(async () => {
    stage = await handlersSetting();
    ({ handlers } = stage);
    await stage.fill();
  });

  it('decides at once, is told to every page, and may be taken back', async () => {
    expect(await find()).toEqual({ tiers: ['possible'], refused: [] });
    const { matches } = await say('same');
    expect(matches.map(({ tier }) => tier)).toEqual(['exact']);
    expect(matches[0]?.evidence).toContainEqual(expect.objectContaining({ feature: 'decision' }));
    expect(stage.seen.notices).toEqual(['index.changed']);
    await say('undo');
    expect(await find()).toEqual({ tiers: ['possible'], refused: [] });
    await say('different');
    expect(await find()).toEqual({ tiers: [], refused: [stage.world.cast.activeApplicant.name] });
    await say('undo');
    expect(await find()).toEqual({ tiers: ['possible'], refused: [] });
  });

  it('is heard of those alone whom the page finds', async () => {
    const { rejected, privatePerson } = stage.world.cast;
    for (const { candidateId } of [rejected, privatePerson]) {
      await expect(say('same', candidateId)).rejects.toMatchObject({ code: 'message/refused' });
    }
    expect(await handlers['decision.list']({}, TAB)).toEqual([]);
  });

  it('does not show somebody who has become private since', async () => {
    const { activeApplicant } = stage.world.cast;
    for (const decision of ['same', 'different'] as const) {
      await say(decision);
      stage.world.setPrivate(activeApplicant.candidateId as number, true);
      stage.clock.advance(3_600_000);
      await stage.fill();
      expect(await find()).toEqual({ tiers: [], refused: [] });
      expect(await handlers['decision.list']({}, TAB)).toMatchObject([{ decision, name: null, webUrl: null }]);
      stage.world.setPrivate(activeApplicant.candidateId as number, false);
      stage.clock.advance(3_600_000);
      await stage.fill();
      expect((await find()).tiers).toEqual(decision === 'same' ? ['exact'] : []);
      await say('undo');
    }
  });

  it('is counted by kind and listed with what the ATS holds', async () => {
    await say('different');
    expect(await precision()).toMatchObject([{ by: 'name-and-more', possible: { right: 0, wrong: 1 }, atLeast: null }]);
    const [listed] = await handlers['decision.list']({}, TAB);
    expect(listed).toMatchObject({
      decision: 'different',
      by: 'name-and-more',
      ats: 'Greenhouse',
      candidate: String(stage.world.cast.activeApplicant.candidateId),
      name: stage.world.cast.activeApplicant.name,
    });
    await handlers['decision.forget']({ id: listed?.id ?? 0 }, TAB);
    expect(await precision()).toEqual([]);
    expect((await find()).tiers).toEqual(['possible']);
  });

  it('goes with the connection; the counts stay', async () => {
    await say('different');
    await handlers['connection.remove']({ id: 'c1' }, TAB);
    expect(await handlers['decision.list']({}, TAB)).toEqual([]);
    expect(await precision()).toHaveLength(1);
    await handlers['diagnostics.reset']({ what: 'precision' }, TAB);
    expect(await precision()).toEqual([]);
  });

  it('stricter, nothing is asserted by name; what the user said is', async () => {
    const { pubAddress } = stage.world.cast;
    const tier = async () =>
      (await handlers['person.find']({ sighting: sightingOf(pubAddress) }, TAB)).matches.map((match) => match.tier);
    expect(await tier()).toEqual(['probable']);
    await handlers['diagnostics.strict']({ on: true }, TAB);
    expect(await tier()).toEqual(['possible']);
    const candidate = String(pubAddress.candidateId);
    await handlers['person.decide'](
      { sighting: sightingOf(pubAddress), connection: 'c1', candidate, decision: 'same' },
      TAB,
    );
    expect(await tier()).toEqual(['exact']);
  });

  it('policy keeps it strict', async () => {
    stage.seen.settings = { ...stage.seen.settings, strict: true, strictByPolicy: true };
    await expect(handlers['diagnostics.strict']({ on: false }, TAB)).rejects.toMatchObject({ code: 'message/refused' });
    expect(await handlers['diagnostics.get']({}, TAB)).toMatchObject({ strict: true, strictByPolicy: true });
  });

  it('look-ups teach, once a page, and not before the page shows a name', async () => {
    await handlers['page.left']({ next: stage.world.cast.pubAddress.pageUrl }, TAB);
    await handlers['person.find']({ sighting: { ...sightingOf(stage.world.cast.pubAddress), name: null } }, TAB);
    expect((await handlers['diagnostics.get']({}, TAB)).learnedFrom).toBe(0);
    await find();
    await find();
    expect((await handlers['diagnostics.get']({}, TAB)).learnedFrom).toBe(1);
    await handlers['diagnostics.reset']({ what: 'weights' }, TAB);
    expect((await handlers['diagnostics.get']({}, TAB)).learnedFrom).toBe(0);
  });
});
