#!/usr/bin/env node
/** Entry of the command-line client. */

import { fileURLToPath } from 'node:url';

import packageJson from '../../package.json' with { type: 'json' };
import { findAppProgram } from './app-program.ts';
import { Client } from './client.ts';
import { dataDirOf, socketPathOf } from './data-dir.ts';
import { readHidden } from './hidden-input.ts';
import { main } from './main.ts';
import { openTerminal } from './terminal.ts';

const { output, setLastWords } = openTerminal(process);

const context = {
  client: new Client(socketPathOf(dataDirOf(process.env))),
  output,
  setLastWords,
  readHidden,
  cwd: process.cwd(),
  searchPath: process.env['PATH'] ?? '',
  now: Date.now,
  appProgram: findAppProgram({
    cliPath: fileURLToPath(import.meta.url),
    platform: process.platform,
    env: process.env,
    nodePath: process.execPath,
  }),
};

const exitCode = await main(process.argv.slice(2), context, packageJson.version);
// Unless the terminal has ended the command.
process.exitCode ??= exitCode;
