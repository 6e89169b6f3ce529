import { readFileSync } from 'node:fs';

/** The text of a file that another process may remove at any moment (可能消失的文件); undefined when it is gone. */
export function readIfThere(file: string): string | undefined {
  return unlessCode(['ENOENT', 'ESRCH'], () => readFileSync(file, 'utf8'));
}

/** The result of a step, or undefined when it fails in one of the ways that are expected (预期的失败). */
export function unlessCode<T>(expected: readonly string[], step: () => T): T | undefined {
  try {
    return step();
  } catch (error) {
    if (expected.includes((error as NodeJS.ErrnoException).code ?? '')) return undefined;
    throw error;
  }
}
