import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { lifecycleMarkdown } from './lifecycle-markdown.ts';

writeFileSync(join(import.meta.dirname, 'lifecycle.md'), lifecycleMarkdown());
