import type { CodegenConfig } from '@graphql-codegen/cli';

const config: CodegenConfig = {
  schema: 'schema/schema.graphql',
  documents: 'schema/operations/*.graphql',
  importExtension: '.ts',
  generates: {
    'src/gql/': {
      preset: 'client',
      presetConfig: { fragmentMasking: false },
      config: {
        documentMode: 'string',
        enumType: 'const',
        scalars: { ID: 'string', DateTime: 'string', JSON: 'unknown', LogPosition: 'string' },
        strictScalars: true,
        useTypeImports: true,
      },
    },
  },
};

export default config;
