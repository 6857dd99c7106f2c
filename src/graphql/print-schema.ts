import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { GraphQLSchema, printSchema } from 'graphql';
import { createSchema } from './schema.ts';

/**
 * `npm run codegen` runs this: it writes the schema for people and tools to read. Built again from its roots, it lists
 * each type where it is first needed, whatever the order in which the files that declare them were loaded.
 */
const schema = new GraphQLSchema({ ...createSchema().toConfig(), types: [] });
const folder = join(import.meta.dirname, '../../schema');
mkdirSync(folder, { recursive: true });
writeFileSync(join(folder, 'schema.graphql'), `${printSchema(schema)}\n`);
