import { v7 as uuidv7 } from 'uuid';
import { isPassword } from '../account/index.js';
import { codeNumber } from '../body/index.js';
import type { RequestContext } from '../platform/context.js';
import { ApiError, forbidden } from '../platform/errors.js';
import { hashOfSecret, newSecret } from '../platform/secret.js';
import { holdingSeat } from '../seat/index.js';
import { beginAttempt } from './attempt.service.js';
import { seatNotHeld } from './caller.service.js';
import { tokenPrefix } from './proof.service.js';
import type { SignInInput } from './sign-in.inputs.js';

const validFor = 12 * 3600 * 1000;
const keptFor = 30 * 24 * 3600 * 1000;

/** What a login stands for. Rows of the database, read at the door. */
interface FoundAccount extends Record<string, unknown> {
  cityId: number;
  id: string;
  personId: string;
  active: boolean;
  hash: string | null;
  passwordVersion: number;
}

interface FoundSeat extends Record<string, unknown> {
  cityId: number;
  id: string;
  tenantId: number;
}

/** Signs in; the answer to a wrong password, a disabled account and a login that never existed is the same. */
export async function signIn(input: SignInInput, context: RequestContext): Promise<{ token: string; expiresAt: Date }> {
  const body = input.body == null ? undefined : codeNumber(input.body, 'input.body');
  const login = input.account.trim().toLowerCase();
  const attempt = await beginAttempt(login, context);
  const account = await findAccount(login, context);
  const right = await isPassword(account?.hash, input.password);
  if (!account?.active || !right) {
    await attempt.failed();
    throw new ApiError('UNAUTHENTICATED', {
      en: 'The account or the password is not right.',
      zh: '账号或密码不正确。',
    });
  }
  await attempt.succeeded();
  return begin(account, await seatToActIn(account, body, context), context);
}

async function findAccount(login: string, { work }: RequestContext): Promise<FoundAccount | undefined> {
  const [, name, code] = /^([a-z0-9-]{1,32})\.([1-9]\d{11})$/.exec(login) ?? [];
  const [account] = await work.query<FoundAccount>(
    `select a.city_id as "cityId", a.id, a.state = 'ACTIVE' as active,
            a.person_id as "personId", a.password_hash as hash, a.password_version as "passwordVersion"
     from body b join account a on a.city_id = b.city_id and a.tenant_id = b.id
     where b.id = $1 and a.name = $2`,
    [Number(code ?? 0), name ?? ''],
    'find_account',
  );
  return account;
}

async function seatToActIn(
  account: FoundAccount,
  body: number | undefined,
  { work }: RequestContext,
): Promise<FoundSeat> {
  const seats = await work.query<FoundSeat>(
    `select t.city_id as "cityId", t.id, t.tenant_id as "tenantId"
     from account a join seat t on t.person_id = a.person_id and t.state = 'HELD' and ${holdingSeat}
     where a.city_id = $1 and a.id = $2
     order by t.account_id is null, t.started_at, t.id`,
    [account.cityId, account.id],
    'seats_to_act_in',
  );
  const seat = body === undefined ? seats[0] : seats.find(({ tenantId }) => tenantId === body);
  if (seat) return seat;
  if (body !== undefined) throw seatNotHeld();
  throw forbidden({ en: 'The account has no seat any more.', zh: '该账号已没有席位。' });
}

async function begin(
  account: FoundAccount,
  seat: FoundSeat,
  { work, now }: RequestContext,
): Promise<{ token: string; expiresAt: Date }> {
  const token = newSecret(tokenPrefix);
  const at = now();
  const expiresAt = new Date(at.getTime() + validFor);
  await work.query(
    `insert into sign_in_session (id, token_hash, person_id, account_city_id, account_id, seat_city_id, seat_id,
       password_version, created_at, expires_at)
     values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10)`,
    [
      uuidv7(),
      hashOfSecret(token),
      account.personId,
      account.cityId,
      account.id,
      seat.cityId,
      seat.id,
      account.passwordVersion,
      at,
      expiresAt,
    ],
    'begin_session',
  );
  await work.query(
    `delete from sign_in_session where id in (
       select id from sign_in_session where expires_at < $1 order by expires_at limit 20 for update skip locked)`,
    [new Date(at.getTime() - keptFor)],
    'clear_sessions',
  );
  return { token, expiresAt };
}
