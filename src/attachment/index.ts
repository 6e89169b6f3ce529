export { AttachmentInput } from './attachment.entity.js';
export { attachmentsOf } from './attachment.service.js';
