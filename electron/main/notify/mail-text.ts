/** Writes an e-mail about a run: subject, plain text and HTML. */

import { formatDateTime, formatDuration } from '../../shared/duration.ts';
import { currentLocale, msg, t } from '../../shared/i18n.ts';
import type { Run } from '../../shared/run.ts';
import { runDurationMs, stateWord, startedByWords } from '../../shared/words.ts';
import type { Notice, NoticeKind } from './notice.ts';

export interface MailFacts {
  readonly notice: Notice;
  /** Null when the notice is of none, or it is gone. */
  readonly run: Run | null;
  readonly usualMs: number | null;
  readonly lastLines: readonly string[];
  readonly host: string;
  readonly nowMs: number;
}

export interface MailText {
  readonly subject: string;
  readonly text: string;
  readonly html: string;
}

/** Behind `[CronPilot]`; the others have their title there. */
const VERDICTS: Readonly<Partial<Record<NoticeKind, string>>> = {
  failed: msg('FAILED'),
  ended_badly: msg('FAILED'),
  still_failing: msg('STILL FAILING'),
  recovered: msg('OK again'),
  fresh: msg('OK again'),
  missed: msg('MISSED'),
  slow: msg('SLOW'),
  too_short: msg('TOO SHORT'),
  stale: msg('OVERDUE'),
  succeeded: msg('OK'),
};
const BAD: readonly NoticeKind[] = ['failed', 'ended_badly', 'still_failing', 'missed', 'stale'];

export function writeMail(facts: MailFacts): MailText {
  const rows = factRows(facts);
  const link = facts.run ? `cronpilot://runs/${facts.run.id}` : null;
  return {
    subject: subjectOf(facts),
    text: plainText(facts, rows, link),
    html: htmlText(facts, rows, link),
  };
}

function subjectOf({ notice, host }: MailFacts): string {
  const verdict = VERDICTS[notice.kind];
  const about = verdict && notice.taskName ? `${t(verdict)} ${notice.taskName}` : notice.title;
  return t('[CronPilot] {about} on {host}', { about, host });
}

type FactRow = readonly [label: string, value: string];

function factRows({ run, usualMs, host, nowMs }: MailFacts): readonly FactRow[] {
  if (!run) return [[t('Computer'), host]];
  const durationMs = runDurationMs(run, nowMs);
  const beganMs = run.startedAtMs ?? run.scheduledForMs ?? run.queuedAtMs;
  const rows: readonly (FactRow | null)[] = [
    [t('Result'), stateWord(run.state)],
    [run.startedAtMs === null ? t('Due') : t('Started'), formatDateTime(beganMs, nowMs)],
    durationMs === null ? null : [t('Duration'), durationWords(durationMs, usualMs)],
    run.exitCode === null ? null : [t('Exit code'), String(run.exitCode)],
    run.attempt === 1 ? null : [t('Attempts'), String(run.attempt)],
    [t('Started by'), startedByWords(run)],
    [t('Computer'), host],
  ];
  return rows.filter((row) => row !== null);
}

function durationWords(durationMs: number, usualMs: number | null): string {
  const duration = formatDuration(durationMs);
  return usualMs === null
    ? duration
    : t('{duration}, usually {usual}', { duration, usual: formatDuration(usualMs) });
}

/** By number, since a shell reads signs in names. */
function muteHint({ taskId }: Notice): string | null {
  return taskId === null ? null : `cronpilot mute ${taskId} 1d`;
}

function plainText(
  { notice, lastLines }: MailFacts,
  rows: readonly FactRow[],
  link: string | null,
): string {
  const width = Math.max(...rows.map(([label]) => label.length));
  const hint = muteHint(notice);
  const blocks = [
    [`${notice.title}.`, notice.body].join('\n'),
    notice.parts?.map(({ title, body }) => `- ${title}. ${body}`).join('\n'),
    rows.map(([label, value]) => `${label.padEnd(width)}  ${value}`).join('\n'),
    lastLines.length > 0 && `${t('The last lines of the log:')}\n\n${lastLines.join('\n')}`,
    link && t('Open the run: {link}', { link }),
    hint && `${t('To hear nothing of this task for a day:')} ${hint}`,
  ];
  return `${blocks.filter((block) => block).join('\n\n')}\n`;
}

const FONT = "font-family:system-ui,-apple-system,'Segoe UI',Roboto,sans-serif";
const CODE = 'font-family:ui-monospace,Menlo,Consolas,monospace';
const GREY = 'color:#6b6b78';

/** Colours stand inline, since mail programs drop style sheets; both themes can read them. */
function htmlText(
  { notice, lastLines }: MailFacts,
  rows: readonly FactRow[],
  link: string | null,
): string {
  const colour = BAD.includes(notice.kind) ? '#d93a40' : '#23935b';
  const facts = rows
    .map(
      ([label, value]) =>
        `<tr><td style="padding:2px 16px 2px 0;${GREY}">${escapeHtml(label)}</td><td style="padding:2px 0">${escapeHtml(value)}</td></tr>`,
    )
    .join('');
  const parts = notice.parts
    ?.map(({ title, body }) => `<li><b>${escapeHtml(title)}.</b> ${escapeHtml(body)}</li>`)
    .join('');
  const hint = muteHint(notice);
  return [
    `<!doctype html><html lang="${currentLocale()}"><head><meta charset="utf-8"><meta name="color-scheme" content="light dark"><meta name="supported-color-schemes" content="light dark"></head>`,
    `<body style="margin:0;padding:24px;${FONT};font-size:14px;line-height:20px">`,
    `<div style="max-width:640px;border-left:4px solid ${colour};padding-left:16px">`,
    `<p style="margin:0;font-size:18px;line-height:24px;font-weight:600">${escapeHtml(notice.title)}</p>`,
    `<p style="margin:4px 0 16px">${escapeHtml(notice.body)}</p>`,
    parts && `<ul style="margin:0 0 16px;padding-left:20px">${parts}</ul>`,
    `<table role="presentation" style="border-collapse:collapse;margin-bottom:16px">${facts}</table>`,
    lastLines.length > 0 &&
      `<p style="margin:0 0 4px;${GREY}">${t('The last lines of the log:')}</p><pre style="margin:0 0 16px;padding:12px;border:1px solid #8a8a98;border-radius:6px;overflow:auto;${CODE};font-size:12px;line-height:18px">${escapeHtml(lastLines.join('\n'))}</pre>`,
    link &&
      `<p style="margin:0 0 16px"><a href="${link}">${t('Open the run in CronPilot')}</a></p>`,
    hint &&
      `<p style="margin:0;${GREY}">${t('To hear nothing of this task for a day:')} <code style="${CODE}">${escapeHtml(hint)}</code></p>`,
    '</div></body></html>',
  ]
    .filter((part) => part)
    .join('\n');
}

function escapeHtml(text: string): string {
  return text
    .replaceAll('&', '&amp;')
    .replaceAll('<', '&lt;')
    .replaceAll('>', '&gt;')
    .replaceAll('"', '&quot;');
}
