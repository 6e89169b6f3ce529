import { Role, type Viewer } from '../platform/context.js';
import { daysAfter } from '../platform/days.js';
import type { DemoAmendment, DemoItem, DemoPlan, DemoPlanned } from './demo-data.js';
import type { Act, Stage } from './stage.js';

/** What plans refer to across bodies: ids of themes, items and suggestions, by their names under seeds/. */
export interface Register {
  themes: Map<string, string>;
  items: Map<string, string>;
  suggestions: Map<string, string[]>;
}

/** Who plays: the person with a role in a body. */
export type Cast = (role: Role, body: string) => Viewer;

const act = (name: string, type: string, input: Record<string, unknown>, selection: string): Act => ({
  name,
  type,
  input,
  selection,
});
export const itemName = (body: string, year: number, index: number): string => `${body} ${year} ${index}`;

/** Something that happens on a day. */
interface Scene {
  day: string;
  act: Act;
}

/** Plays one plan from its draft to the day of the demonstration. */
export class PlanStory {
  #planId = '';
  readonly #items: { id: string; item: DemoItem }[] = [];

  constructor(
    private readonly plan: DemoPlan,
    private readonly stage: Stage,
    private readonly cast: Cast,
    private readonly register: Register,
  ) {}

  async play(): Promise<void> {
    const { gates, reportedOn, issuedOn } = this.plan;
    const begun = daysAfter(
      gates.find((gate) => gate.decidedOn)?.decidedOn ?? reportedOn ?? issuedOn ?? `${this.plan.year}-11-10`,
      -12,
    );
    await this.#draft(begun);
    if (this.plan.state !== 'DRAFT' || gates.some(({ decision }) => decision)) await this.#approve(daysAfter(begun, 5));
    if (reportedOn)
      await this.#take(reportedOn, act('reportPlan', 'PlanInput', { planId: this.#planId }, 'plan { id }'));
    if (!issuedOn) return;
    await this.#issue(issuedOn);
    await this.#carryOut();
    const { closedOn, review } = this.plan;
    if (closedOn)
      await this.#take(closedOn, act('closePlan', 'ClosePlanInput', { planId: this.#planId, review }, 'plan { id }'));
  }

  get #office(): Viewer {
    return this.cast(Role.OFFICE, this.plan.body);
  }

  async #take(day: string, ...acts: Act[]) {
    return this.stage.play(this.#office, day, acts);
  }

  async #draft(day: string): Promise<void> {
    const { year, title, items } = this.plan;
    const [{ plan }] = await this.#take(day, act('draftPlan', 'DraftPlanInput', { year, title }, 'plan { id }'));
    this.#planId = plan.id;
    const adds = items.map((item, at) =>
      act('addPlanItem', 'AddPlanItemInput', { planId: this.#planId, ...this.#inputOf(item, at + 1) }, 'item { id }'),
    );
    const payloads = await this.#take(day, ...adds);
    payloads.forEach(({ item }, at) => this.#enter(item.id, items[at]));
  }

  #enter(id: string, item: DemoItem): void {
    this.#items.push({ id, item });
    this.register.items.set(itemName(this.plan.body, this.plan.year, this.#items.length), id);
  }

  async #approve(submitted: string): Promise<void> {
    const [{ plan }] = await this.#take(
      submitted,
      act('submitPlan', 'PlanInput', { planId: this.#planId }, 'plan { id gates { id } }'),
    );
    const gates = plan.gates as { id: string }[];
    for (const [at, gate] of this.plan.gates.entries()) {
      if (!gate.decision) return;
      const { decision, decidedOn, documentNumber, remark } = gate;
      const input = { gateId: gates[at].id, decision, decidedOn, documentNumber, remark };
      await this.#take(decidedOn!, act('decideGate', 'DecideGateInput', input, 'plan { id }'));
    }
  }

  async #issue(day: string): Promise<void> {
    const planId = this.#planId;
    await this.#take(day, act('issuePlan', 'IssuePlanInput', { planId, issuedBy: this.plan.issuedBy }, 'plan { id }'));
    // Bodies below align their items to those above, and so must see them.
    const { level } = this.#office.body;
    const share = { CITY: 'publishPlan', COUNTY: 'offerPlan', TOWNSHIP: undefined }[level];
    if (share) await this.#take(day, act(share, 'PlanInput', { planId }, 'plan { id }'));
  }

  /** Progress and amendments in the order of their days; what happens between two amendments is entered together. */
  async #carryOut(): Promise<void> {
    let scenes = this.#items.flatMap(({ id, item }) => progressOf(id, item));
    for (const amendment of this.plan.amendments ?? []) {
      const before = ({ day }: Scene) => day <= amendment.consentOn;
      await this.#enact(scenes.filter(before));
      const added = await this.#amend(amendment);
      scenes = [...scenes.filter((scene) => !before(scene)), ...added];
    }
    await this.#enact(scenes);
  }

  async #enact(scenes: Scene[]): Promise<void> {
    const inOrder = scenes.sort((a, b) => (a.day < b.day ? -1 : a.day > b.day ? 1 : 0));
    const last = inOrder.at(-1)?.day;
    if (last) await this.#take(last, ...inOrder.map(({ act: taken }) => taken));
  }

  async #amend({ reason, consentBy, consentOn, changes }: DemoAmendment): Promise<Scene[]> {
    const idOf = (index: number) => this.#items[index - 1].id;
    const added = changes.flatMap((change) => (change.kind === 'ADD' ? [change] : []));
    const input = {
      planId: this.#planId,
      reason,
      consentBy,
      consentedOn: consentOn,
      add: added.map(({ value, item }) => this.#inputOf(value, item)),
      change: changes.flatMap((change) =>
        change.kind === 'CHANGE' ? [{ itemId: idOf(change.item), planned: plannedInput(change.to) }] : [],
      ),
      cancel: changes.flatMap((change) => (change.kind === 'CANCEL' ? [{ itemId: idOf(change.item), reason }] : [])),
    };
    const [{ plan }] = await this.#take(
      consentOn,
      act('amendPlan', 'AmendPlanInput', input, 'plan { id items(last: 100) { nodes { id } } }'),
    );
    const { nodes } = plan.items as { nodes: { id: string }[] };
    return added.flatMap(({ value }, at) => {
      const { id } = nodes[nodes.length - added.length + at];
      this.#enter(id, value);
      return progressOf(id, value);
    });
  }

  #inputOf(item: DemoItem, index: number): Record<string, unknown> {
    const { body, year } = this.plan;
    const { title, description, form, onPolicy, source, theme, alignedTheme, alignedItem, planned } = item;
    const { leadChair, responsibleCommittee, handlingDepartments, participants } = item;
    const above = String(this.#office.body.parentId);
    return {
      ...{ title, description, form, onPolicy, source },
      ...{ leadChair, responsibleCommittee, handlingDepartments, participants },
      planned: plannedInput(planned),
      themeId: theme && this.register.themes.get(`${body} ${year} ${theme}`),
      alignedItemId:
        alignedItem && this.register.items.get(itemName(alignedItem.body, alignedItem.year, alignedItem.index)),
      alignedThemeId: alignedItem
        ? undefined
        : alignedTheme && this.register.themes.get(`${above} ${year} ${alignedTheme}`),
      suggestionIds: this.register.suggestions.get(itemName(body, year, index)),
    };
  }
}

function plannedInput({ precision, from, until }: DemoPlanned): Record<string, unknown> {
  const month = Number(from.slice(5, 7));
  if (precision === 'MONTH') return { month };
  return precision === 'QUARTER' ? { quarter: Math.ceil(month / 3) } : { from, until };
}

/** What happens to one item. It is put off when its last note was written. */
function progressOf(itemId: string, { progress, planned }: DemoItem): Scene[] {
  if (!progress) return [];
  const { doneOn, postponedUntil, reason, notes = [] } = progress;
  const on = (day: string, name: string, type: string, input: Record<string, unknown>): Scene => ({
    day,
    act: act(name, type, { itemId, ...input }, '__typename'),
  });
  const scenes = notes.map(({ on: day, phase, note }) =>
    on(day, 'advanceItem', 'AdvanceItemInput', { phase, on: day, note }),
  );
  if (doneOn) scenes.push(on(doneOn, 'completeItem', 'CompleteItemInput', { on: doneOn }));
  if (postponedUntil) {
    const day = notes.at(-1)?.on ?? planned.from;
    scenes.push(on(day, 'postponeItem', 'PostponeItemInput', { until: postponedUntil, reason }));
  }
  return scenes;
}
