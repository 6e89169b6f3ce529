import { createHash } from 'node:crypto';

const names = new Map<string, string>();
const seenOnce = new Set<string>();
/** Each costs the server some 60 kB on each connection that prepares it. */
const maxNames = 200;
const maxSeen = 2000;

/**
 * A stable name for a constant text, so that each connection prepares it once. A text gets its name when it comes a second
 * time; past the bound texts go unprepared.
 */
export function statementName(text: string): string | undefined {
  const known = names.get(text);
  if (known || names.size >= maxNames) return known;
  if (!seenOnce.delete(text)) {
    if (seenOnce.size >= maxSeen) seenOnce.clear();
    seenOnce.add(text);
    return undefined;
  }
  const name = createHash('sha256').update(text).digest('base64url').slice(0, 20);
  names.set(text, name);
  return name;
}
