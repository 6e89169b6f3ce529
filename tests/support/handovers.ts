import type { Viewer } from '../../src/platform/context.js';
import { ask, codeFor, data, type Json, type TestBody } from './world.js';

const ownFields = `id kind title message state dueOn overdue sentBy receivedOn answeredOn endedOn reminders remindedOn
  sightUntil attachments { name reference } body { code } toBody { code } plan { id items(first: 20) { nodes { id } } } planItem { id title plan { id } }
  topicSuggestion { id title call { id } }`;
const handoverFields = `${ownFields} viewerCan { action allowed code }
  thread(first: 50) { nodes { act text by body { code } attachments { name reference } } }`;
const channelFields =
  'id kinds state openedOn closedOn closingReason body { code } oneBody { code } otherBody { code }';
const counts = 'total sent received accepted returned answered closed recalled due overdue';

const onDispatch = (name: string, input: string): string =>
  `mutation ($input: ${input}!) { ${name}(input: $input) { dispatch { id kind title receivers receipts { ${counts} }
    handovers(first: 100) { nodes { ${ownFields} } } } } }`;
const onHandover = (name: string, input: string): string =>
  `mutation ($input: ${input}!) { ${name}(input: $input) { handover { ${handoverFields} } } }`;
const onChannel = (name: string, input: string): string =>
  `mutation ($input: ${input}!) { ${name}(input: $input) { handoverChannel { ${channelFields} } } }`;

/** Every mutation on handovers and channels as a document with the one variable `input`. */
export const handoverActs = {
  openHandoverChannel: onChannel('openHandoverChannel', 'OpenHandoverChannelInput'),
  closeHandoverChannel: onChannel('closeHandoverChannel', 'CloseHandoverChannelInput'),
  sendHandover: onDispatch('sendHandover', 'SendHandoverInput'),
  recallDispatch: onDispatch('recallDispatch', 'DispatchInput'),
  closeDispatch: onDispatch('closeDispatch', 'CloseDispatchInput'),
  receiveHandover: onHandover('receiveHandover', 'HandoverInput'),
  acceptHandover: onHandover('acceptHandover', 'HandoverStepInput'),
  returnHandover: onHandover('returnHandover', 'HandoverWordInput'),
  answerHandover: onHandover('answerHandover', 'HandoverWordInput'),
  commentOnHandover: onHandover('commentOnHandover', 'HandoverWordInput'),
  remindHandover: onHandover('remindHandover', 'HandoverInput'),
  recallHandover: onHandover('recallHandover', 'HandoverInput'),
  closeHandover: onHandover('closeHandover', 'HandoverStepInput'),
};
type Act = keyof typeof handoverActs;

/** Does an act and answers with the record it gives back. */
export async function pass(viewer: Viewer, act: Act, input: Json, now?: Date): Promise<Json> {
  const payload = (await data(viewer, handoverActs[act], { input }, { now }))[act];
  return payload.handover ?? payload.handoverChannel ?? payload.dispatch;
}

/** The first error of an act: its code, its field and what it says. */
export async function refusal(viewer: Viewer | null, act: Act, input: Json, now?: Date): Promise<Json> {
  const { errors } = await ask(viewer, handoverActs[act], { input }, { now });
  return { code: errors?.[0].extensions.code ?? 'OK', field: errors?.[0].extensions.field, says: errors?.[0].message };
}

export const codeOfAct = (viewer: Viewer | null, act: Act, input: Json): Promise<string> =>
  codeFor(viewer, handoverActs[act], { input });

/** Sends something to one body; answers with the handover. */
export async function sendTo(viewer: Viewer, to: TestBody, input: Json, now?: Date): Promise<Json> {
  const dispatch = await pass(
    viewer,
    'sendHandover',
    { title: '关于协助调研的函', ...input, to: [String(to.id)] },
    now,
  );
  return dispatch.handovers.nodes[0];
}

export const box = async (viewer: Viewer, args = '', now?: Date): Promise<Json[]> =>
  (await data(viewer, `{ handovers(first: 20${args && `, ${args}`}) { nodes { ${ownFields} } } }`, {}, { now }))
    .handovers.nodes;

export const boxCounts = async (viewer: Viewer, of: string, now?: Date): Promise<Json> =>
  (await data(viewer, `{ handoverCounts(box: ${of}) { ${counts} } }`, {}, { now })).handoverCounts;
