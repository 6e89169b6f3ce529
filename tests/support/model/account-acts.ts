import { ADMIN, type Act, type Turn } from './act.js';
import type { Entry } from './sight.js';
import type { Model } from './state.js';
import { Role, type Json } from '../world.js';

const by = [ADMIN];
const account = { on: 'account', key: 'accountId', by } as const;
const roles = ({ numbers }: Omit<Turn, 'input'>): Role[] => (numbers.one(2) === 0 ? [Role.ADMIN] : [Role.MEMBER]);

function enter(model: Model, body: Turn['actor']['body'], { name, roles }: Json, founding: boolean): void {
  const made = model.add('account', body, { name, state: 'ACTIVE', founding });
  model.add('seat', body, { roles, state: 'HELD', founding }, { of: made });
}

const admins = (model: Model, { body }: Entry): Entry[] =>
  model
    .own(body, 'seat')
    .filter(
      ({ is, of }) => is.state === 'HELD' && (is.roles as string[]).includes('ADMIN') && of!.is.state === 'ACTIVE',
    );

/** A body that has an ADMIN keeps one. */
const lastAdmin = (model: Model, target: Entry, isLost: (seat: Entry) => boolean): string | undefined => {
  const now = admins(model, target);
  return now.length > 0 && now.every(isLost) ? 'CONFLICT' : undefined;
};

const hasAccount = (model: Model, code: unknown, name: string): boolean =>
  model.of('account').some(({ body, is }) => body.id === code && is.name === name);

export const accountActs: Record<string, Act> = {
  createAccount: {
    by,
    input: (turn) => ({ name: turn.numbers.among(['a', 'b', 'c']), personName: '测试员', roles: roles(turn) }),
    refused: ({ model, actor, input }) => (hasAccount(model, actor.body.id, input.name) ? 'CONFLICT' : undefined),
    done: ({ model, actor, input }) => enter(model, actor.body, input, false),
  },
  foundAccount: {
    on: 'body',
    key: 'body',
    by,
    ofOthers: true,
    input: () => ({ name: 'admin', personName: '管理员', password: 'right-password' }),
    refused: ({ model, actor, target }) => {
      if (target.body.parentId !== actor.body.id || target.body.closedOn) return 'FORBIDDEN';
      return model.own(target.body, 'account').some(({ is }) => is.founding) ? 'CONFLICT' : undefined;
    },
    done: ({ model, target, input }) => enter(model, target.body, { ...input, roles: [Role.ADMIN] }, true),
  },
  disableAccount: {
    ...account,
    from: ['ACTIVE'],
    refused: ({ model, target }) => lastAdmin(model, target, ({ of }) => of === target),
    done: ({ target }) => void (target.is.state = 'DISABLED'),
  },
  enableAccount: { ...account, from: ['DISABLED'], done: ({ target }) => void (target.is.state = 'ACTIVE') },
  resetPassword: { ...account, input: () => ({ password: 'other-password' }), done: () => undefined },
  giveSeat: {
    ...account,
    from: ['ACTIVE'],
    input: (turn) => ({ roles: roles(turn) }),
    refused: ({ model, target }) =>
      model.partsOf(target, 'seat').some(({ is }) => is.state === 'HELD') ? 'CONFLICT' : undefined,
    done: ({ model, target, input }) =>
      void model.add('seat', target.body, { roles: input.roles, state: 'HELD', founding: false }, { of: target }),
  },
  linkIdentity: {
    ...account,
    from: ['ACTIVE'],
    input: ({ numbers }) => ({ issuer: 'https://issuer.example', subject: numbers.among(['x', 'y']) }),
    refused: ({ model, target, input }) =>
      model.own(target.body, 'identity').some(({ is }) => is.subject === input.subject) ? 'CONFLICT' : undefined,
    done: ({ model, target, input }) =>
      void model.add('identity', target.body, { subject: input.subject }, { of: target }),
  },
  unlinkIdentity: {
    on: 'identity',
    key: 'identityId',
    by,
    done: ({ model, target }) => model.remove(target),
  },
};

const seat = { on: 'seat', key: 'seatId', by, from: ['HELD'] } as const;

export const seatActs: Record<string, Act> = {
  changeSeatRoles: {
    ...seat,
    input: (turn) => ({ roles: roles(turn) }),
    refused: ({ model, target, input }) =>
      lastAdmin(model, target, (each) => each === target && !input.roles.includes('ADMIN')),
    done: ({ target, input }) => void (target.is.roles = input.roles),
  },
  endSeat: {
    ...seat,
    refused: ({ model, target }) => lastAdmin(model, target, (each) => each === target),
    done: ({ target }) => void (target.is.state = 'ENDED'),
  },
  inviteToSeat: {
    by,
    input: (turn) => ({ invitee: '委员', roles: roles(turn) }),
    done: ({ model, actor, input }) =>
      void model.add('seat_invitation', actor.body, { state: 'OPEN', roles: input.roles }),
  },
  withdrawSeatInvitation: {
    on: 'seat_invitation',
    key: 'invitationId',
    by,
    from: ['OPEN'],
    done: ({ target }) => void (target.is.state = 'WITHDRAWN'),
  },
};
