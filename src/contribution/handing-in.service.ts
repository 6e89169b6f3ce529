import { dispatchTo } from '../dispatch/index.js';
import { HandoverKind } from '../handover/handover.entity.js';
import { today, viewerOf, type RequestContext } from '../platform/context.js';
import { badInput, conflict, type Message } from '../platform/errors.js';
import { optionalText } from '../platform/input.js';
import { expectVersion } from '../platform/version.js';
import { take } from '../platform/workflow.js';
import { ContributionVersion } from './contribution-version.entity.js';
import { ContributionVersionState, type Contribution } from './contribution.entity.js';
import type { HandInContributionInput } from './contribution.inputs.js';
import { contributionFor } from './contribution.service.js';
import { contributionWorkflow } from './contribution.workflow.js';

/** Hands a contribution in: a version of it is kept, and goes to the body that leads the project. */
export async function handInContribution(input: HandInContributionInput, context: RequestContext): Promise<string> {
  const message = optionalText(input.message, 'input.message', 10_000);
  const contribution = await contributionFor(input.contributionId, 'handInContribution', context);
  expectVersion(contribution, input.version);
  if (!contribution.text && contribution.attachments.length === 0) throw conflict(empty);
  contribution.handedInCount += 1;
  contribution.firstHandedInOn ??= today(context);
  const isOwn = contribution.leadingTenantId === contribution.tenantId;
  if (isOwn && message) throw badInput('input.message', toOthersOnly);
  if (isOwn) take(contributionWorkflow, 'acceptOwnContribution', contribution, viewerOf(context));
  const version = keep(contribution, context);
  if (!isOwn) send(contribution, version.id, message, context);
  await context.work.flush();
  return contribution.id;
}

/** The contribution as it is now, kept as a version. */
function keep(contribution: Contribution, context: RequestContext): ContributionVersion {
  const viewer = viewerOf(context);
  const { id: contributionId, projectId, leadingTenantId, subTopicId, handedInCount: number } = contribution;
  const { title, text, attachments } = contribution;
  const { ACCEPTED, HANDED_IN } = ContributionVersionState;
  const state = leadingTenantId === contribution.tenantId ? ACCEPTED : HANDED_IN;
  return context.work.create(ContributionVersion, viewer, {
    ...{ contributionId, projectId, leadingTenantId, subTopicId, number, title, text, attachments, state },
    ...{ handedInOn: today(context), handedInBy: viewer.personName },
  });
}

/** It goes the way the invitation came, by which it is open: no channel is needed. */
function send(
  { leadingTenantId, title }: Contribution,
  contributionVersionId: string,
  message: string | null,
  context: RequestContext,
): void {
  const { cityId, countyId } = viewerOf(context).body;
  const isAbove = leadingTenantId === cityId || leadingTenantId === countyId;
  const kind = isAbove ? HandoverKind.REPORT_UP : HandoverKind.TRANSFER;
  dispatchTo([leadingTenantId], { kind, title, message, attachments: [], contributionVersionId }, context);
}

const empty: Message = { en: 'Nothing is written yet.', zh: '尚无正文或附件，不能提交。' };
const toOthersOnly: Message = {
  en: 'goes with what is handed in to another body.',
  zh: '仅在向其他单位提交时填写。',
};
