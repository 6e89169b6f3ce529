import { setTimeout } from 'node:timers/promises';
import type { Viewer } from '../../src/platform/context.js';
import { accountIn, tokenOf, viewerWith } from './accounts.js';
import { addMember, take } from './members.js';
import { result } from './research-results.js';
import { joins, launched } from './research.js';
import { makeNetwork, owner, personIn, Role, type Network, type TestBody } from './world.js';

export const office = (body: TestBody): Viewer => personIn(body, Role.OFFICE);
export const codeOf = ({ id }: TestBody): string => String(id);

export interface Joint extends Network {
  lead: Viewer;
  one: Viewer;
  two: Viewer;
  projectId: string;
  /** The invitations of the two. */
  invitations: string[];
}

/** A project of a city in which two of its counties take part; the others are not asked. */
export async function joint(size = 3): Promise<Joint> {
  const network = await makeNetwork({ counties: size, towns: 1 });
  const { city, counties } = network;
  const [lead, one, two] = [city, ...counties].map(office);
  const projectId = await launched(lead);
  const first = await joins(lead, projectId, counties[0], one);
  const second = await joins(lead, projectId, counties[1], two);
  return { ...network, lead, one, two, projectId, invitations: [first, second] };
}

/** The report of a project, of one part, made final. */
export async function finalised(lead: Viewer, projectId: string): Promise<string> {
  const { id: reportId } = await result(lead, 'draftReport', { projectId });
  await result(lead, 'addReportPart', { reportId, heading: '总论', text: '正文' });
  await result(lead, 'finaliseReport', { reportId });
  return reportId;
}

/** Somebody with a seat as a member. */
export async function seated(body: TestBody, name: string): Promise<{ viewer: Viewer; seatId: string }> {
  const account = await accountIn(body, name, Role.MEMBER);
  return { seatId: account.seatId, viewer: await viewerWith(await tokenOf(account), codeOf(body)) };
}

/** A member of a body with a seat, linked to his file. */
export async function seatedMember(body: TestBody, name: string): Promise<{ viewer: Viewer; memberId: string }> {
  const { viewer, seatId } = await seated(body, name);
  const memberId: string = (await addMember(office(body), name)).id;
  await take(personIn(body, Role.ADMIN), 'linkMember', { memberId, seatId });
  return { viewer, memberId };
}

/** Closes a body, locked first as by whoever does. */
export const closing = `with locked as (select id from body where id = $1 for update)
  update body set closed_on = '2026-06-01', closing_reason = '撤并' from locked where body.id = locked.id`;

const blocked = `select count(*)::int as count from pg_stat_activity where pg_backend_pid() = any(pg_blocking_pids(pid))`;

/** Does something by a statement that is not lasting yet, begins an act that waits for it, and makes it lasting. */
export async function behind<T>(text: string, values: unknown[], act: () => Promise<T>): Promise<T> {
  const holder = await owner.connect();
  try {
    await holder.query('begin');
    await holder.query(text, values);
    const going = act();
    going.catch(() => undefined);
    let waits = false;
    for (let times = 0; times < 200 && !waits; times += 1) {
      waits = (await holder.query<{ count: number }>(blocked)).rows[0].count > 0;
      if (!waits) await setTimeout(25);
    }
    if (!waits) throw new Error('nothing waited for the statement');
    await holder.query('commit');
    return await going;
  } finally {
    await holder.query('rollback');
    holder.release();
  }
}
