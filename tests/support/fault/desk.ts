import { pick, weighed } from './random.js';
import type { Json } from '../world.js';

/** A mutation to be sent, with what it writes into the histories of plan and item. */
export interface DeskAct {
  name: string;
  input: Json;
  events: string[];
}

const years = [
  ...Array.from({ length: 27 }, (_, at) => 2000 + at),
  ...Array.from({ length: 73 }, (_, at) => 2027 + at),
];
const item = { form: 'SPECIAL', source: 'MEMBER', planned: { month: 6 } };
const consent = { reason: '调整', consentBy: '主席会议', consentedOn: '2026-01-01' };

/** What an office does next with its plan, year after year; it knows no more than what it was answered. */
export class Desk {
  /** As the last answer told it. */
  plan?: Json;
  #next = 0;
  #made = 0;

  constructor(private readonly random: () => number) {}

  next(): DeskAct {
    if (!this.plan) return act('draftPlan', { year: years[Math.min(this.#next++, 99)], title: this.#title() });
    const acts: Record<string, () => DeskAct> = {
      DRAFT: () => this.#draft(),
      IN_APPROVAL: () => this.#decide(),
      APPROVED: () => act('issuePlan', { planId: this.plan.id, issuedBy: ['CONFERENCE_OFFICE'] }, 'issuePlan'),
      ISSUED: () => this.#carryOut(),
    };
    return acts[this.plan.state as string]();
  }

  #draft(): DeskAct {
    const { id: planId, items, year, version } = this.plan;
    const { length } = items.nodes;
    // The last year is drafted again and again.
    if (length >= 4 && year === years.at(-1)) return act('deletePlan', { planId });
    const add = () => act('addPlanItem', { planId, ...item, title: this.#title() });
    if (length < 4) return add();
    const { id: itemId, version: itemVersion } = pick<Json>(items.nodes, this.random);
    const position = 1 + Math.floor(this.random() * length);
    return weighed(
      [
        [length < 12 ? 3 : 0, add],
        [5, () => act('changePlanItem', { itemId, title: this.#title(), version: itemVersion })],
        [3, () => act('movePlanItem', { itemId, position })],
        [1, () => act('removePlanItem', { itemId })],
        [3, () => act('renamePlan', { planId, title: this.#title(), version }, 'editPlan')],
        [2, () => act('submitPlan', { planId }, 'submitPlan')],
        [0.3, () => act('deletePlan', { planId })],
      ],
      this.random,
    )();
  }

  #decide(): DeskAct {
    const { gates, round } = this.plan;
    const open = gates.filter((gate: Json) => gate.round === round && !gate.decision);
    const [{ id: gateId }] = open;
    if (this.random() < 0.15) {
      return act('decideGate', { gateId, decision: 'RETURNED', remark: '修改' }, 'decideGate', 'returnPlan');
    }
    const approves = open.length === 1 ? ['approvePlan'] : [];
    return act('decideGate', { gateId, decision: 'PASSED' }, 'decideGate', ...approves);
  }

  #carryOut(): DeskAct {
    const { id: planId, items, year } = this.plan;
    const begun = year <= 2026;
    const { id: itemId, state, phase } = pick<Json>(items.nodes, this.random);
    const done = state === 'DONE';
    return weighed(
      [
        [begun ? 6 : 0, () => act('advanceItem', { itemId, phase, note: this.#title() }, 'advanceItem')],
        [begun && !done ? 8 : 0, () => act('completeItem', { itemId }, 'completeItem')],
        [begun && done ? 6 : 0, () => act('reopenItem', { itemId, reason: this.#title() }, 'reopenItem')],
        [2, () => act('amendPlan', { ...consent, planId, add: [{ ...item, title: this.#title() }] }, 'amendPlan')],
        [0.7, () => act('closePlan', { planId, review: this.#title() }, 'closePlan')],
      ],
      this.random,
    )();
  }

  #title(): string {
    this.#made += 1;
    return `第${this.#made}`;
  }
}

const act = (name: string, input: Json, ...events: string[]): DeskAct => ({ name, input, events });
