import type { Feature } from '../platform/feature.js';
import { ContactLink } from './contact-link.entity.js';
import { contactLinkPermissions } from './contact-link.permissions.js';
import { ContactLinkResolver, ContactsOfMemberResolver } from './contact-link.resolver.js';

/** Who keeps contact with whom 联系. */
export const contactLink: Feature = {
  name: 'contact-link',
  entities: [ContactLink],
  resolvers: [ContactLinkResolver, ContactsOfMemberResolver],
  permissions: contactLinkPermissions,
};
