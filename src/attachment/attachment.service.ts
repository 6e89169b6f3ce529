import { badInput } from '../platform/errors.js';
import { requiredText } from '../platform/input.js';
import type { Attachment, AttachmentInput } from './attachment.entity.js';

const most = 20;

/** What goes along, checked. */
export function attachmentsOf(given: readonly AttachmentInput[] | null | undefined, at: string): Attachment[] {
  if ((given?.length ?? 0) > most)
    throw badInput(at, { en: `has more than ${most} entries.`, zh: `最多 ${most} 项。` });
  return (given ?? []).map(({ name, reference }, place) => ({
    name: requiredText(name, `${at}.${place}.name`, 100),
    reference: requiredText(reference, `${at}.${place}.reference`, 500),
  }));
}
