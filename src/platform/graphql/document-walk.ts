import {
  Kind,
  type DefinitionNode,
  type DirectiveNode,
  type DocumentNode,
  type OperationDefinitionNode,
  type SelectionSetNode,
  type ValueNode,
} from 'graphql';
import { expand } from './document-expansion.js';
import { Counts, Passed, type DocumentLimit } from './document-limits.js';

/** The limit that a document passes, if it does. */
export function limitOfDocument(document: DocumentNode): DocumentLimit | undefined {
  const counts = new Counts();
  try {
    counts.add('definitions', document.definitions.length);
    for (const definition of document.definitions) walkDefinition(definition, counts);
    expand(document, counts);
    return undefined;
  } catch (thrown) {
    if (thrown instanceof Passed) return thrown.limit;
    throw thrown;
  }
}

function walkDefinition(node: DefinitionNode, counts: Counts): void {
  if (node.kind === Kind.OPERATION_DEFINITION) walkVariables(node, counts);
  else if (node.kind !== Kind.FRAGMENT_DEFINITION) return;
  walkDirectives(node, counts);
  walkSelections(node.selectionSet, { depth: 1, nesting: 1 }, counts);
}

function walkVariables({ variableDefinitions = [] }: OperationDefinitionNode, counts: Counts): void {
  counts.add('variables', variableDefinitions.length);
  for (const variable of variableDefinitions) {
    walkDirectives(variable, counts);
    if (variable.defaultValue) walkValue(variable.defaultValue, 1, counts);
  }
}

/** How far inside a place is: `depth` by fields alone, `nesting` by brackets of any kind. */
interface Level {
  depth: number;
  nesting: number;
}

function walkSelections({ selections }: SelectionSetNode, { depth, nesting }: Level, counts: Counts): void {
  Counts.check('depth', depth);
  Counts.check('nesting', nesting);
  for (const part of selections) {
    walkDirectives(part, counts);
    const isField = part.kind === Kind.FIELD;
    if (isField) walkArguments(part.arguments, nesting, counts);
    else counts.add('spreads');
    if (part.kind === Kind.FRAGMENT_SPREAD || !part.selectionSet) continue;
    walkSelections(part.selectionSet, { depth: depth + Number(isField), nesting: nesting + 1 }, counts);
  }
}

function walkDirectives({ directives = [] }: { directives?: readonly DirectiveNode[] }, counts: Counts): void {
  counts.add('directives', directives.length);
  for (const directive of directives) walkArguments(directive.arguments, 1, counts);
}

type Named = readonly { value: ValueNode }[];

function walkArguments(given: Named = [], nesting: number, counts: Counts): void {
  Counts.check('arguments', given.length);
  walkValues(given, nesting, counts);
}

function walkValues(given: Named, nesting: number, counts: Counts): void {
  counts.add('values', given.length);
  for (const { value } of given) walkValue(value, nesting + 1, counts);
}

function walkValue(node: ValueNode, nesting: number, counts: Counts): void {
  if (node.kind !== Kind.LIST && node.kind !== Kind.OBJECT) return;
  Counts.check('nesting', nesting);
  if (node.kind === Kind.OBJECT) return walkValues(node.fields, nesting, counts);
  counts.add('values', node.values.length);
  for (const value of node.values) walkValue(value, nesting + 1, counts);
}
