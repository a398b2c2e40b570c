// The checks that read the sources without running them: format, lint, types.
import { runInPlace } from './child.mjs';
import { rootDir } from './setup/paths.mjs';
import { toolingEnvironment, toolingNodePath } from './setup/tooling-node.mjs';
import { toolPath } from './tools.mjs';

/** @type {readonly { title: string, tool: keyof typeof import('./tools.mjs').TOOLS, args: string[] }[]} */
const CHECKS = [
  { title: 'format', tool: 'biome', args: ['format', '.'] },
  { title: 'lint', tool: 'oxlint', args: ['--type-aware', '--deny-warnings', '--quiet'] },
  { title: 'types', tool: 'tsc', args: ['-b'] },
];

/** @returns {Promise<import('./counts.mjs').Counts>} each check counts as one */
export async function runChecks() {
  const counts = { passed: 0, failed: 0, skipped: 0 };
  for (const { title, tool, args } of CHECKS) {
    console.log(`\n== ${title} ==`);
    const code = await runInPlace(toolingNodePath(), [toolPath(tool), ...args], {
      cwd: rootDir,
      env: toolingEnvironment(),
    });
    if (code === 0) counts.passed += 1;
    else counts.failed += 1;
  }
  return counts;
}
