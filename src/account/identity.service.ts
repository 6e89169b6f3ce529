import { viewerOf, type RequestContext } from '../platform/context.js';
import { badInput, notFound } from '../platform/errors.js';
import { requiredText } from '../platform/input.js';
import { globalId, keyOf } from '../platform/graphql/node.js';
import type { LinkIdentityInput } from './account.inputs.js';
import { actOn } from './account.service.js';
import { Identity } from './identity.entity.js';

/**
 * Links what an issuer calls the person to his account: from now on its tokens are as good as signing in. They do not get
 * the seats that the account took in other bodies before.
 */
export async function linkIdentity(input: LinkIdentityInput, context: RequestContext): Promise<string> {
  if (!URL.canParse(input.issuer)) {
    throw badInput('input.issuer', { en: 'must be the URL of an issuer.', zh: '应为签发者的网址。' });
  }
  const account = await actOn(input.accountId, 'linkIdentity', context);
  account.controlVersion += 1;
  context.work.create(Identity, viewerOf(context), {
    accountId: account.id,
    issuer: requiredText(input.issuer, 'input.issuer', 255),
    subject: requiredText(input.subject, 'input.subject', 255),
    linkedAt: context.now(),
  });
  await context.work.flush();
  return account.id;
}

/** Takes a link away: tokens of that subject are refused from now on. */
export async function unlinkIdentity(identityId: string, context: RequestContext): Promise<string> {
  const { work } = context;
  // No lock: a link is never changed, and the role may not.
  const key = { cityId: viewerOf(context).body.cityId, id: keyOf('Identity', identityId, 'input.identityId') };
  const identity = await work.em.findOne(Identity, key);
  if (!identity) throw notFound();
  const account = await actOn(globalId('Account', identity.accountId), 'unlinkIdentity', context);
  work.em.remove(identity);
  await work.flush();
  return account.id;
}
