// What the user says of matches, and how right they were: the messages about it. Remembering is in lib/decisions.

import type { Connector, RecordId } from '@/lib/ats/connector';
import type { RecordRef } from '@/lib/decisions/decided';
import type { Decisions } from '@/lib/decisions/decisions';
import { evidenceKind } from '@/lib/decisions/evidence-kind';
import { AppError } from '@/lib/errors';
import type { Sender } from '@/lib/messages/answer';
import type { DecisionView } from '@/lib/model/decision';
import type { Finding, Match } from '@/lib/model/match';
import type { Sighting } from '@/lib/model/sighting';
import type { ConnectionStore } from './connections';
import { type FindTools, keysOf, readCandidate } from './find-person';
import type { CoreHandlers, Surroundings } from './handlers';
import type { LearnedWeights } from './learned-weights';

export type DecisionHandlers = Pick<
  CoreHandlers,
  'person.decide' | 'decision.list' | 'decision.forget' | 'diagnostics.get' | 'diagnostics.reset' | 'diagnostics.strict'
>;

export interface DecisionHandlerTools {
  decisions: Decisions;
  weights: Pick<LearnedWeights, 'learnedFrom' | 'reset'>;
  store: Pick<ConnectionStore, 'all' | 'get'>;
  findTools: FindTools;
  surroundings: Pick<Surroundings, 'announce' | 'readSettings' | 'chooseStrict'>;
  find(sighting: Sighting): Promise<Finding>;
  /** The finding for whoever asked, toolbar included. */
  answer(sighting: Sighting, sender: Sender): Promise<Finding>;
  recordId(text: string): RecordId;
}

export function createDecisionHandlers(tools: DecisionHandlerTools): DecisionHandlers {
  const { decisions, weights, store, findTools, surroundings, find, recordId } = tools;

  function connectorFor(ats: string): Connector | undefined {
    return findTools.connectorFor(ats);
  }

  function refOf({ candidate }: Match): RecordRef {
    return { connection: candidate.connection, candidate: recordId(candidate.id) };
  }

  return {
    async 'person.decide'({ sighting, connection, candidate, decision }, sender) {
      const page = keysOf(sighting);
      const { matches } = await find(sighting);
      const match = matches.find((one) => one.candidate.connection === connection && one.candidate.id === candidate);
      if (decision === 'undo') {
        // What was said of one record of a person is shown on all of them.
        const records = match ? matches.filter(({ person }) => person === match.person).map(refOf) : [];
        for (const ref of [...records, { connection, candidate: recordId(candidate) }])
          await decisions.takeBack(page, ref);
      } else {
        // Nothing is said of people whom the page does not find.
        if (!match) throw new AppError('message/refused');
        const basis = { by: evidenceKind(match.evidence), isAsserted: match.tier !== 'possible' };
        if (!(await decisions.decide(page, refOf(match), decision, basis))) throw new AppError('page/unreadable');
      }
      surroundings.announce('index.changed');
      return tools.answer(sighting, sender);
    },

    async 'decision.list'() {
      const connections = await store.all();
      const listed = await decisions.all();
      return Promise.all(
        listed.map(async ({ id, decision, ref, by, decidedAt }): Promise<DecisionView> => {
          const connection = connections.find((one) => one.id === ref.connection);
          const held = connection ? await readCandidate(connection, ref.candidate, findTools) : null;
          return {
            id,
            decision,
            decidedAt: new Date(decidedAt).toISOString(),
            by,
            ats: connectorFor(connection?.ats ?? '')?.name ?? '',
            connectionName: connection?.name ?? '',
            candidate: String(ref.candidate),
            name: held?.name ?? null,
            webUrl: held?.webUrl ?? null,
          };
        }),
      );
    },

    async 'decision.forget'({ id }) {
      await decisions.forget(id);
      surroundings.announce('index.changed');
      return null;
    },

    async 'diagnostics.get'() {
      const [precision, count, learnedFrom, { strict, strictByPolicy }] = await Promise.all([
        decisions.precision(),
        decisions.count(),
        weights.learnedFrom(),
        surroundings.readSettings(),
      ]);
      return { precision, decisions: count, strict, strictByPolicy, learnedFrom };
    },

    async 'diagnostics.reset'({ what }) {
      if (what === 'precision') await decisions.resetPrecision();
      else {
        await weights.reset();
        surroundings.announce('index.changed');
      }
      return null;
    },

    async 'diagnostics.strict'({ on }) {
      const { strictByPolicy } = await surroundings.readSettings();
      if (strictByPolicy) throw new AppError('message/refused');
      await surroundings.chooseStrict(on);
      surroundings.announce('index.changed');
      return null;
    },
  };
}
