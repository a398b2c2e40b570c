/** What every kind of schedule has besides: its cron text, its time zone, its first and last day, its spread. */

import { useState } from 'react';

import { t } from '../../../electron/shared/i18n.ts';
import { Button } from '../../components/button.tsx';
import { FormError } from '../../components/form-error.tsx';
import { useField } from '../../components/form-errors.ts';
import { FormText } from '../../components/form-text.tsx';
import { ScheduleTimeZone } from '../../components/schedule-time-zone.tsx';
import type { ScheduleFieldsProps } from './schedule-fields.tsx';
import {
  countFromOf,
  cronTextOf,
  cronTextsOf,
  type ScheduleForm,
  withCronText,
} from './schedule-form.ts';

interface CronAndZoneProps {
  readonly field: string;
  readonly schedule: ScheduleForm;
  readonly onChange: (schedule: ScheduleForm) => void;
}

export function CronAndZone({ field, schedule, onChange }: CronAndZoneProps) {
  const isInterval =
    schedule.tab === 'every' && !schedule.isCustom && countFromOf(schedule) !== 'clock';
  return (
    <div className="grid grid-cols-[minmax(0,5fr)_minmax(0,6fr)] items-start gap-4">
      {schedule.tab !== 'once' && (
        <FormText
          label={t('Cron text')}
          field={`${field}.pattern`}
          value={cronTextOf(schedule)}
          onChange={(pattern) => onChange(withCronText(schedule, pattern))}
          placeholder={schedule.tab === 'cron' ? '30 2 * * 1-5' : ''}
          hint={cronHint(schedule)}
          isMono
        />
      )}
      {!isInterval && (
        <ZoneField
          field={field}
          schedule={schedule}
          change={(patch) => onChange({ ...schedule, ...patch })}
        />
      )}
    </div>
  );
}

function cronHint(schedule: ScheduleForm): string | undefined {
  if (schedule.tab === 'cron') return t('Minute, hour, day, month, weekday.');
  if (cronTextOf(schedule) !== '') return undefined;
  const texts = cronTextsOf(schedule);
  return texts.length > 1
    ? t('In cron, {count} lines: {lines}', { count: texts.length, lines: texts.join('; ') })
    : t('Cron has no text for this.');
}

function ZoneField({ field, schedule, change }: ScheduleFieldsProps) {
  const { error, wrapperProps } = useField(`${field}.timeZone`);
  return (
    <div {...wrapperProps} className="max-w-[280px] min-w-0">
      <ScheduleTimeZone value={schedule.timeZone} onChange={(timeZone) => change({ timeZone })} />
      {error !== null && <FormError>{error}</FormError>}
    </div>
  );
}

/** Closed as long as none of them is set. */
export function ScheduleLimits({ field, schedule, change }: ScheduleFieldsProps) {
  const { startAt, endAt, jitter } = schedule;
  const isSet = startAt !== '' || endAt !== '' || jitter !== '';
  const [isOpen, setOpen] = useState(isSet);
  if (!isOpen && !isSet) {
    return (
      <div className="-ms-2.5">
        <Button variant="quiet" onPress={() => setOpen(true)}>
          {t('Start, end and spread…')}
        </Button>
      </div>
    );
  }
  return (
    <div className="grid grid-cols-3 items-start gap-4">
      <FormText
        label={t('Not before')}
        field={`${field}.startAt`}
        type="datetime-local"
        value={startAt}
        onChange={(text) => change({ startAt: text })}
      />
      <FormText
        label={t('Not after')}
        field={`${field}.endAt`}
        type="datetime-local"
        value={endAt}
        onChange={(text) => change({ endAt: text })}
      />
      <FormText
        label={t('Later by up to')}
        field={`${field}.jitterMs`}
        value={jitter}
        onChange={(text) => change({ jitter: text })}
        placeholder={t('On time')}
        hint={t('Always by the same random time, so that not all starts fall together.')}
      />
    </div>
  );
}
