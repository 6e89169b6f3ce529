import { v7 as uuidv7 } from 'uuid';
import { bodyInSight } from '../body/index.js';
import { Role, viewerOf, type RequestContext, type ScopedBody } from '../platform/context.js';
import { badInput, forbidden } from '../platform/errors.js';
import { requiredText } from '../platform/input.js';
import { keyOf } from '../platform/graphql/node.js';
import type { UnitOfWork } from '../platform/database/unit-of-work.js';
import { closed, take } from '../platform/workflow.js';
import { keepingAnAdmin, rolesOfSeat } from '../seat/index.js';
import { Seat } from '../seat/seat.entity.js';
import { Account } from './account.entity.js';
import type { CreateAccountInput, FoundAccountInput, GiveSeatInput, ResetPasswordInput } from './account.inputs.js';
import { accountWorkflow, type AccountAct } from './account.workflow.js';
import { hashOfPassword } from './password.service.js';

/** Takes an act on an account of the viewer's body; the row stays locked. */
export async function actOn(accountId: string, act: AccountAct, context: RequestContext): Promise<Account> {
  const viewer = viewerOf(context);
  const account = await context.work.own(Account, keyOf('Account', accountId, 'input.accountId'), viewer);
  take(accountWorkflow, act, account, viewer);
  return account;
}

/** Makes an account in the viewer's body, with its person and his seat. */
export async function createAccount(input: CreateAccountInput, context: RequestContext): Promise<string> {
  const { name, personName, roles } = input;
  const hash = input.password == null ? null : await hashOfPassword(input.password, 'input.password');
  const { body } = viewerOf(context);
  return enter({ name, personName, roles: rolesOfSeat(roles, 'input.roles'), hash, founding: false }, body, context);
}

/** Makes the first account of a body directly below, with the role ADMIN. The database takes one such account per body. */
export async function foundAccount(input: FoundAccountInput, context: RequestContext): Promise<string> {
  const { name, personName } = input;
  const viewer = viewerOf(context);
  const body = await bodyInSight(input.body, 'input.body', viewer, context.work);
  if (body.parentId !== viewer.body.id) {
    throw forbidden({
      en: 'Only the body directly above makes the first account of a body.',
      zh: '首个账号只能由直接上级单位创建。',
    });
  }
  if (body.closedOn) throw forbidden(closed);
  const hash = await hashOfPassword(input.password, 'input.password');
  await enter({ name, personName, roles: [Role.ADMIN], hash, founding: true }, body, context);
  return `${name}.${body.id}`;
}

interface Entry {
  name: string;
  personName: string;
  roles: Role[];
  hash: string | null;
  founding: boolean;
}

/** All that entering an account needs of an operation: also a program without one can give it. */
export interface Entering {
  work: Pick<UnitOfWork, 'query'>;
  now: () => Date;
}

/** Enters an account with its person and his seat; returns its key. */
export async function enter(entry: Entry, body: ScopedBody, context: Entering): Promise<string> {
  if (!/^[a-z][a-z0-9-]{0,31}$/.test(entry.name)) {
    throw badInput('input.name', {
      en: 'begins with a letter and has up to 32 of a-z, 0-9 and -.',
      zh: '以小写字母开头，最多 32 个字符，限 a-z、0-9 和 -。',
    });
  }
  const person = { id: uuidv7(), name: requiredText(entry.personName, 'input.personName', 100) };
  await context.work.query('insert into person (id, name) values ($1, $2)', [person.id, person.name], 'enter_person');
  return insertAccount(entry, person, body, context);
}

// Sent as it stands: of a row founded below, the writer sees nothing, and the hash stays out of texts that may be logged.
async function insertAccount(
  { name, roles, hash, founding }: Entry,
  person: { id: string; name: string },
  body: ScopedBody,
  { work, now }: Entering,
): Promise<string> {
  const id = uuidv7();
  const scope = [body.cityId, body.countyId, body.parentId, body.id];
  await work.query(
    `insert into account (city_id, county_id, parent_id, tenant_id, reach, id, person_id, person_name, name, state, founding,
       password_hash, password_version, control_version, created_at)
     values ($1, $2, $3, $4, 0, $5, $6, $7, $8, 'ACTIVE', $9, $10, 1, 1, $11)`,
    [...scope, id, person.id, person.name, name, founding, hash, now()],
    'enter_account',
  );
  await work.query(
    `insert into seat (city_id, county_id, parent_id, tenant_id, reach, id, account_id, person_id, person_name, roles, state,
       founding, started_at)
     values ($1, $2, $3, $4, 0, $5, $6, $7, $8, $9, 'HELD', $10, $11)`,
    [...scope, uuidv7(), id, person.id, person.name, roles, founding, now()],
    'enter_seat',
  );
  return id;
}

/** Disables an account: whoever is signed in with it is not any more, even when it is enabled again. */
export function disableAccount(accountId: string, context: RequestContext): Promise<string> {
  return keepingAnAdmin(viewerOf(context), context.work, async () => {
    const account = await actOn(accountId, 'disableAccount', context);
    account.passwordVersion += 1;
    return account.id;
  });
}

/** Enables an account again, without the seats it took in other bodies: they invite anew. */
export async function enableAccount(accountId: string, context: RequestContext): Promise<string> {
  const account = await actOn(accountId, 'enableAccount', context);
  account.controlVersion += 1;
  await context.work.flush();
  return account.id;
}

/**
 * Gives an account another password; whoever is signed in with the old one is not any more. Whoever knows the new one does
 * not get the seats that the account took in other bodies.
 */
export async function resetPassword(input: ResetPasswordInput, context: RequestContext): Promise<string> {
  const { id, cityId } = await actOn(input.accountId, 'resetPassword', context);
  const hash = await hashOfPassword(input.password, 'input.password');
  await context.work.query(
    `update account set password_hash = $3, password_version = password_version + 1, control_version = control_version + 1
     where city_id = $1 and id = $2`,
    [cityId, id, hash],
    'reset_password',
  );
  return id;
}

/** Gives the person of an account a seat in the viewer's body again; the database takes one held seat per person. */
export async function giveSeat(input: GiveSeatInput, context: RequestContext): Promise<string> {
  const roles = rolesOfSeat(input.roles, 'input.roles');
  const viewer = viewerOf(context);
  const { id: accountId, personId, personName } = await actOn(input.accountId, 'giveSeat', context);
  const seat = context.work.create(Seat, viewer, { accountId, personId, personName, roles, startedAt: context.now() });
  await context.work.flush();
  return seat.id;
}
