import { anyOf, signedIn, type Permissions } from '../platform/permissions.js';
import { objectingWorkflow, resultObjectionWorkflow } from './result-objection.workflow.js';

const { objectToResult, objectAsBody } = objectingWorkflow;
const { withdrawResultObjection, withdrawAsBody } = resultObjectionWorkflow;

export const resultObjectionPermissions: Permissions = {
  Query: { resultObjection: signedIn, resultObjections: signedIn },
  Mutation: {
    objectToResult: anyOf(...objectToResult.by, ...objectAsBody.by),
    withdrawResultObjection: anyOf(...withdrawResultObjection.by, ...withdrawAsBody.by),
  },
};
