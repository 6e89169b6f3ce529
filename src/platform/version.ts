import { conflict } from './errors.js';

/** Refuses where somebody has changed the record since the client read it. */
export function expectVersion(record: { version: number }, version: number | undefined | null): void {
  if (version == null || version === record.version) return;
  throw conflict(
    { en: 'Somebody has changed this since you read it.', zh: '在您读取之后已被他人修改。' },
    { currentVersion: record.version },
  );
}
