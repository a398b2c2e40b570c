/** What a field of a task definition is called. */

import { msg, t } from './i18n.ts';

/** By its dotted path. */
const LABELS: Readonly<Record<string, string>> = {
  action: msg('What it does'),
  'action.kind': msg('Kind'),
  'action.command': msg('Command'),
  'action.shell': msg('Shell'),
  'action.path': msg('File'),
  'action.interpreter': msg('Interpreter'),
  'action.args': msg('Arguments'),
  'action.venv': msg('Virtual environment'),
  'action.requirements': msg('Requirements'),
  'action.method': msg('Method'),
  'action.url': msg('URL'),
  'action.headers': msg('Headers'),
  'action.body': msg('Body'),
  'action.auth': msg('Authentication'),
  'action.expectedStatus': msg('Expected status'),
  'action.bodyMustMatch': msg('Body must match'),
  'action.bodyMustNotMatch': msg('Body must not match'),
  'action.followRedirects': msg('Follow redirects'),
  'action.verifyTls': msg('Verify TLS'),
  'action.caFile': msg('CA file'),
  'action.config': msg('Config'),
  name: msg('Name'),
  cwd: msg('Folder'),
  env: msg('Env'),
  envFile: msg('.env file'),
  parameters: msg('Parameters'),
  schedules: msg('Schedule'),
  triggers: msg('Triggers'),
  blackouts: msg('Blackouts'),
  enabled: msg('Enabled'),
  overlapPolicy: msg('Still running when due'),
  maxInstances: msg('Most runs at a time'),
  misfirePolicy: msg('Computer off when due'),
  maxCatchUps: msg('Most runs caught up'),
  maxLatenessMs: msg('Latest start'),
  'retry.maxAttempts': msg('Attempts at most'),
  'retry.delayMs': msg('Retry delay'),
  'retry.backoffFactor': msg('Each retry delay times'),
  'retry.maxDelayMs': msg('Longest retry delay'),
  'retry.jitter': msg('Retry jitter'),
  'retry.onExitCodes': msg('Retry on exit codes'),
  'conditions.mainsPower': msg('Mains power'),
  'conditions.network': msg('Network'),
  'conditions.idleMs': msg('Idle for'),
  'conditions.outsideQuietHours': msg('Outside quiet hours'),
  'conditions.deadline': msg('Deadline'),
  'conditions.onDeadline': msg('After the deadline'),
  locks: msg('Locks'),
  timeoutMs: msg('Time limit'),
  graceMs: msg('Time to end by itself'),
  stopWithApp: msg('Ends with CronPilot'),
  priority: msg('Priority'),
  keepLogsMs: msg('Keep logs for'),
  keepLogsCount: msg('Logs kept at most'),
  maxLogBytes: msg('Largest log of a run'),
  nice: msg('Nice'),
  successExitCodes: msg('Exit codes of success'),
  'success.outputMustMatch': msg('Output must match'),
  'success.outputMustNotMatch': msg('Output must not match'),
  'success.outputFile': msg('Output file'),
  'success.outputFile.path': msg('Output file path'),
  'success.outputFile.maxAgeMs': msg('Output file max age'),
  'success.outputFile.minSizeRatio': msg('Output file min size ratio'),
  freshnessMs: msg('Success expected every'),
  watchDuration: msg('Duration is watched'),
  notifyOnFailure: msg('Notify on failure'),
  notifyOnRecovery: msg('Notify on recovery'),
  keepAwake: msg('Keep awake'),
  favourite: msg('Favourite'),
  tags: msg('Tags'),
  notes: msg('Notes'),
};

/** `env.PATH` reads "Variable PATH", `conditions.mainsPower` reads "Mains power". */
export function fieldLabel(field: string): string {
  const label = LABELS[field];
  if (label !== undefined) return t(label);
  const [group, ...rest] = field.split('.');
  const name = rest.join('.');
  if (group === 'env' && name !== '') return t('Variable {name}', { name });
  return inWords(name === '' ? field : name);
}

/** For what has no label: `dryRun` of a Python task's configuration reads "Dry run". */
function inWords(name: string): string {
  const words = name
    .replace(/Ms$/, '')
    .replaceAll('.', ' ')
    .replace(/[A-Z]/g, (letter) => ` ${letter.toLowerCase()}`)
    .trim();
  return words.charAt(0).toUpperCase() + words.slice(1);
}
