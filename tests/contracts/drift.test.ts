import { expect, test } from '@jest/globals';
import { drift } from '../../src/drift.js';

test('the migrated database equals the entities', async () => {
  expect(await drift(process.env.TEST_OWNER_URL!)).toEqual([]);
});
