import { sep } from 'node:path';
import Sequencer from '@jest/test-sequencer';

/**
 * The longest first, so that the workers end together. The very first fills the networks that others copy; until it has,
 * another worker is busy with what needs none of them.
 */
const longest = [
  'isolation/foreign-ids',
  'features/demo',
  'isolation/policy-mutants',
  'isolation/permission-mutants',
  'isolation/plans-of-lists',
  'isolation/histories',
  'isolation/side-channels',
  'isolation/timing',
  'isolation/fuzz',
  'isolation/lists',
  'isolation/database-door',
  'isolation/histories-reads',
  'isolation/faults-kills',
  'isolation/faults-statements',
  'isolation/faults-silence',
  'isolation/faults-pool',
  'isolation/faults-duplicates',
  'isolation/key-mutants',
  'isolation/hostile-documents',
  'isolation/workflow-mutants',
  'features/assessment-ladder',
  'features/network-load',
];

export default class LongestFirst extends Sequencer {
  sort(tests) {
    const sorted = super.sort(tests);
    const at = ({ path }) => {
      const found = longest.findIndex((name) => path.endsWith(`${name.replace('/', sep)}.test.ts`));
      return found < 0 ? longest.length : found;
    };
    return sorted.toSorted((a, b) => at(a) - at(b));
  }
}
