/** `cronpilot pause [30m|1h|until 08:00]` and `cronpilot resume`: holds all schedules. */

import { parseDuration } from '../../shared/duration.ts';
import type { Pause } from '../../shared/status.ts';
import { EXIT, UsageError } from '../cli-error.ts';
import { type Command, type Context, parseCommand, refusePositionals } from '../context.ts';
import { pauseWords } from '../when.ts';

export const pauseCommand: Command = async (args, context) => {
  const { values, positionals } = parseCommand(args, {});
  const untilMs = pauseEnd(positionals.join(' ').trim(), context.now());
  await context.client.call('schedules.pause', { untilMs });
  return report(values.json, context);
};

export const resumeCommand: Command = async (args, context) => {
  const { values, positionals } = parseCommand(args, {});
  refusePositionals(positionals, 'resume');
  await context.client.call('schedules.resume', undefined);
  return report(values.json, context);
};

/**
 * When a pause ends; null without a text, which is until resumed.
 * `until 08:00` is the next time a clock on this computer shows that.
 * @throws UsageError
 */
export function pauseEnd(text: string, nowMs: number): number | null {
  if (text === '') return null;
  const clock = /^until (\d{1,2}):(\d{2})$/.exec(text);
  const [hour, minute] = (clock?.slice(1) ?? []).map(Number);
  if (hour !== undefined && minute !== undefined && hour < 24 && minute < 60) {
    return nextTime(hour, minute, nowMs);
  }
  const durationMs = parseDuration(text);
  if (durationMs !== null && durationMs > 0) return nowMs + durationMs;
  throw new UsageError(`Expected a pause like 30m, 1h or until 08:00, got \`${text}\``);
}

function nextTime(hour: number, minute: number, nowMs: number): number {
  const time = new Date(nowMs);
  time.setHours(hour, minute, 0, 0);
  if (time.getTime() <= nowMs) {
    time.setDate(time.getDate() + 1);
    time.setHours(hour, minute, 0, 0);
  }
  return time.getTime();
}

async function report(asJson: boolean, { client, output, now }: Context): Promise<number> {
  const { pause } = await client.call('status.get', undefined);
  output.print(asJson ? JSON.stringify({ pause }, null, 2) : describe(pause, now()));
  return EXIT.ok;
}

function describe(pause: Pause | null, nowMs: number): string {
  return pause ? pauseWords(pause, nowMs) : 'Schedules are running.';
}
