import { working, type Act } from './act.js';
import { fileParts, record } from './member-acts.js';
import type { Entry } from './sight.js';
import { day, type Model } from './state.js';
import type { TestBody } from '../world.js';

/** All that a preview was made of. */
function rosterOf(model: Model, body: TestBody): string {
  const facts = ['member', 'member_group', ...fileParts.slice(1)].map((table) => {
    const own = model
      .own(body, table)
      .filter(({ is }) => !['posting', 'contact_link'].includes(table) && is.until == null);
    return own.map(({ id, is: { name, external_key, role, state, group_id, term_id } }) => [
      ...[id, name, external_key, role, state, group_id, term_id],
    ]);
  });
  return JSON.stringify(facts);
}

/** Whom a line with a key names: everybody here has the same name. */
function found(model: Model, body: TestBody, key: string): { member?: Entry; ambiguous?: boolean } {
  const own = model.own(body, 'member');
  const keyed = own.find(({ is }) => is.external_key === key);
  if (keyed) return { member: keyed };
  const named = own.filter(({ is }) => is.state === 'SERVING' && is.external_key === null);
  return named.length > 1 ? { ambiguous: true } : { member: named[0] };
}

function stateOf({ member, ambiguous }: ReturnType<typeof found>, role: string): string {
  if (ambiguous) return 'ERROR';
  if (!member) return 'NEW';
  if (member.is.state === 'LEFT') return 'WARNING';
  return member.is.external_key !== null && member.is.role === role ? 'SAME' : 'CHANGED';
}

const lineOf = (text: string): string[] => text.split('\n')[1].split(',');
const rosters = new WeakMap<Entry, { seen: string; key: string; role: string }>();
const roles: Record<string, string> = { 委员: 'MEMBER', 常委: 'STANDING_MEMBER' };

function apply(model: Model, { body }: Entry, key: string, role: string): void {
  const { member } = found(model, body, key);
  if (!member) {
    const values = { name: '委员', external_key: key, role, state: 'SERVING', joined_on: day, left_on: null };
    record(model, model.add('member', body, { ...values, person_id: null }), 'JOINED');
    return;
  }
  if (member.is.state === 'LEFT') {
    Object.assign(member.is, { state: 'SERVING', joined_on: day, left_on: null });
    record(model, member, 'REINSTATED');
  }
  if (member.is.external_key !== key) record(model, member, 'CHANGED', 'externalKey');
  if (member.is.role !== role) {
    record(model, member, 'CHANGED', 'role');
    for (const { is } of model.partsOf(member, 'term_membership')) if (is.until === null) is.role = role;
  }
  Object.assign(member.is, { external_key: key, role });
}

export const rosterActs: Record<string, Act> = {
  previewRoster: {
    by: working,
    input: ({ numbers }) => ({
      format: 'CSV',
      text: `姓名,编号,职务\n委员,${numbers.among(['k1', 'k2', 'k3', 'k4'])},${numbers.among(['委员', '常委'])}`,
    }),
    done: ({ model, actor, input }) => {
      const [, key, word] = lineOf(input.text);
      const who = found(model, actor.body, key);
      const state = stateOf(who, roles[word]);
      const is = { state: 'PREVIEWED', error_rows: state === 'ERROR' ? 1 : 0, new_rows: state === 'NEW' ? 1 : 0 };
      const made = model.add('roster_import', actor.body, is);
      rosters.set(made, { seen: rosterOf(model, actor.body), key, role: roles[word] });
      model.add('roster_import_row', actor.body, { line: 2, state, member_id: who.member?.id ?? null }, { of: made });
    },
  },
  commitRoster: {
    on: 'roster_import',
    key: 'importId',
    by: working,
    from: ['PREVIEWED'],
    refused: ({ model, target }) => {
      const { seen, key } = rosters.get(target)!;
      if (target.is.error_rows || seen !== rosterOf(model, target.body)) return 'CONFLICT';
      const { member } = found(model, target.body, key);
      const person = member?.is.state === 'LEFT' ? member.is.person_id : null;
      const isTaken = ({ is }: Entry) => is.state === 'SERVING' && is.person_id === person;
      return person && model.own(target.body, 'member').some(isTaken) ? 'CONFLICT' : undefined;
    },
    done: ({ model, target }) => {
      const { key, role } = rosters.get(target)!;
      target.is.state = 'COMMITTED';
      apply(model, target, key, role);
    },
  },
};
