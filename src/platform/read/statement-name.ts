import { hash } from 'node:crypto';

const names = new Map<string, string>();
const seenOnce = new Set<string>();
const maxKept = 2_000;
/** A plan takes hundreds of times the room of its text, on each connection. */
const longestKept = 12_000;

/**
 * A stable name for a constant text, so that each connection prepares it once. A text gets its name when it comes a second
 * time. The name follows from the text: what is forgotten here is not prepared again where it is.
 */
export function statementName(text: string): string | undefined {
  const known = names.get(text);
  if (known || text.length > longestKept) return known;
  if (!seenOnce.delete(text)) {
    if (seenOnce.size >= maxKept) seenOnce.clear();
    seenOnce.add(text);
    return undefined;
  }
  if (names.size >= maxKept) names.clear();
  const name = hash('sha256', text, 'base64url').slice(0, 20);
  names.set(text, name);
  return name;
}
