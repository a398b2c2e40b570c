/** What is told of tasks, by which way: the words and schemas that tasks, settings and the window share. */

import * as z from 'zod';

import { expects, oneOf } from './expectation.ts';
import { boolean, noNul, timeOfDay, wholeNumber } from './field.ts';
import type { RunId } from './run.ts';

/** What there is to tell. Failures and misses are told by their streak, not one by one. */
export const alertEvents = [
  'failure',
  'recovery',
  'missed',
  'slow',
  'too_short',
  'stale',
  /** Each end of a run. */
  'completion',
] as const;
export type AlertEvent = (typeof alertEvents)[number];

export const alertChannels = ['notification', 'mail', 'webhook', 'command'] as const;
export type AlertChannel = (typeof alertChannels)[number];

const channels = z
  .array(z.enum(alertChannels, { error: oneOf(alertChannels) }), {
    error: expects('a list of channels'),
  })
  .max(alertChannels.length, { error: expects('each channel once') });

/** For each event, by which ways it is told. */
export const alertRulesSchema = z.strictObject({
  failure: channels.default([]),
  recovery: channels.default([]),
  missed: channels.default([]),
  slow: channels.default([]),
  too_short: channels.default([]),
  stale: channels.default([]),
  completion: channels.default([]),
} satisfies Record<AlertEvent, z.ZodType>);
export type AlertRules = z.output<typeof alertRulesSchema>;

const mailAddress = z
  .string({ error: expects('an e-mail address') })
  .trim()
  .max(254, { error: expects('an e-mail address of at most 254 characters') })
  .regex(/^[^\s@<>,;:"()[\]\\]+@[^\s@<>,;:"()[\]\\]+$/, {
    error: expects('an e-mail address like anna@example.org'),
  });
const mailAddresses = z
  .array(mailAddress, { error: expects('a list of e-mail addresses') })
  .max(20, { error: expects('at most 20 e-mail addresses') });

export const taskAlertsSchema = z.strictObject({
  /** Null: the settings' rules, as far as `notifyOnFailure` and `notifyOnRecovery` let them. */
  rules: alertRulesSchema.nullable().default(null),
  /** Empty: those of the settings. */
  mailTo: mailAddresses.default([]),
});
export type TaskAlerts = z.output<typeof taskAlertsSchema>;

export const mailSecurities = ['none', 'starttls', 'tls'] as const;
export type MailSecurity = (typeof mailSecurities)[number];

const mailSettingsSchema = z.strictObject({
  /** Empty: no e-mail is sent. */
  host: z
    .string({ error: expects('a server like smtp.example.org') })
    .trim()
    .max(253, { error: expects('a server of at most 253 characters') })
    .regex(/^[^\s/@]*$/, { error: expects('a server like smtp.example.org') })
    .default(''),
  port: wholeNumber(1, 65_535, expects('a port from 1 to 65535')).default(587),
  security: z.enum(mailSecurities, { error: expects('none, starttls or tls') }).default('starttls'),
  /** Empty: without an account. Its password is the secret `MAIL_PASSWORD`. */
  user: noNul(254, expects('an account')).default(''),
  /** Empty: the first recipient. */
  from: z.union([z.literal(''), mailAddress], { error: expects('an e-mail address') }).default(''),
  to: mailAddresses.default([]),
});
export type MailSettings = z.output<typeof mailSettingsSchema>;

const httpUrl = z
  .string({ error: expects('an address like https://example.org/hook') })
  .trim()
  .max(2_000, { error: expects('an address of at most 2,000 characters') })
  .regex(/^(https?:\/\/[^\s/]+\S*|\{\{ *secret\.\S+)$/, {
    error: expects('an address like https://example.org/hook'),
  });

const DAY_MS = 86_400_000;

export const DEFAULT_ALERT_RULES: AlertRules = {
  failure: ['notification', 'mail', 'webhook', 'command'],
  recovery: ['notification', 'mail', 'webhook', 'command'],
  missed: ['notification', 'mail', 'webhook', 'command'],
  slow: ['notification'],
  too_short: ['notification'],
  stale: ['notification', 'mail', 'webhook', 'command'],
  completion: [],
};

/** A channel that is not set up stays silent, whatever the rules say. */
export const alertSettingsShape = {
  alerts: alertRulesSchema.default(DEFAULT_ALERT_RULES),
  notificationSounds: boolean.default(true),
  /** A message a day on how all went, at this time; null sends none. */
  dailySummaryAt: timeOfDay.nullable().default(null),
  mail: mailSettingsSchema.default(mailSettingsSchema.parse({})),
  /** Gets a JSON body by POST; signed when there is a secret `WEBHOOK_SECRET`. */
  webhookUrl: httpUrl.nullable().default(null),
  /** For the user's shell. */
  alertCommand: noNul(10_000, expects('a command')).nullable().default(null),
  /** Asked for by the scheduler's own tick, so that it falls silent together with it. */
  heartbeatUrl: httpUrl.nullable().default(null),
  heartbeatEveryMs: wholeNumber(
    60_000,
    DAY_MS,
    expects('a time from 1 minute to 24 hours'),
  ).default(300_000),
};

export const MAIL_PASSWORD_SECRET = 'MAIL_PASSWORD';
export const WEBHOOK_SECRET = 'WEBHOOK_SECRET';

/** A message that has not arrived yet, or never will. */
export interface AlertMessage {
  readonly messageId: number;
  readonly channel: AlertChannel;
  /** Of an e-mail; null for other channels. */
  readonly recipient: string | null;
  readonly title: string;
  readonly runId: RunId | null;
  readonly createdAtMs: number;
  readonly attemptCount: number;
  /** Why the last attempt failed, as a sentence. */
  readonly problem: string;
  /** Null once it was given up. */
  readonly nextAttemptAtMs: number | null;
}

export interface TaskMute {
  readonly taskId: number;
  readonly taskName: string;
  readonly untilMs: number;
}

/** How a test of a channel went. */
export interface ChannelTest {
  /** Null when it worked. */
  readonly problem: string | null;
  /** What was said on the way, line by line, without secrets. */
  readonly dialogue: readonly string[];
}
