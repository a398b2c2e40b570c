/** Reads when which part of a log was written, from the file that its worker keeps beside it. */

import { readFileSync } from 'node:fs';

import type { LogTime } from '../../shared/log-query.ts';

/** By time; empty when nothing is known. */
export function readLogTimes(logPath: string): readonly LogTime[] {
  let text: string;
  try {
    text = readFileSync(`${logPath}.times`, 'utf8');
  } catch {
    return [];
  }
  const times: LogTime[] = [];
  let isGap = false;
  for (const line of text.split('\n').slice(0, -1)) {
    const [first = '', second = ''] = line.split(' ');
    const endBytes = Number(first);
    if (second === 'end') return times.filter((time) => time.endBytes <= endBytes);
    if (first === '?') isGap = true;
    else {
      // Written by somebody, some time before.
      times.push({ endBytes, atMs: isGap ? null : Number(second) });
      isGap = false;
    }
  }
  return times;
}
