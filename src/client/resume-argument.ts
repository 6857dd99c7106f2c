import { type ArgumentNode, Kind, type OperationDefinitionNode, type VariableDefinitionNode } from 'graphql';
import { DocumentError } from './document-error.ts';
import { type RootField, responseKey } from './single-root.ts';

/** What a stream is resumed by: the argument `after`, and the variable that it is given in. */
export interface ResumeArgument {
  readonly variable: string;
  readonly root: RootField;
  readonly variableDefinitions: readonly VariableDefinitionNode[];
}

const ownVariable = 'asyncops_after';
const name = (value: string) => ({ kind: Kind.NAME, value }) as const;
const variable = { kind: Kind.VARIABLE, name: name(ownVariable) } as const;

/** Finds the variable of `after`; where the document gives none, adds one of the type. */
export function resumeArgument(operation: OperationDefinitionNode, root: RootField, type: string): ResumeArgument {
  const given = root.arguments?.find((argument) => argument.name.value === 'after');
  const variableDefinitions = operation.variableDefinitions ?? [];
  if (given?.value.kind === Kind.VARIABLE) return { variable: given.value.name.value, root, variableDefinitions };
  if (given !== undefined && given.value.kind !== Kind.NULL) {
    const fault = `give \`after\` of ${responseKey(root)} as a variable: it moves forward with the stream`;
    throw new DocumentError(fault);
  }
  const added: ArgumentNode = { kind: Kind.ARGUMENT, name: name('after'), value: variable };
  const others = root.arguments?.filter((argument) => argument !== given) ?? [];
  return {
    variable: ownVariable,
    root: { ...root, arguments: [...others, added] },
    variableDefinitions: [
      ...variableDefinitions,
      { kind: Kind.VARIABLE_DEFINITION, variable, type: { kind: Kind.NAMED_TYPE, name: name(type) } },
    ],
  };
}
