import { lockBody } from '../body/index.js';
import { viewerOf, type RequestContext } from '../platform/context.js';
import { badInput } from '../platform/errors.js';
import { requiredText } from '../platform/input.js';
import { keyOf } from '../platform/graphql/node.js';
import { expectVersion } from '../platform/version.js';
import { take } from '../platform/workflow.js';
import { DutyKind } from './duty-kind.entity.js';
import type { AddDutyKindInput, ChangeDutyKindInput, DutyKindInput } from './duty-kind.inputs.js';
import { dutyKindWorkflow, type DutyKindAct } from './duty-kind.workflow.js';
import { DutyFamily, familyNames } from './duty-kind.words.js';

const nameOf = (name: string): string => requiredText(name, 'input.name', 50);

function codeOf(code: string): string {
  if (/^[A-Za-z][\w-]{0,31}$/.test(code)) return code;
  throw badInput('input.code', {
    en: 'must be a letter, then up to 31 letters, digits, hyphens and underscores.',
    zh: '须以字母开头，后接至多 31 个字母、数字、连字符或下划线。',
  });
}

function confirmDaysOf(days: number): number {
  if (days < 1 || days > 90) throw badInput('input.confirmDays', { en: 'must be 1 to 90.', zh: '应在 1 至 90 之间。' });
  return days;
}

export async function addDutyKind(input: AddDutyKindInput, context: RequestContext): Promise<string> {
  const { family } = input;
  const values = { code: codeOf(input.code), name: nameOf(input.name), confirmDays: confirmDaysOf(input.confirmDays) };
  const kind = context.work.create(DutyKind, viewerOf(context), { ...values, family });
  await context.work.flush();
  return kind.id;
}

async function actOn(kindId: string, act: DutyKindAct, context: RequestContext): Promise<DutyKind> {
  const viewer = viewerOf(context);
  const kind = await context.work.own(DutyKind, keyOf('DutyKind', kindId, 'input.kindId'), viewer);
  take(dutyKindWorkflow, act, kind, viewer);
  return kind;
}

/** Gives a kind another name or time to object. What was recorded keeps both as they were. */
export async function changeDutyKind(input: ChangeDutyKindInput, context: RequestContext): Promise<string> {
  const kind = await actOn(input.kindId, 'changeDutyKind', context);
  expectVersion(kind, input.version);
  if (input.name != null) kind.name = nameOf(input.name);
  if (input.confirmDays != null) kind.confirmDays = confirmDaysOf(input.confirmDays);
  await context.work.flush();
  return kind.id;
}

export async function closeDutyKind({ kindId }: DutyKindInput, context: RequestContext): Promise<string> {
  const kind = await actOn(kindId, 'closeDutyKind', context);
  await context.work.flush();
  return kind.id;
}

/** The code of the standard kind of a family. */
const standardCode = (family: DutyFamily): string => family.toLowerCase().replaceAll('_', '-');

/** Adds the standard kinds, one for each family, whose codes the body does not have yet. */
export async function adoptStandardDutyKinds(
  wanted: readonly DutyFamily[] | null | undefined,
  context: RequestContext,
): Promise<string[]> {
  const viewer = viewerOf(context);
  const { id: tenantId, cityId } = viewer.body;
  // Whoever adopts them at the same moment finds them there.
  await lockBody(tenantId, context.work);
  const there = await context.work.em.find(DutyKind, { cityId, tenantId });
  const families = Object.values(DutyFamily).filter((family) => wanted?.includes(family) ?? true);
  const missing = families.filter((family) => !there.some(({ code }) => code === standardCode(family)));
  const kinds = missing.map((family) => {
    const values = { code: standardCode(family), name: familyNames[family][1], family, confirmDays: 7 };
    return context.work.create(DutyKind, viewer, values);
  });
  await context.work.flush();
  return kinds.map(({ id }) => id);
}
