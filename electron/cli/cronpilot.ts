#!/usr/bin/env node
/** Entry of the command-line client. */

import { fileURLToPath } from 'node:url';

import packageJson from '../../package.json' with { type: 'json' };
import { findAppProgram } from './app-program.ts';
import { Client } from './client.ts';
import type { Output } from './context.ts';
import { dataDirOf, socketPathOf } from './data-dir.ts';
import { readHidden } from './hidden-input.ts';
import { main } from './main.ts';
import { clean } from './table.ts';

const output: Output = {
  print: (text) => {
    process.stdout.write(`${text}\n`);
  },
  warn: (text) => {
    process.stderr.write(`${text.split('\n').map(clean).join('\n')}\n`);
  },
  passing: (text) => {
    const width = process.stderr.columns - 1;
    if (process.stderr.isTTY) process.stderr.write(`\r\u001b[K${clean(text).slice(0, width)}`);
  },
  write: (bytes) =>
    new Promise((resolve, reject) => {
      process.stdout.write(bytes, (error) => (error ? reject(error) : resolve()));
    }),
  colours: process.stdout.isTTY && !process.env['NO_COLOR'],
};

// Whoever reads our output may stop reading: `cronpilot logs backup | head`.
process.stdout.on('error', (error: NodeJS.ErrnoException) => {
  process.exit(error.code === 'EPIPE' ? 0 : 1);
});

const context = {
  client: new Client(socketPathOf(dataDirOf(process.env))),
  output,
  readHidden,
  cwd: process.cwd(),
  now: Date.now,
  appProgram: findAppProgram({
    cliPath: fileURLToPath(import.meta.url),
    platform: process.platform,
    env: process.env,
    nodePath: process.execPath,
  }),
};

process.exitCode = await main(process.argv.slice(2), context, packageJson.version);
