import type { Body, Level } from './bodies.ts';
import { currentYear, dayOf } from './calendar.ts';
import { gates } from './frame.ts';
import type { Random } from './random.ts';

export type PlanState = 'DRAFT' | 'IN_APPROVAL' | 'APPROVED' | 'REPORTED' | 'ISSUED' | 'CLOSED';

/** An act of the plan's workflow, with the reach that the plan has afterwards. */
interface Act {
  act: string;
  from: PlanState;
  to: PlanState;
  day: number;
  reach: number;
  note: string | null;
}

interface GateOfRound {
  round: number;
  position: number;
  kind: string;
  name: string;
  decision: 'PASSED' | 'RETURNED' | null;
  day: number | null;
}

const mix: Record<Level, readonly (readonly [PlanState, number])[]> = {
  CITY: [['ISSUED', 1]],
  COUNTY: [
    ['DRAFT', 4],
    ['IN_APPROVAL', 4],
    ['APPROVED', 2],
    ['REPORTED', 6],
    ['ISSUED', 84],
  ],
  TOWNSHIP: [
    ['DRAFT', 8],
    ['IN_APPROVAL', 5],
    ['APPROVED', 3],
    ['REPORTED', 10],
    ['ISSUED', 74],
  ],
};
/** How far plans of a level are shown in the end: to those above, those below, the network. */
const sharing: Record<Level, readonly (readonly ['1' | '2' | '3', number])[]> = {
  CITY: [
    ['2', 1],
    ['3', 1],
  ],
  COUNTY: [
    ['1', 45],
    ['2', 40],
    ['3', 15],
  ],
  TOWNSHIP: [
    ['1', 95],
    ['3', 5],
  ],
};
const returned = '选题重复，请进一步凝练后再报。';
const amended = '因工作安排变化，经研究调整部分议题。';

/** What became of the plan of a body for a year: every act in its order, as the product's workflow allows it. */
export class PlanStory {
  readonly acts: Act[] = [];
  readonly gates: GateOfRound[] = [];
  readonly createdOn: number;
  state: PlanState = 'DRAFT';
  reach = 0;
  round = 0;
  returnReason: string | null = null;
  reportedOn: number | null = null;
  issuedOn: number | null = null;
  amendedOn: number | null = null;
  closedOn: number | null = null;
  readonly #body: Body;
  readonly #random: Random;
  #day: number;

  constructor(body: Body, year: number, random: Random) {
    this.#body = body;
    this.#random = random;
    // Most plans are issued from February to April, a few in the year before.
    this.createdOn = dayOf(year - 1, random.chance(0.1) ? 10 : 12, 1) + random.whole(0, 20);
    this.#day = this.createdOn;
    this.#tell(year);
  }

  #tell(year: number): void {
    const random = this.#random;
    const past = year < currentYear;
    const end = past ? (random.chance(0.97) ? 'CLOSED' : 'ISSUED') : random.weighted(mix[this.#body.level]);
    if (random.chance(0.3)) this.#act('editPlan', 3);
    if (random.chance(0.1)) this.#roundReturned();
    if (end === 'DRAFT') return;
    this.#submit();
    const own = this.#gatesOfRound();
    const decided = end === 'IN_APPROVAL' ? random.whole(0, own.length - 1) : own.length;
    for (const gate of own.slice(0, decided)) this.#decide(gate, 'PASSED');
    if (end === 'IN_APPROVAL') return;
    this.#act('approvePlan', 0, 'APPROVED');
    if (end === 'APPROVED') return;
    if (end === 'REPORTED' || random.chance(0.6)) this.#report();
    if (end !== 'REPORTED') this.#issue(end === 'CLOSED' ? year : null);
  }

  #roundReturned(): void {
    this.#submit();
    this.#decide(this.#gatesOfRound()[0], 'RETURNED');
    this.#act('returnPlan', 0, 'DRAFT', returned);
    this.returnReason = returned;
  }

  #submit(): void {
    this.#act('submitPlan', 10, 'IN_APPROVAL');
    this.round += 1;
    this.returnReason = null;
    for (const [at, [kind, name]] of gates[this.#body.level].entries()) {
      this.gates.push({ round: this.round, position: at + 1, kind, name, decision: null, day: null });
    }
  }

  #gatesOfRound(): GateOfRound[] {
    return this.gates.filter(({ round }) => round === this.round);
  }

  #decide(gate: GateOfRound, decision: 'PASSED' | 'RETURNED'): void {
    this.#act('decideGate', 12, this.state, decision === 'RETURNED' ? returned : null);
    gate.decision = decision;
    gate.day = this.#day;
  }

  #report(): void {
    this.reach = 1;
    this.#act('reportPlan', 10, 'REPORTED');
    this.reportedOn = this.#day;
  }

  #issue(closingYear: number | null): void {
    const random = this.#random;
    this.reach = 1;
    this.#act('issuePlan', 30, 'ISSUED');
    this.issuedOn = this.#day;
    this.reportedOn ??= this.#day;
    const last = Number(random.weighted(sharing[this.#body.level]));
    if (last > 1) {
      this.reach = last;
      this.#act(last === 2 ? 'offerPlan' : 'publishPlan', 5);
    }
    if (random.chance(0.08)) {
      this.#act('amendPlan', 30, 'ISSUED', amended);
      this.amendedOn = this.#day;
    }
    if (closingYear === null) return;
    this.#day = dayOf(closingYear + 1, 1, 5);
    this.#act('closePlan', 20, 'CLOSED');
    this.closedOn = this.#day;
  }

  /** Within `most` days. */
  #act(act: string, most: number, to: PlanState = this.state, note: string | null = null): void {
    this.#day += this.#random.whole(0, most);
    this.acts.push({ act, from: this.state, to, day: this.#day, reach: Math.min(this.reach, 1), note });
    this.state = to;
  }

  get updatedOn(): number {
    return this.#day;
  }
}
