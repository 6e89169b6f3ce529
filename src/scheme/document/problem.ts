import type { Message } from '../../platform/errors.js';

/** What is wrong with a document, and where: the path of the clause, such as `groups.1.rules.0.points`. */
export interface Problem {
  readonly path: string;
  readonly message: Message;
}

const most = 100;

/** Problems as they are found: the first hundred, for nobody mends more at a time. */
export class Findings {
  readonly problems: Problem[] = [];

  add(path: string, en: string, zh: string): void {
    if (this.problems.length < most) this.problems.push({ path, message: { en, zh } });
  }
}

/** A place in a document while it is read. */
export class Place {
  constructor(
    readonly findings: Findings,
    readonly path = '',
  ) {}

  inside(key: string | number): Place {
    return new Place(this.findings, this.path === '' ? String(key) : `${this.path}.${key}`);
  }

  /** Notes a problem here; what was read is not used then. */
  refuse(en: string, zh: string): undefined {
    this.findings.add(this.path, en, zh);
    return undefined;
  }
}
