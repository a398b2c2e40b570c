/** How many runs there are at a time, how long logs and history are kept, and what runs begin with. */

import { useQuery } from '@tanstack/react-query';

import { formatBytes } from '../../../electron/shared/format-bytes.ts';
import { msg, t } from '../../../electron/shared/i18n.ts';
import type { Settings } from '../../../electron/shared/settings.ts';
import { call } from '../../ipc.ts';
import { EnvironmentRows } from './environment-rows.tsx';
import { NumberSetting, type NumberSettingProps } from './number-setting.tsx';
import { Row } from './settings-section.tsx';

export const RUNS_ROWS = {
  maxConcurrentRuns: msg('Runs at the same time'),
  maxLogBytes: msg('Largest log of a run'),
  keepLogsMs: msg('Keep logs for'),
  keepLogsPerTask: msg('Logs of each task'),
  keepLogsBytes: msg('All logs together'),
  keepRunsMs: msg('Keep the history for'),
  keepRunsCount: msg('Runs in the history'),
  minFreeBytes: msg('Free space to leave'),
  catchUpQuietMs: msg('Quiet time after a sleep'),
  catchUpEveryMs: msg('Time between runs that are caught up'),
} as const;

const SECOND_MS = 1000;
const DAY_MS = 86_400_000;
const MIB = 1024 * 1024;

interface SectionProps {
  readonly settings: Settings;
}

export function RunsSection({ settings }: SectionProps) {
  const use = useQuery({
    queryKey: ['storage'],
    queryFn: () => call('storage.measure'),
    refetchOnMount: 'always',
  }).data;
  const logsNow = use && t('Now {size}.', { size: formatBytes(use.logsBytes) });
  const historyNow = use && t('Now {size}.', { size: formatBytes(use.databaseBytes) });
  const number = (field: keyof typeof RUNS_ROWS, text: string, unit: Unit = {}, now?: string) => (
    <NumberRow
      title={t(RUNS_ROWS[field])}
      text={now === undefined ? text : `${text} ${now}`}
      settings={settings}
      field={field}
      {...unit}
    />
  );
  const [days, megabytes, seconds] = units();
  return (
    <>
      {number('maxConcurrentRuns', t('Over all tasks, 1 to 64. The rest wait in line.'))}
      {number(
        'maxLogBytes',
        t('Of a longer one the middle is left out. The run goes on.'),
        megabytes,
      )}
      {number('keepLogsMs', t('Older log files are removed; the runs stay in the history.'), days)}
      {number('keepLogsPerTask', t('Beyond that the oldest are removed.'))}
      {number('keepLogsBytes', t('Beyond that the oldest are removed.'), megabytes, logsNow)}
      {number('keepRunsMs', t('The last outcome of each task stays.'), days, historyNow)}
      {number('keepRunsCount', t('Beyond that the oldest are removed.'))}
      {number('minFreeBytes', t('With less on the disk nothing new is started.'), megabytes)}
      <EnvironmentRows settings={settings} />
      {number('catchUpQuietMs', t('And after a start, before anything is caught up.'), seconds)}
      {number('catchUpEveryMs', t('So that not all start at once.'), seconds)}
    </>
  );
}

type Unit = Pick<NumberSettingProps, 'perUnit' | 'unit'>;

function units(): readonly [days: Unit, megabytes: Unit, seconds: Unit] {
  return [
    { perUnit: DAY_MS, unit: t('days') },
    { perUnit: MIB, unit: 'MB' },
    { perUnit: SECOND_MS, unit: t('s') },
  ];
}

type NumberRowProps = Omit<NumberSettingProps, 'label'> & {
  readonly title: string;
  readonly text: string;
};

function NumberRow({ title, text, ...setting }: NumberRowProps) {
  return (
    <Row title={title} text={text}>
      <NumberSetting label={title} {...setting} />
    </Row>
  );
}
