// `npm run pictures`: takes the pictures of docs/pictures anew, from the real window of a seeded computer.
import { runEntry } from './setup/failure.mjs';
import { setUp } from './setup/set-up.mjs';
import { runVitest } from './vitest-run.mjs';

await runEntry(async () => {
  await setUp({ build: true });
  const { failed } = await runVitest('pictures', process.argv.slice(2));
  if (failed > 0) process.exitCode = 1;
});
