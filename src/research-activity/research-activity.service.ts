import { attachmentsOf } from '../attachment/index.js';
import { viewerOf, type RequestContext } from '../platform/context.js';
import { badInput, conflict, forbidden, notFound, type Message } from '../platform/errors.js';
import { keyOf } from '../platform/graphql/node.js';
import { optionalText, pastDay, requiredText } from '../platform/input.js';
import { foreign } from '../platform/workflow.js';
import { groupOfProject } from '../research-group/index.js';
import { projectOfTeam } from '../research-project/index.js';
import { ResearchActivity } from './research-activity.entity.js';
import type { RecordResearchActivityInput } from './research-activity.inputs.js';

/** Records what the own body did for a project that it leads or takes part in. */
export async function recordResearchActivity(
  input: RecordResearchActivityInput,
  context: RequestContext,
): Promise<string> {
  const viewer = viewerOf(context);
  const projectId = keyOf('ResearchProject', input.projectId, 'input.projectId');
  const content = contentOf(input, context);
  const { project, invitationId } = await projectOfTeam(projectId, 'recordResearchActivity', context);
  const groupId = input.groupId == null ? null : await groupOfProject(input.groupId, projectId, context);
  const of = { projectId, invitationId, toTenantId: project.tenantId, groupId, recordedBy: viewer.personName };
  const activity = context.work.create(ResearchActivity, viewer, { ...content, ...of });
  await context.work.flush();
  return activity.id;
}

type Content = Pick<ResearchActivity, 'kind' | 'title' | 'heldOn' | 'place' | 'text' | 'attachments' | 'participants'>;

function contentOf(input: RecordResearchActivityInput, context: RequestContext): Content {
  const { kind, participants } = input;
  if (participants != null && (participants < 0 || participants > 100_000)) {
    throw badInput('input.participants', { en: 'is 0 to 100,000.', zh: '应为 0 至 100,000。' });
  }
  return {
    ...{ kind, participants, title: requiredText(input.title, 'input.title', 200) },
    heldOn: pastDay(input.heldOn, 'input.heldOn', context),
    place: optionalText(input.place, 'input.place', 200),
    text: optionalText(input.text, 'input.text', 10_000),
    attachments: attachmentsOf(input.attachments, 'input.attachments'),
  };
}

const over: Message = {
  en: 'The project is over, or the own body takes part no longer; it stays on record.',
  zh: '课题已结束或本单位已退出，该记录予以保留。',
};

/** Takes out what the own body recorded, as long as it takes part. */
export async function deleteResearchActivity(activityId: string, context: RequestContext): Promise<string> {
  const key = keyOf('ResearchActivity', activityId, 'input.activityId');
  const { cityId, id: own } = viewerOf(context).body;
  const activity = await context.work.em.findOne(ResearchActivity, { cityId, id: key });
  if (!activity) throw notFound();
  if (activity.tenantId !== own) throw forbidden(foreign);
  await projectOfTeam(activity.projectId, 'deleteResearchActivity', context, conflict(over));
  context.work.em.remove(activity);
  await context.work.flush();
  return key;
}
