import { readFileSync } from 'node:fs';
import { expect, it } from 'vitest';
import { nodeTooOld } from '../../src/cli/node-too-old.ts';
import { repositoryPath } from '../docs/code-blocks.ts';

it('names the version that the package asks for where an older Node runs it', () => {
  const { engines }: { engines: { node: string } } = JSON.parse(readFileSync(repositoryPath('package.json'), 'utf8'));
  const least = engines.node.replace('>=', '');
  for (const version of ['20.20.2', '22.17.9', '18.0.0'])
    expect(nodeTooOld(version)).toContain(`Node ${least} or later`);
  for (const version of [`${least}.0`, '22.20.0', '23.0.0', '24.21.0']) expect(nodeTooOld(version)).toBeNull();
});
