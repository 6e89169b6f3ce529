import { setTimeout as sleep } from 'node:timers/promises';
import type { Desk, DeskAct } from './desk.js';
import type { Answer, Json } from '../world.js';

/** A mutation that was answered. */
export interface Acknowledged {
  key: string;
  act: DeskAct;
  data: Json;
}

/** A request that got no answer, or none that was read to its end. */
export interface Unanswered {
  since: number;
  at: number;
  reason: string;
}

const plan = `plan { id year title state edition round documentNumber version gates { id round position decision }
  items(first: 100) { nodes { id title position phase state version } } }`;
const ofItems = /^(add|change|move)PlanItem$|^(advance|complete|reopen)Item$/;
const patience = 6_000;

function documentOf(name: string): string {
  const type = ['submitPlan', 'deletePlan'].includes(name)
    ? 'PlanInput'
    : `${name[0].toUpperCase()}${name.slice(1)}Input`;
  const fields = name === 'deletePlan' ? 'deletedId' : ofItems.test(name) ? `item { ${plan} }` : plan;
  return `mutation ($input: ${type}!) { ${name}(input: $input) { ${fields} } }`;
}

/** Someone at work who sends every mutation under a key of its own, again and again until it is answered. */
export class Client {
  readonly acknowledged: Acknowledged[] = [];
  readonly unanswered: Unanswered[] = [];
  /** Errors that a client can make nothing of. */
  readonly unexpected: string[] = [];
  /** The last answer about each plan there is. */
  readonly plans = new Map<string, Json>();
  retried = 0;
  /** Nothing is sent again from now on. */
  gaveUp = false;

  constructor(
    readonly code: number,
    private readonly token: string,
    private readonly url: () => string,
    private readonly desk: Desk,
  ) {}

  async step(): Promise<void> {
    const act = this.desk.next();
    const key = `${this.code}-${this.acknowledged.length}`;
    const body = { query: documentOf(act.name), variables: { input: { ...act.input, clientMutationId: key } } };
    const data = await this.#settled(JSON.stringify(body));
    this.acknowledged.push({ key, act, data });
    this.#learn(act, data[act.name]);
  }

  #learn(act: DeskAct, answer: Json): void {
    if (act.name === 'deletePlan') {
      this.plans.delete(act.input.planId);
      this.desk.plan = undefined;
      return;
    }
    const known = answer.item?.plan ?? answer.plan;
    this.plans.set(known.id, known);
    this.desk.plan = known.state === 'CLOSED' ? undefined : known;
  }

  async #settled(body: string): Promise<Json> {
    for (;;) {
      const answer = await this.send(body);
      if (answer?.data) return answer.data;
      const { retryable } = answer?.errors?.[0]?.extensions ?? {};
      if (answer && retryable !== true) this.unexpected.push(JSON.stringify(answer.errors));
      if (this.gaveUp) throw new Error('the client gave up');
      this.retried += 1;
      await sleep(25);
    }
  }

  /** The answer to a request, if one came. */
  async send(body: string): Promise<Answer | undefined> {
    const since = performance.now();
    const headers = { 'content-type': 'application/json', authorization: `Bearer ${this.token}` };
    try {
      const signal = AbortSignal.timeout(patience);
      const response = await fetch(`${this.url()}/graphql`, { method: 'POST', headers, body, signal });
      return (await response.json()) as Answer;
    } catch (error) {
      this.unanswered.push({ since, at: performance.now(), reason: String((error as Error).cause ?? error) });
      return undefined;
    }
  }
}
