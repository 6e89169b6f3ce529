import { hash, verify } from '@node-rs/argon2';
import { badInput } from '../platform/errors.js';
import { newSecret } from '../platform/secret.js';

/** argon2id as OWASP advises for a server: 19 MiB, two passes. */
const cost = { memoryCost: 19_456, timeCost: 2, parallelism: 1 };
const shortest = 10;
const longest = 200;

/** The same characters are the same password, however a keyboard composes them. */
const typed = (password: string): string => password.normalize('NFKC');

/** A new password as it is stored; one that is too short or too long is bad input of `field`. */
export async function hashOfPassword(password: string, field: string): Promise<string> {
  const { length } = [...typed(password)];
  if (length < shortest || length > longest) {
    throw badInput(field, {
      en: `must have ${shortest} to ${longest} characters.`,
      zh: `应为 ${shortest} 至 ${longest} 个字符。`,
    });
  }
  return hash(typed(password), cost);
}

let nobodys: Promise<string> | undefined;

/** Whether the password is right. Without a stored one the answer is no, and takes as long. */
export async function isPassword(stored: string | null | undefined, password: string): Promise<boolean> {
  nobodys ??= hash(newSecret('none'), cost);
  const other = await nobodys;
  const short = password.length <= longest * 4;
  const right = await verify(stored ?? other, short ? typed(password) : '');
  return right && short && stored != null;
}
