import { today, viewerOf, type RequestContext } from '../platform/context.js';
import { Reach } from '../platform/database/tenant-entity.js';
import { badInput, conflict } from '../platform/errors.js';
import { optionalText } from '../platform/input.js';
import { obstacle, take } from '../platform/workflow.js';
import { compiledScheme } from './compiled-scheme.service.js';
import { Scheme } from './scheme.entity.js';
import type { FreezeSchemeInput } from './scheme.inputs.js';
import { actOnScheme, ownScheme } from './scheme.service.js';
import { SchemeState } from './scheme.words.js';
import { schemeWorkflow } from './scheme.workflow.js';

/** Puts a draft in force, in place of the edition before it; whoever was offered that one is offered this one too. */
export async function publishScheme(schemeId: string, context: RequestContext): Promise<string> {
  const viewer = viewerOf(context);
  const scheme = await ownScheme(schemeId, context);
  const problem = obstacle(schemeWorkflow, 'publishScheme', scheme, viewer);
  if (problem) throw problem;
  const former = await replaceFormer(scheme, context);
  await refuseSameTitle(scheme, context);
  take(schemeWorkflow, 'publishScheme', scheme, viewer);
  if (former && former.reach >= Reach.BELOW) take(schemeWorkflow, 'offerScheme', scheme, viewer);
  scheme.publishedOn = today(context);
  await context.work.flush();
  return scheme.id;
}

async function replaceFormer({ previousId }: Scheme, context: RequestContext): Promise<Scheme | undefined> {
  if (!previousId) return undefined;
  const viewer = viewerOf(context);
  const former = await context.work.own(Scheme, previousId, viewer);
  take(schemeWorkflow, 'replaceScheme', former, viewer);
  // Its title must be free before the next edition takes it.
  await context.work.em.flush();
  return former;
}

async function refuseSameTitle(scheme: Scheme, { work }: RequestContext): Promise<void> {
  const { cityId, tenantId, year, subject, title } = scheme;
  const state = { $in: [SchemeState.PUBLISHED, SchemeState.FROZEN] };
  if ((await work.em.count(Scheme, { cityId, tenantId, year, subject, title, state })) === 0) return;
  throw conflict({
    en: 'A scheme of this title is in force for the same year and kind of subject.',
    zh: '该年度同类考核对象已有同名办法施行。',
  });
}

export async function offerScheme(schemeId: string, context: RequestContext): Promise<string> {
  const { id } = await actOnScheme(schemeId, 'offerScheme', context);
  await context.work.flush();
  return id;
}

/** Freezes a scheme: once its year is over, or before that for a reason. */
export async function freezeScheme(input: FreezeSchemeInput, context: RequestContext): Promise<string> {
  const scheme = await actOnScheme(input.schemeId, 'freezeScheme', context);
  const reason = optionalText(input.reason, 'input.reason', 500);
  const day = today(context);
  if (!reason && day <= compiledScheme(scheme).year.span.to) {
    throw badInput('input.reason', {
      en: 'is required while the year assessed is not over.',
      zh: '考核年度尚未结束，须填写。',
    });
  }
  scheme.frozenOn = day;
  scheme.frozenReason = reason;
  await context.work.flush();
  return scheme.id;
}

/**
 * Freezes the scheme by which an assessment is closed; written with the caller's next flush. An edition that was replaced
 * never changes anyway.
 */
export async function freezeOnClosing(schemeKey: string, context: RequestContext): Promise<void> {
  const viewer = viewerOf(context);
  const scheme = await context.work.own(Scheme, schemeKey, viewer);
  if (scheme.state !== SchemeState.PUBLISHED) return;
  take(schemeWorkflow, 'freezeByClosing', scheme, viewer);
  scheme.frozenOn = today(context);
}
