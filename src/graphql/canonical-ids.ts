import {
  GraphQLID,
  type GraphQLInputType,
  GraphQLList,
  GraphQLNonNull,
  type GraphQLOutputType,
  GraphQLScalarType,
  GraphQLSchema,
  type GraphQLType,
  getNullableType,
  isInputObjectType,
  isInterfaceType,
  isIntrospectionType,
  isListType,
  isNonNullType,
  isObjectType,
} from 'graphql';
import { canonicalId } from '../core/uuid.ts';

const CanonicalID = new GraphQLScalarType<string>({
  ...GraphQLID.toConfig(),
  parseValue: (value) => canonicalId(GraphQLID.parseValue(value)),
  parseLiteral: (node) => canonicalId(GraphQLID.parseLiteral(node)),
});

/**
 * The schema with an ID that makes every id canonical where it comes in, so that what is looked up, compared, grouped by
 * and answered behind it is one text for one id. The builder knows GraphQL's own ID alone: it is replaced in the types
 * that the builder has just made, which nobody else has yet.
 */
export function withCanonicalIds(built: GraphQLSchema): GraphQLSchema {
  for (const type of Object.values(built.getTypeMap())) {
    // Every schema has these, the same ones.
    if (isIntrospectionType(type)) continue;
    if (isInputObjectType(type)) {
      for (const field of Object.values(type.getFields())) field.type = replaced(field.type);
    } else if (isObjectType(type) || isInterfaceType(type)) {
      for (const field of Object.values(type.getFields())) {
        field.type = replaced(field.type);
        for (const argument of field.args) argument.type = replaced(argument.type);
      }
    }
  }
  const { types, ...config } = built.toConfig();
  return new GraphQLSchema({ ...config, types: types.filter((type) => type !== GraphQLID) });
}

function replaced(type: GraphQLInputType): GraphQLInputType;
function replaced(type: GraphQLOutputType): GraphQLOutputType;
function replaced(type: GraphQLType): GraphQLType {
  return within(type);
}

function within(type: GraphQLType): GraphQLType {
  if (isNonNullType(type)) return new GraphQLNonNull(getNullableType(within(type.ofType)));
  if (isListType(type)) return new GraphQLList(within(type.ofType));
  return type === GraphQLID ? CanonicalID : type;
}
