// `npm test`: set-up, every check, every test; ends with one line of counts. Arguments filter test files.
import { runChecks } from './checks.mjs';
import { addCounts, formatCounts } from './counts.mjs';
import { runEntry } from './setup/failure.mjs';
import { setUp } from './setup/set-up.mjs';
import { runVitest } from './vitest-run.mjs';

await runEntry(async () => {
  const filters = process.argv.slice(2);
  await setUp({ build: false });
  const counts = [];
  if (filters.length === 0) counts.push(await runChecks());
  const built = await build();
  if (filters.length === 0 || built.failed > 0) counts.push(built);
  counts.push(await runVitest('unit', filters));
  if (built.failed === 0) counts.push(await runVitest('e2e', filters));
  const total = addCounts(counts);
  console.log(`\n${formatCounts(total)}`);
  if (total.failed > 0) process.exitCode = 1;
});

/** The end-to-end tests run what is in dist/. */
async function build() {
  console.log('\n== build ==');
  try {
    await setUp({ build: true });
    return { passed: 1, failed: 0, skipped: 0 };
  } catch (error) {
    console.error(error instanceof Error ? error.message : error);
    return { passed: 0, failed: 1, skipped: 0 };
  }
}
