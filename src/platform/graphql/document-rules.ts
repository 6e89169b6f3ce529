import { GraphQLError, type ASTVisitor, type ValidationContext } from 'graphql';
import { documentLimits, type DocumentLimit } from './document-limits.js';
import { limitOfDocument } from './document-walk.js';

/** What says that a document passes a limit; its code is given by whoever formats errors of validation. */
const passing = (limit: DocumentLimit): GraphQLError =>
  new GraphQLError(`The document passes the limit ${limit} of ${documentLimits[limit]}.`, {
    extensions: { limit, maximum: documentLimits[limit] },
  });

/** Keeps all other rules from a document that passes a limit: without the document they have nothing to visit. */
export function withinLimits(context: ValidationContext): ASTVisitor {
  return {
    Document: {
      enter(document) {
        const limit = limitOfDocument(document);
        if (!limit) return undefined;
        context.reportError(passing(limit));
        return null;
      },
    },
  };
}

/** Operations of a kind that the schema does not have; no rule of GraphQL's own looks at it. */
export function knownRoots(context: ValidationContext): ASTVisitor {
  return {
    OperationDefinition(node) {
      if (context.getSchema().getRootType(node.operation)) return;
      context.reportError(new GraphQLError(`There is no ${node.operation} here.`, { nodes: node }));
    },
  };
}
