import { hashOfPassword, isPassword } from '../account/index.js';
import { viewerOf, type RequestContext } from '../platform/context.js';
import { badInput, forbidden } from '../platform/errors.js';
import { beginAttempt } from './attempt.service.js';
import type { ChangePasswordInput } from './sign-in.inputs.js';

/** Ends the sign-in whose token the request brings. */
export async function signOut(context: RequestContext): Promise<Date> {
  const at = context.now();
  await context.work.query(
    'update sign_in_session set ended_at = $2 where id = $1',
    [sessionOf(context), at],
    'end_session',
  );
  return at;
}

/** Sets another password and ends every sign-in of the account, this one too. */
export async function changePassword(input: ChangePasswordInput, context: RequestContext): Promise<Date> {
  const { work } = context;
  const account = await accountOf(sessionOf(context), context);
  const attempt = await beginAttempt(account.login, context);
  if (!(await isPassword(account.hash, input.currentPassword))) {
    await attempt.failed();
    throw badInput('input.currentPassword', { en: 'is not right.', zh: '不正确。' });
  }
  await attempt.succeeded();
  const hash = await hashOfPassword(input.newPassword, 'input.newPassword');
  const place = [account.cityId, account.id];
  await work.query(
    'update account set password_hash = $3, password_version = password_version + 1 where city_id = $1 and id = $2',
    [...place, hash],
    'change_password',
  );
  await work.query(
    'update sign_in_session set ended_at = $3 where account_city_id = $1 and account_id = $2 and ended_at is null',
    [...place, context.now()],
    'end_sessions',
  );
  return context.now();
}

/** The sign-in of this request. A token of an OIDC issuer is none: it is that issuer's to end and to protect. */
function sessionOf(context: RequestContext): string {
  const { sessionId } = viewerOf(context);
  if (sessionId) return sessionId;
  throw forbidden({
    en: 'This token is that of another issuer; sign in with account and password for this.',
    zh: '当前令牌由外部签发，请使用账号密码登录后再操作。',
  });
}

interface OwnAccount extends Record<string, unknown> {
  cityId: number;
  id: string;
  login: string;
  hash: string | null;
}

async function accountOf(sessionId: string, { work }: RequestContext): Promise<OwnAccount> {
  const [account] = await work.query<OwnAccount>(
    `select a.city_id as "cityId", a.id, a.name || '.' || a.tenant_id as login, a.password_hash as hash
     from sign_in_session s join account a on a.city_id = s.account_city_id and a.id = s.account_id
     where s.id = $1`,
    [sessionId],
    'own_account',
  );
  return account;
}
