// Accounts of the other ATSs beside a stage's Greenhouse: the same people among others, each in its own simulator, and
// the walk through the connect form for each.

import type { Page } from 'playwright-core';
import { createClock } from '@/tests/simulators/clock';
import { createLever, DEFAULT_KEY, LEVER_HOSTS, type Lever, type LeverOptions } from '@/tests/simulators/lever';
import { createLeverWorld, type LeverWorld } from '@/tests/simulators/lever-world';
import {
  createSmartRecruiters,
  SMARTRECRUITERS_HOSTS,
  type SmartRecruiters,
  type SmartRecruitersOptions,
} from '@/tests/simulators/smartrecruiters';
import { DEFAULT_SMART_TOKEN } from '@/tests/simulators/smartrecruiters-access';
import { COMPANY } from '@/tests/simulators/smartrecruiters-company';
import { createSmartRecruitersWorld, type SmartRecruitersWorld } from '@/tests/simulators/smartrecruiters-world';
import { type Stage, simulatorAnswer } from './stage';

export interface OtherAccountsOptions {
  people?: number;
  seed?: number;
  speed?: number;
  lever?: LeverOptions;
  smartRecruiters?: SmartRecruitersOptions;
}

export interface OtherAccounts {
  lever: Lever & { world: LeverWorld };
  smartRecruiters: SmartRecruiters & { world: SmartRecruitersWorld };
  connectLever(key?: string): Promise<Page>;
  connectSmartRecruiters(key?: string): Promise<Page>;
  /** By the company identifier alone. */
  connectPostings(identifier?: string): Promise<Page>;
}

export function addOtherAccounts(stage: Stage, options: OtherAccountsOptions = {}): OtherAccounts {
  const { people = 300, seed = 1, speed = 1 } = options;
  const about = { people, seed, now: Date.now() };
  const lever = createLever({
    world: createLeverWorld(about),
    clock: createClock({ speed }),
    options: options.lever ?? {},
  });
  const smartRecruiters = createSmartRecruiters({
    world: createSmartRecruitersWorld(about),
    clock: createClock({ speed }),
    options: options.smartRecruiters ?? {},
  });
  for (const host of LEVER_HOSTS) stage.serve(host, simulatorAnswer(lever));
  for (const host of SMARTRECRUITERS_HOSTS) stage.serve(host, simulatorAnswer(smartRecruiters));

  /** Up to the step where credentials are typed. */
  async function begin(name: string): Promise<Page> {
    const popup = await stage.openTab('popup.html');
    await popup
      .getByRole('button', { name: /connect an ats|add a connection/i })
      .first()
      .click();
    await popup.locator('label', { hasText: name }).click();
    await popup.getByRole('button', { name: 'Next', exact: true }).click();
    await popup.getByRole('button', { name: /next: your key/i }).click();
    return popup;
  }

  return {
    lever,
    smartRecruiters,

    async connectLever(key = DEFAULT_KEY.key) {
      await stage.grantHost(`https://${LEVER_HOSTS[0]}/*`);
      const popup = await begin('Lever');
      await popup.getByRole('textbox', { name: /api key/i }).fill(key);
      await popup.getByLabel(/work e-mail/i).fill(lever.world.recruiter.email);
      await popup.getByRole('button', { name: /check and connect/i }).click();
      return popup;
    },

    async connectPostings(identifier = COMPANY.identifier) {
      await stage.grantHost(`https://${SMARTRECRUITERS_HOSTS[0]}/*`);
      const popup = await begin('SmartRecruiters');
      await popup.locator('label', { hasText: 'jobs only' }).click();
      await popup.getByLabel(/company identifier/i).fill(identifier);
      await popup.getByRole('button', { name: /check and connect/i }).click();
      return popup;
    },

    async connectSmartRecruiters(key = DEFAULT_SMART_TOKEN) {
      await stage.grantHost(`https://${SMARTRECRUITERS_HOSTS[0]}/*`);
      const popup = await begin('SmartRecruiters');
      await popup.getByRole('textbox', { name: /api key/i }).fill(key);
      await popup.getByLabel(/company identifier/i).fill(COMPANY.identifier);
      await popup.getByLabel(/work e-mail/i).fill(smartRecruiters.world.recruiter.email);
      await popup.getByRole('button', { name: /check and connect/i }).click();
      return popup;
    },
  };
}
