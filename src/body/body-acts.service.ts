import { LockMode } from '@mikro-orm/postgresql';
import { Level, viewerOf, type RequestContext, type Viewer } from '../platform/context.js';
import { badInput, conflict, forbidden, type Message } from '../platform/errors.js';
import { optionalText, pastDay, requiredText } from '../platform/input.js';
import type { UnitOfWork } from '../platform/database/unit-of-work.js';
import { expectVersion } from '../platform/version.js';
import { closed, obstacle } from '../platform/workflow.js';
import { Body } from './body.entity.js';
import type { BodyInput, CloseBodyInput, OpenBodyInput, RenameBodyInput, SetBodyTitleInput } from './body.inputs.js';
import { bodyInSight, lockBody } from './body.service.js';
import { asRecord, bodyWorkflow, type BodyAct } from './body.workflow.js';
import { codeNumber, documentMarkOf, fitsBelow, levelsBelow } from './division-code.service.js';

/** Opens a body directly below that of the viewer. */
export async function openBody(input: OpenBodyInput, context: RequestContext): Promise<number> {
  const { body: parent } = viewerOf(context);
  const id = placeBelow(input, viewerOf(context));
  await lockBody(parent.id, context.work);
  // It may have been closed since the viewer signed in.
  if ((await bodyAsStored(parent, context.work))?.closedOn) throw forbidden(closed);
  const name = requiredText(input.name, 'input.name', 100);
  const body = Object.assign(new Body(), {
    id,
    level: input.level,
    cityId: parent.cityId,
    countyId: input.level === Level.COUNTY ? id : parent.countyId,
    parentId: parent.id,
    name,
    title: optionalText(input.title, 'input.title', 50),
    documentMark: markOf(input.documentMark) ?? documentMarkOf(input.level, name),
    timeZone: parent.timeZone,
    validFrom: pastDay(input.validFrom, 'input.validFrom', context),
  });
  context.work.em.persist(body);
  await context.work.flush();
  return id;
}

export async function renameBody(input: RenameBodyInput, context: RequestContext): Promise<number> {
  const body = await bodyBelow(input, 'renameBody', context);
  return change(body, { name: requiredText(input.name, 'input.name', 100) }, context.work);
}

export async function setBodyTitle(input: SetBodyTitleInput, context: RequestContext): Promise<number> {
  const body = await bodyBelow(input, 'setBodyTitle', context);
  const title = input.title === undefined ? body.title : optionalText(input.title, 'input.title', 50);
  return change(body, { title, documentMark: markOf(input.documentMark) ?? body.documentMark }, context.work);
}

/** Closes a body: from now on its people read and do not write. */
export async function closeBody(input: CloseBodyInput, context: RequestContext): Promise<number> {
  const { work } = context;
  const body = await bodyBelow(input, 'closeBody', context);
  const closedOn = pastDay(input.on, 'input.on', context);
  if (closedOn < body.validFrom) {
    throw badInput('input.on', { en: 'is before its first day.', zh: '早于该单位的设立日期。' });
  }
  await lockBody(body.id, work);
  if ((await work.em.count(Body, { cityId: body.cityId, parentId: body.id, closedOn: null })) > 0) {
    throw conflict({
      en: 'There are open bodies below it; close those first.',
      zh: '其下仍有未停用的单位，请先停用。',
    });
  }
  return change(body, { closedOn, closingReason: optionalText(input.reason, 'input.reason', 1000) }, work);
}

/** The code of a new body, checked against the place of its parent. */
function placeBelow({ code, level }: OpenBodyInput, { body: parent }: Viewer): number {
  const levels = levelsBelow[parent.level];
  if (levels.length === 0) throw forbidden(nothingBelow);
  if (!levels.includes(level)) {
    throw badInput('input.level', { en: `must be ${levels.join(' or ')}.`, zh: `应为 ${levels.join(' 或 ')}。` });
  }
  const id = codeNumber(code, 'input.code');
  if (!fitsBelow(id, level, parent.id)) throw badInput('input.code', outOfRange);
  return id;
}

/** The body directly below the viewer's, locked for the act; or what stands in its way. */
async function bodyBelow(input: BodyInput, action: BodyAct, context: RequestContext): Promise<Body> {
  const viewer = viewerOf(context);
  const { id } = await bodyInSight(input.code, 'input.code', viewer, context.work);
  if (id === viewer.body.id) throw forbidden(notTheParent);
  const key = { cityId: viewer.body.cityId, id };
  const body = await context.work.em.findOne(Body, key, { lockMode: LockMode.PESSIMISTIC_WRITE });
  // What the viewer sees and may not lock is further below.
  if (!body) throw forbidden(notTheParent);
  const problem = obstacle(bodyWorkflow, action, asRecord(body), viewer);
  if (problem) throw problem;
  expectVersion(body, input.version);
  return body;
}

/** Not by the entity's own update, which would name the body but not its city. */
async function change(body: Body, values: Partial<Body>, work: UnitOfWork): Promise<number> {
  const { id, cityId, version } = body;
  await work.em.nativeUpdate(Body, { cityId, id }, { ...values, version: version + 1 });
  await work.flush();
  return id;
}

function bodyAsStored({ cityId, id }: { cityId: number; id: number }, work: UnitOfWork): Promise<Body | null> {
  return work.em.findOne(Body, { cityId, id }, { disableIdentityMap: true });
}

function markOf(value: string | null | undefined): string | null {
  if (value == null) return null;
  const mark = requiredText(value, 'input.documentMark', 30);
  if (/^[\p{L}\p{N}]+$/u.test(mark)) return mark;
  throw badInput('input.documentMark', { en: 'consists of letters and digits.', zh: '只能由文字和数字组成。' });
}

const nothingBelow: Message = { en: 'There is nothing below a township.', zh: '乡镇（街道）之下不设单位。' };
const outOfRange: Message = {
  en: 'lies outside the codes of your body, or does not end in zeros as its level does.',
  zh: '不在本单位的代码范围内，或末位与层级不符。',
};
const notTheParent: Message = {
  en: 'Only the office of the body directly above does this.',
  zh: '只有直接上级单位的办公室可以进行此操作。',
};
