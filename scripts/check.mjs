// `npm run check`: the fast part of `npm test`: format, lint, types and the tests that need no Electron.
import { runChecks } from './checks.mjs';
import { addCounts, formatCounts } from './counts.mjs';
import { runEntry } from './setup/failure.mjs';
import { setUp } from './setup/set-up.mjs';
import { runVitest } from './vitest-run.mjs';

await runEntry(async () => {
  await setUp({ build: false });
  const total = addCounts([await runChecks(), await runVitest('unit', process.argv.slice(2))]);
  console.log(`\n${formatCounts(total)}`);
  if (total.failed > 0) process.exitCode = 1;
});
