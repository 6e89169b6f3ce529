import { createHash } from 'node:crypto';
import type { ExecutionResult } from 'graphql';
import type { Viewer } from '../context.js';
import { badInput, conflict } from '../errors.js';
import type { UnitOfWork } from '../database/unit-of-work.js';

/** A mutation the client may send again: its key, and what must be equal for it to be the same request. */
export interface Repeatable {
  key: string;
  request: string;
}

const keyPattern = /^[\x21-\x7e]{1,255}$/;

export function checkKey(key: unknown): void {
  if (typeof key !== 'string' || !keyPattern.test(key)) {
    throw badInput('clientMutationId', {
      en: 'must be 1 to 255 printable ASCII characters.',
      zh: '应为 1 至 255 个可打印 ASCII 字符。',
    });
  }
}

/**
 * Runs a mutation once per key and person. The key, the effect and the answer are written in one transaction, so a
 * repetition finds either all of them, and gets the stored answer, or nothing. The same key with another request is CONFLICT.
 * Keys are forgotten after seven days, when the person uses another one.
 */
export async function once(
  { key, request }: Repeatable,
  viewer: Viewer,
  work: UnitOfWork,
  execute: () => Promise<ExecutionResult>,
): Promise<ExecutionResult> {
  const { id, cityId } = viewer.body;
  const place = [cityId, id, viewer.personId, key];
  const hash = createHash('sha256').update(request).digest('base64url');
  await work.query(
    `delete from client_mutation
     where city_id = $1 and tenant_id = $2 and person_id = $3 and made_at < now() - interval '7 days'`,
    place.slice(0, 3),
    'forget_client_mutations',
  );
  const claimed = await work.query(
    `insert into client_mutation (city_id, tenant_id, person_id, key, request_hash) values ($1, $2, $3, $4, $5)
     on conflict do nothing returning key`,
    [...place, hash],
    'claim_client_mutation',
  );
  if (claimed.length === 0) return storedAnswer(place, hash, work);
  const result = await execute();
  if (!result.errors) {
    await work.query(
      'update client_mutation set answer = $5 where city_id = $1 and tenant_id = $2 and person_id = $3 and key = $4',
      [...place, JSON.stringify(result.data)],
      'answer_client_mutation',
    );
  }
  return result;
}

async function storedAnswer(place: unknown[], hash: string, work: UnitOfWork): Promise<ExecutionResult> {
  const [earlier] = await work.query<{ request_hash: string; answer: string }>(
    `select request_hash, answer from client_mutation
     where city_id = $1 and tenant_id = $2 and person_id = $3 and key = $4`,
    place,
    'find_client_mutation',
  );
  if (earlier?.request_hash !== hash) {
    throw conflict({
      en: 'This clientMutationId was used for another request.',
      zh: '该 clientMutationId 已用于另一请求。',
    });
  }
  return { data: JSON.parse(earlier.answer) as Record<string, unknown> };
}
