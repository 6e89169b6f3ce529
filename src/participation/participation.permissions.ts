import { rulesOf, signedIn, type Permissions } from '../platform/permissions.js';
import { participationWorkflow } from './participation.workflow.js';

const { confirmParticipation, objectToParticipation, decideObjection } = rulesOf(participationWorkflow);

export const participationPermissions: Permissions = {
  Query: { participation: signedIn, participations: signedIn },
  Mutation: { confirmParticipation, objectToParticipation, decideObjection },
};
