import type { Viewer } from '../../src/platform/context.js';
import { codeFor, personIn, Role, type Json, type Network, type TestBody } from './world.js';

/** Every role but those given. */
export const rolesBut = (...allowed: Role[]): Role[] => Object.values(Role).filter((role) => !allowed.includes(role));

/**
 * The codes that everybody who is not the ADMIN of the first county gets for a mutation on one of its records, in words:
 * nobody, the wrong role, a sibling's ADMIN, the parent's, and that of a township below.
 */
export async function refusals(network: Network, source: string, input: Json): Promise<Json> {
  const { city, counties, towns } = network;
  const code = (viewer: Viewer | null) => codeFor(viewer, source, { input });
  const admin = (body: TestBody) => code(personIn(body, Role.ADMIN));
  const closed = { ...counties[0], closedOn: '2026-01-01' };
  return {
    nobody: await code(null),
    otherRoles: await code(personIn(counties[0], ...rolesBut(Role.ADMIN))),
    sibling: await admin(counties[1]),
    parent: await admin(city),
    below: await admin(towns[0][0]),
    closed: await admin(closed),
  };
}

/** What `refusals` are where the record is seen by its own body only. */
export const hiddenRecord = {
  nobody: 'UNAUTHENTICATED',
  otherRoles: 'FORBIDDEN',
  sibling: 'NOT_FOUND',
  parent: 'NOT_FOUND',
  below: 'NOT_FOUND',
  closed: 'FORBIDDEN',
};
