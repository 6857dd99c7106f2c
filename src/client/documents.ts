/** The documents that come with the package, and the types of the API. */
export * from '../gql/graphql.ts';
