import { memberWorkflow } from '../member/index.js';
import { rulesOf, type Permissions } from '../platform/permissions.js';
import { contactLinkWorkflow } from './contact-link.workflow.js';

export const contactLinkPermissions: Permissions = {
  Mutation: { linkContact: rulesOf(memberWorkflow).linkContact, ...rulesOf(contactLinkWorkflow) },
};
