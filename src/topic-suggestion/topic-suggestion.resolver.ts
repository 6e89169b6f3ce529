import type { GraphQLResolveInfo } from 'graphql';
import { Arg, Args, Ctx, Extensions, FieldResolver, ID, Info, Query, Resolver, Root } from 'type-graphql';
import { today, viewerOf, type RequestContext } from '../platform/context.js';
import { keyOf } from '../platform/node.js';
import { connectionOf, PageArgs, type Connection } from '../platform/read/page.js';
import { needs } from '../platform/read/selection.js';
import type { Condition, Order } from '../platform/read/statement.js';
import { verdict, ViewerCan } from '../platform/viewer-can.js';
import { PreStudy } from './pre-study.resolver.js';
import { TopicCircle } from './topic-circle.entity.js';
import { TopicResult } from './topic-result.entity.js';
import { TopicSuggestion } from './topic-suggestion.entity.js';
import { SuggestionFilter } from './topic-suggestion.inputs.js';
import { chooses, loadersOf } from './topic-suggestion.loaders.js';
import { obstaclesOf } from './topic-suggestion.workflow.js';

