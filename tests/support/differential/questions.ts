import { getNamedType, isEnumType, isNonNullType, isListType, type GraphQLInputType } from 'graphql';
import type { World } from './world.js';
import { act, now } from '../full-body.js';
import { askerOf, exists } from '../oracle.js';
import { missing, type Means } from '../reaching.js';
import { placesOf, variablesOf, withValue, type Place } from '../samples.js';
import { mutations, nested, nodeTypes, queries, type Operation } from '../schema-walk.js';
import { schemeDocument } from '../schemes.js';
import { ask, type Answer, type Json } from '../world.js';

/** Something that somebody can ask, in one of many ways. */
export interface Question {
  title: string;
  source: string;
  variables: Json;
}

/** Years in which nothing was, something was, and what only the hidden acts below make something of. */
const hiddenYear = 2031;
const years = [1999, 2025, hiddenYear];

const bare = (type: GraphQLInputType): GraphQLInputType =>
  isNonNullType(type) || isListType(type) ? bare(type.ofType) : type;

/** Values for an argument that is a number, a day or a word: those that hidden rows have, and others. */
function valuesFor(type: GraphQLInputType, name: string): unknown[] {
  const inner = bare(type);
  const one = isEnumType(inner) ? inner.getValues().map((value) => value.name) : plainValues(inner, name);
  return isListType(isNonNullType(type) ? type.ofType : type) ? one.map((value) => [value]) : one;
}

const plainValues = (type: GraphQLInputType, name: string): unknown[] => {
  const { name: scalar } = getNamedType(type);
  if (scalar === 'Int') return /year/i.test(name) ? years : [1, 2, 99];
  if (scalar === 'Boolean') return [true, false];
  return scalar === 'LocalDate' ? ['2026-01-15', `${hiddenYear}-06-15`] : [];
};

const paging = ['first', 'last', 'after', 'before'];

/** Every query and every list below an object, plain and with each value of each filter, about the own body and objects. */
function readsOf(means: Means): Question[] {
  return [...queries, ...nested].flatMap((operation) =>
    rootsFor(means, operation).flatMap((root) => {
      const plain = { ...variablesOf(operation), ...root };
      const varied = operation.arguments
        .filter(({ argument }) => !paging.includes(argument.name))
        .flatMap(({ argument, variable }) =>
          valuesFor(argument.type, argument.name).map((value) => ({ ...plain, [variable]: value })),
        );
      return [plain, ...varied].map((variables) => ({ title: operation.name, source: operation.source, variables }));
    }),
  );
}

function rootsFor({ own, viewer }: Means, { fields: [root], arguments: given }: Operation): Json[] {
  const code = String(viewer.body.id);
  if (!given.some(({ field, argument }) => field === root && argument.name === 'id')) return [{ code, body: code }];
  const type = getNamedType(root.type).name;
  const types = nodeTypes.includes(type) ? [type] : nodeTypes;
  return types.flatMap((each) => own(each).slice(-1)).map((id) => ({ id }));
}

/** Every mutation as it is reached, with each value of each number, day and word; another one that fails undoes it. */
function actsOf(world: World, means: Means): Question[] {
  const never = missing('Plan', 0);
  const undoing = `undo: deletePlan(input: { planId: "${never}" }) { __typename }`;
  return mutations
    .filter(({ name }) => name !== 'signIn' && name !== 'acceptSeat' && name !== 'changePassword' && name !== 'signOut')
    .flatMap((operation) => {
      const source = operation.source.replace(/\}\s*$/, ` ${undoing} }`);
      const reached = variablesReaching(world, means, operation);
      const varied = placesOf(operation).flatMap((place) =>
        valuesAt(place).map((value) => withValue(operation, reached, place, value)),
      );
      return [reached, ...varied].map((variables) => ({ title: operation.name, source, variables }));
    });
}

const valuesAt = ({ scalar, name }: Place): unknown[] => {
  if (scalar === 'Int') return /year/i.test(name) ? years : [1, 2, 99];
  return scalar === 'LocalDate' ? [`${hiddenYear}-06-15`] : [];
};

/** Variables with own objects at every place that was reached. */
function variablesReaching(world: World, means: Means, operation: Operation): Json {
  let variables: Record<string, unknown> | undefined;
  for (const [target, reached] of world.reachedBy(means)) {
    if (target.operation !== operation) continue;
    const [id] = means.own(reached.kinds[0]);
    variables = withValue(
      operation,
      variables ?? reached.variables,
      target.place,
      id ?? missing(reached.kinds[0], means.viewer.body.id),
    );
  }
  return variables ?? variablesOf(operation);
}

export const questionsOf = (world: World, means: Means): Question[] => [...readsOf(means), ...actsOf(world, means)];

export const answerTo = ({ source, variables }: Question, { viewer }: Means): Promise<Answer> =>
  ask(viewer, source, variables, { now });

/** What exists for somebody, row by row. */
export function sightOf(world: World, { viewer }: Means): string {
  const asker = askerOf(viewer);
  const rows = [...world.stored].map(([table, all]) => [table, all.filter((row) => exists(asker, table, row))]);
  return JSON.stringify(rows);
}

/** Acts that nobody outside the body sees anything of. */
export async function actUnseen({ viewer }: Means, round: number): Promise<void> {
  const planId: string = (await act(viewer, 'draftPlan', { year: hiddenYear + round, title: '暗中' })).plan.id;
  for (let n = 0; n < 3; n++) {
    const planned = { month: 6 };
    await act(viewer, 'addPlanItem', { planId, title: '暗中', form: 'SPECIAL', source: 'MEMBER', planned });
  }
  await act(viewer, 'submitPlan', { planId });
  await act(viewer, 'addTheme', { year: hiddenYear, title: '暗中' });
  const days = { opensOn: '2026-01-01', closesOn: '2026-12-31' };
  const call = { year: hiddenYear, title: '暗中', ...days, channels: ['MEMBER', 'DEPARTMENT'] };
  const topicCallId: string = (await act(viewer, 'draftTopicCall', call)).topicCall.id;
  await act(viewer, 'openTopicCall', { topicCallId });
  await act(viewer, 'suggestTopic', {
    topicCallId,
    title: '暗中',
    text: '暗中',
    source: 'DEPARTMENT',
    onBehalfOf: '测试局',
  });
  await act(viewer, 'draftScheme', { year: hiddenYear, document: schemeDocument('暗中') });
  const account = { name: `unseen-${round}`, personName: '测试员', roles: ['OFFICE'], password: 'right-password' };
  await act(viewer, 'createAccount', account);
  await act(viewer, 'inviteToSeat', { invitee: '测试委员', roles: ['MEMBER'] });
}
