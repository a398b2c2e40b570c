// `npm run build`: sets up what is missing and bundles the app into dist/.
import { runEntry } from './setup/failure.mjs';
import { setUp } from './setup/set-up.mjs';

await runEntry(() => setUp({ build: true }));
