import type { Subject } from './facts.js';
import type { GroupFilter, SubjectFilter } from './language/match.js';

export type SubjectTest = (subject: Subject) => boolean;

/** The test a filter of subjects stands for; none: everybody. */
export function subjectTest(filter: SubjectFilter | undefined): SubjectTest {
  if (!filter) return () => true;
  const tests: SubjectTest[] = [];
  const { kinds, roles, tags, groups } = filter;
  if (kinds) tests.push((subject) => kinds.includes(subject.kind));
  if (roles) tests.push((subject) => subject.roles?.some((role) => roles.includes(role)) ?? false);
  if (tags) tests.push((subject) => subject.tags?.some((tag) => tags.includes(tag)) ?? false);
  if (groups) tests.push((subject) => groups.some((group) => belongsTo(subject, group)));
  if (filter.all) tests.push(...filter.all.map(subjectTest));
  if (filter.any) {
    const some = filter.any.map(subjectTest);
    tests.push((subject) => some.some((test) => test(subject)));
  }
  if (filter.not) {
    const not = subjectTest(filter.not);
    tests.push((subject) => !not(subject));
  }
  return (subject) => tests.every((test) => test(subject));
}

const belongsTo = ({ groups = [] }: Subject, { kind, name, role }: GroupFilter): boolean =>
  groups.some(
    (group) =>
      (kind === undefined || group.kind === kind) &&
      (name === undefined || group.name === name) &&
      (role === undefined || group.role === role),
  );
