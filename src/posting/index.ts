import type { Feature } from '../platform/feature.js';
import { Posting } from './posting.entity.js';
import { postingPermissions } from './posting.permissions.js';
import { PostingResolver, PostingsOfMemberResolver } from './posting.resolver.js';

/** Where members are posted 派驻、下沉. */
export const posting: Feature = {
  name: 'posting',
  entities: [Posting],
  resolvers: [PostingResolver, PostingsOfMemberResolver],
  permissions: postingPermissions,
};
