import type { Asked } from './answer.js';
import { Refusal } from './page.js';
import type { Row } from '../oracle.js';
import type { Json } from '../world.js';

const roles = ['CHAIR', 'VICE_CHAIR', 'SECRETARY_GENERAL', 'STANDING_MEMBER', 'MEMBER'];

/** How many members the body has, for those who keep its files. */
export function memberFigures({ stored, viewer }: Asked): Json {
  if (!viewer.roles.some((role) => !['MEMBER', 'HANDLER'].includes(role))) throw new Refusal(['FORBIDDEN']);
  const own = (table: string): Row[] => stored.rows(table).filter((row) => row.tenant_id === viewer.body.id);
  const serving = own('member').filter(({ state }) => state === 'SERVING');
  const current = own('group_membership').filter(({ until }) => until === null);
  const isIn = ({ id }: Row, kind: string): boolean => current.some((row) => row.member_id === id && row.kind === kind);
  const inCommittee = serving.filter((member) => isIn(member, 'COMMITTEE')).length;
  const sectors = own('member_group').filter(({ kind }) => kind === 'SECTOR');
  sectors.sort((a, b) => ((a.name as string) < (b.name as string) ? -1 : 1));
  return {
    members: serving.length,
    inCommittee,
    withoutCommittee: serving.length - inCommittee,
    withoutSector: serving.filter((member) => !isIn(member, 'SECTOR')).length,
    byRole: roles.map((role) => ({ role, members: serving.filter((member) => member.role === role).length })),
    bySector: sectors.map((sector) => ({
      sector,
      members: current.filter((row) => row.group_id === sector.id).length,
    })),
  };
}
