import type { Viewer } from '../../../src/platform/context.js';
import { now } from '../full-body.js';
import { compared } from './compared.js';
import { acts, always, often, type Draw } from './draws.js';
import { seenAtTheDoor } from './door.js';
import type { Reading } from './reads.js';
import { Stored } from './stored.js';
import { codeOfAct, fits, inputOf, type Act, type Turn } from '../model/act.js';
import type { Entry } from '../model/sight.js';
import { Numbers, type Model } from '../model/state.js';
import { operation } from '../schema-walk.js';
import { ask, codeOf, Level, type Json, type TestBody } from '../world.js';

/** A history under way. */
export interface Stage {
  model: Model;
  cities: number[];
  reading: Reading;
  acts: number;
  done: Map<string, number>;
}

/** Takes what was drawn, and after each act compares what is stored, and what is read, with the model. */
export async function play(draw: Draw, stage: Stage): Promise<Json> {
  let home = homeOf(draw, stage.model);
  for (const [at, drawn] of draw.acts.entries()) {
    const [, climbs, name, up] = /^(\^?)(\w+)(\/up)?$/.exec(stepOf(drawn, stage.model))!;
    const above = climbs ? home?.parentId : undefined;
    home = stage.model.bodies.find(({ id }) => id === above) ?? home;
    const numbers = new Numbers([...draw.numbers.slice(at % 16), ...draw.numbers.slice(0, at % 16)]);
    const step = { name, home, isRising: up !== undefined, isAlone: draw.acts.length === 1 };
    const wrong = await take(step, numbers, stage);
    if (wrong) return wrong;
  }
  const { model, cities } = stage;
  const stored = await Stored.of(cities);
  const looking = model.people[draw.numbers[0] % model.people.length];
  const shown = await seenAtTheDoor(looking, stored, cities);
  if (shown) return shown;
  for (const choice of draw.reads) {
    const wrong = await stage.reading.check(choice, model.people, stored);
    if (wrong) return wrong;
  }
  return undefined;
}

/** The body whose career it is; what climbs begins with a township. */
function homeOf({ body, acts: all }: Draw, { bodies }: Model): TestBody | undefined {
  if (body === undefined) return undefined;
  const isClimbing = all.some((each) => typeof each === 'string' && each.startsWith('^'));
  const from = isClimbing ? bodies.filter(({ level }) => level === Level.TOWNSHIP) : bodies;
  return from[body % from.length];
}

const stepOf = (drawn: string | number, model: Model): string =>
  typeof drawn === 'string' ? drawn : possible(drawn, model);

/** One of the acts on something that is in the right state for it. */
function possible(number: number, model: Model): string {
  const names = often.filter(
    (name) =>
      acts[name].on && !always.includes(name) && model.of(acts[name].on).some((entry) => fits(acts[name], entry)),
  );
  return names.length > 0 ? names[number % names.length] : often[number % often.length];
}

interface Step {
  name: string;
  home: TestBody | undefined;
  isRising: boolean;
  isAlone: boolean;
}

async function take({ name, home, isRising, isAlone }: Step, numbers: Numbers, stage: Stage): Promise<Json> {
  const { model } = stage;
  const act = acts[name];
  const target = targetOf(act, numbers, model, isAlone ? undefined : home?.id);
  const actor = actorOf(act, target, numbers, model, home?.id);
  const bare = { model, actor, numbers, target: target!, isRising };
  const turn: Turn = { ...bare, input: inputOf(act, bare) };
  const isNobody = isAlone && numbers.once(40);
  const should = codeOfAct(act, turn, isNobody);
  const answer = await ask(
    isNobody ? null : actor,
    operation(name).source,
    { input: turn.input },
    { now: act.now ?? now },
  );
  const is = codeOf(answer);
  stage.acts += 1;
  const where = { act: name, actor: actor.personName, input: turn.input };
  if (is !== should) return { ...where, is, should, errors: answer.errors };
  if (is === 'OK') {
    act.done(turn);
    stage.done.set(name, (stage.done.get(name) ?? 0) + 1);
  }
  const difference = compared(model, await Stored.of(stage.cities));
  return difference && { ...where, ...difference };
}

/** Mostly a record with which the act is possible, now and then any there is; of a career the latest of its body. */
function targetOf(act: Act, numbers: Numbers, model: Model, home?: number): Entry | undefined {
  if (!act.on) return undefined;
  const all = model.of(act.on);
  const fitting = all.filter((entry) => fits(act, entry));
  const isOf = (entry: Entry): boolean =>
    act.whose
      ? model.people.some((viewer) => viewer.body.id === home && act.whose!(entry, viewer))
      : (act.judged?.(entry) ?? entry).body.id === home;
  const own = home === undefined ? [] : fitting.filter(isOf);
  if (own.length > 0 && /gate$/.test(act.on)) return own.find(({ is }) => is.decision === null);
  if (own.length > 0) return own.at(-1 - numbers.one(Math.min(own.length, 3)));
  const list = numbers.once(6) || fitting.length === 0 ? all : fitting;
  return list.length > 0 ? numbers.among(list) : undefined;
}

/** Mostly somebody who may, now and then anybody. */
function actorOf(act: Act, target: Entry | undefined, numbers: Numbers, model: Model, home?: number): Viewer {
  const judged = target && (act.judged?.(target) ?? target);
  const place = act.on === 'body' ? target?.body.parentId : judged?.body.id;
  const able = model.people.filter(({ roles }) => act.by.some((role) => roles.includes(role)));
  // What a member suggested is his alone until others judge it.
  const author = act.judged ? undefined : target?.author;
  const right = able.filter((viewer) => {
    const { body, personId } = viewer;
    if (act.whose) return target !== undefined && act.whose(target, viewer);
    const isAsked = [body.id, body.cityId, body.countyId].includes(target?.body.id ?? 0);
    if (act.ofOthers && ['topic_call', 'assessment'].includes(act.on!)) return isAsked;
    return body.id === (place ?? home) && (!author || author === personId);
  });
  const isRight = home !== undefined || !numbers.once(4);
  const list = isRight && right.length > 0 ? right : numbers.one(2) === 0 ? able : model.people;
  return numbers.among(list);
}
