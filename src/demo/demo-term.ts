import { Role } from '../platform/context.js';
import type { SecondSeats } from './demo-members.js';
import type { Cast } from './demo-plan.js';
import type { Stage } from './stage.js';

/** Yearly sessions of the running term: two days in January each year. */
const sessions = [2022, 2023, 2024, 2025, 2026].map((year, at) => ({
  number: at + 1,
  startsOn: `${year}-01-11`,
  endsOn: `${year}-01-13`,
}));

/** Plays the running term of each body with a committee, with its yearly sessions; returns the ids of the terms. */
export async function playTerms(bodies: readonly string[], stage: Stage, cast: Cast): Promise<Map<string, string>> {
  const terms = new Map<string, string>();
  for (const body of bodies) {
    const office = cast(Role.OFFICE, body);
    if (office.body.level === 'TOWNSHIP') continue;
    const number = office.body.level === 'CITY' ? 15 : 11;
    const input = { number, startsOn: '2022-01-10' };
    const [{ term }] = await stage.play(office, '2026-01-31', [
      { name: 'addTerm', type: 'AddTermInput', input, selection: 'term { id }' },
    ]);
    terms.set(body, term.id);
    const acts = sessions.map((session) => ({
      name: 'addTermSession',
      type: 'AddTermSessionInput',
      input: { termId: term.id, ...session },
      selection: '__typename',
    }));
    await stage.play(office, '2026-01-31', acts);
  }
  return terms;
}

/** A member of Taihu county is a member of the city too: one person with two seats, to be told apart by `X-Body`. */
export async function playSecondSeat(stage: Stage, cast: Cast): Promise<SecondSeats> {
  const admin = cast(Role.ADMIN, '340800000000');
  const member = cast(Role.MEMBER, '340825000000');
  const input = { invitee: member.personName, roles: [Role.MEMBER] };
  const [invitation] = await stage.play(admin, '2026-11-20', [
    { name: 'inviteToSeat', type: 'InviteToSeatInput', input, selection: 'code' },
  ]);
  const accept = {
    name: 'acceptSeat',
    type: 'AcceptSeatInput',
    input: { code: invitation.code },
    selection: 'seat { id }',
  };
  const [{ seat }] = await stage.play(member, '2026-11-20', [accept]);
  return new Map([['340800000000', { holder: member, seatId: seat.id }]]);
}
