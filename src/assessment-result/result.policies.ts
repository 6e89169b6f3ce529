import type { PolicyDef } from '@mikro-orm/core';

const roles = ['api_city', 'api_county', 'api_town'];

const leads = 'current_person_id() = any (reader_person_ids)';

/** Results beside `tenantPolicies`: for who keeps the files, and, once published, for whom or what they are of. */
export const resultPolicies: PolicyDef[] = [
  {
    name: 'own_file',
    command: 'select',
    roles,
    using: 'published and person_id = current_person_id() and tenant_id = any (current_seat_bodies())',
  },
  {
    name: 'addressed',
    command: 'select',
    roles,
    using: 'published and subject_tenant_id = current_tenant_id()',
  },
  {
    name: 'led',
    command: 'select',
    roles,
    using: `published and ${leads} and tenant_id = any (current_seat_bodies())`,
  },
  {
    name: 'kept_files',
    command: 'select',
    type: 'restrictive',
    roles,
    using: `keeps_duty_files() or (published and (person_id = current_person_id() or ${leads}))`,
  },
];
