import type { GraphQLResolveInfo } from 'graphql';
import {
  Arg,
  Args,
  Ctx,
  Extensions,
  FieldResolver,
  ID,
  Info,
  Mutation,
  ObjectType,
  Query,
  Resolver,
  Root,
} from 'type-graphql';
import { viewerOf, type RequestContext } from '../platform/context.js';
import { ToOne } from '../platform/graphql/fields.js';
import { keyOf } from '../platform/graphql/node.js';
import { ViewerCan, whatViewerCan } from '../platform/graphql/viewer-can.js';
import { needs } from '../platform/read/below.js';
import { connectionOf, PageArgs, type Connection } from '../platform/read/page.js';
import type { Condition, Order } from '../platform/read/statement.js';
import { RosterImport } from './roster-import.entity.js';
import { RosterImportRow } from './roster-import-row.entity.js';
import { commitRoster, previewRoster } from './roster-import.service.js';
import { CommitRosterInput, PreviewRosterInput } from './roster.inputs.js';
import { rosterWorkflow } from './roster.workflow.js';
import { RosterState } from './roster.words.js';

const RosterImportConnection = connectionOf(RosterImport, 'roster imports 名册导入');
const RosterImportRowConnection = connectionOf(RosterImportRow, 'lines of a roster 名册行');
const latestFirst: Order = { name: 'made desc', by: ['madeAt'], descending: true };
const byLine: Order = { name: 'line', by: ['line'], descending: false };

@ObjectType({ description: 'The import after a mutation.', simpleResolvers: true })
class RosterImportPayload {
  rosterImportId!: string;

  @ToOne(() => RosterImport, 'rosterImportId', { description: 'The import as it is now.' })
  rosterImport!: RosterImport;
}

const payload = async (rosterImportId: Promise<string>): Promise<RosterImportPayload> =>
  ({ rosterImportId: await rosterImportId }) as RosterImportPayload;

@Resolver(() => RosterImport)
export class RosterResolver {
  @Query(() => RosterImport, { description: 'The import with this id. For those who keep the files of the body.' })
  rosterImport(
    @Arg('id', () => ID, { description: 'Opaque id of an import.' }) id: string,
    @Ctx() { read }: RequestContext,
    @Info() info: GraphQLResolveInfo,
  ): Promise<RosterImport> {
    return read.need(RosterImport, keyOf('RosterImport', id, 'id'), info);
  }

  @Query(() => RosterImportConnection, {
    description: "The rosters brought in to the caller's body, the latest first. For those who keep its files.",
  })
  rosterImports(
    @Args(() => PageArgs) page: PageArgs,
    @Ctx() context: RequestContext,
    @Info() info: GraphQLResolveInfo,
  ): Promise<Connection<RosterImport>> {
    const where: Condition[] = [{ property: 'tenantId', is: '=', value: viewerOf(context).body.id }];
    return context.read.page({ entity: RosterImport, where, order: latestFirst }, page, info);
  }

  @Mutation(() => RosterImportPayload, {
    description:
      'Compares a roster with the members there are, line by line and cell by cell 名册预览. Nothing is done yet. Members are found by their key, else by name and sector where one only fits.',
  })
  previewRoster(
    @Arg('input', () => PreviewRosterInput) input: PreviewRosterInput,
    @Ctx() context: RequestContext,
  ): Promise<RosterImportPayload> {
    return payload(previewRoster(input, context));
  }

  @Mutation(() => RosterImportPayload, {
    description:
      'Does exactly what a preview showed 名册导入. CONFLICT where the roster has changed since, or where lines have errors that are not to be skipped.',
  })
  commitRoster(
    @Arg('input', () => CommitRosterInput) { importId }: CommitRosterInput,
    @Ctx() context: RequestContext,
  ): Promise<RosterImportPayload> {
    return payload(commitRoster(importId, context));
  }

  @FieldResolver(() => RosterImportRowConnection, { description: 'Its lines 名册行, in their order.' })
  @Extensions(needs('id'))
  rows(
    @Root() { id }: RosterImport,
    @Arg('state', () => RosterState, { nullable: true, description: 'Only lines of which this becomes.' })
    state: RosterState | null,
    @Args(() => PageArgs) page: PageArgs,
    @Ctx() { read }: RequestContext,
    @Info() info: GraphQLResolveInfo,
  ): Promise<Connection<RosterImportRow>> {
    const where: Condition[] = state ? [{ property: 'state', is: '=', value: state }] : [];
    const parent = { property: 'importId', key: id };
    return read.children({ entity: RosterImportRow, where, order: byLine, parent }, page, info);
  }

  @FieldResolver(() => [ViewerCan], { description: 'What the caller may do with it now 可执行操作.' })
  @Extensions(needs('tenantId', 'state'))
  viewerCan(@Root() rosterImport: RosterImport, @Ctx() context: RequestContext): ViewerCan[] {
    return whatViewerCan(rosterWorkflow, rosterImport, context);
  }
}
