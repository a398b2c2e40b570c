/** The fields of one schedule: those of the tab it is on. */

import { useId } from 'react';

import type { MonthDay } from '../../../electron/shared/schedule.ts';
import { FormChips } from '../../components/form-chips.tsx';
import { FormError } from '../../components/form-error.tsx';
import { useField } from '../../components/form-errors.ts';
import { FormGroup } from '../../components/form-field.tsx';
import { FormSelect } from '../../components/form-select.tsx';
import { FormText } from '../../components/form-text.tsx';
import { ScheduleTimeZone } from '../../components/schedule-time-zone.tsx';
import { ScheduleTimes } from '../../components/schedule-times.tsx';
import type { EveryUnit, ScheduleForm } from './schedule-form.ts';

const UNITS: readonly (readonly [EveryUnit, string])[] = [
  ['seconds', 'seconds'],
  ['minutes', 'minutes'],
  ['hours', 'hours'],
  ['clock_hour', 'hour of the clock'],
];
const WEEKDAYS: readonly (readonly [number, string])[] = [
  [1, 'Mon'],
  [2, 'Tue'],
  [3, 'Wed'],
  [4, 'Thu'],
  [5, 'Fri'],
  [6, 'Sat'],
  [7, 'Sun'],
];
const MONTH_DAYS: readonly (readonly [MonthDay, string])[] = [
  ...Array.from({ length: 31 }, (_, index): [number, string] => [index + 1, String(index + 1)]),
  ['last', 'Last day'],
  ['last_weekday', 'Last weekday'],
];

export interface ScheduleFieldsProps {
  /** Where the schedule is in the form: `schedules.0`. */
  readonly field: string;
  readonly schedule: ScheduleForm;
  readonly change: (patch: Partial<ScheduleForm>) => void;
}

export function ScheduleFields(props: ScheduleFieldsProps) {
  const { field, schedule, change } = props;
  const times = (
    <ScheduleTimes
      field={`${field}.times`}
      times={schedule.times}
      onChange={(changed) => change({ times: changed })}
    />
  );
  switch (schedule.tab) {
    case 'every':
      return <EveryFields {...props} />;
    case 'daily':
      return (
        <>
          {times}
          <ZoneField {...props} />
        </>
      );
    case 'weekly':
      return (
        <>
          <div className="flex flex-wrap gap-4">
            <FormGroup label="On" field={`${field}.days`}>
              <div className="flex flex-wrap gap-1">
                <FormChips
                  value={schedule.weekdays}
                  options={WEEKDAYS}
                  onChange={(weekdays) => change({ weekdays })}
                  width={42}
                />
              </div>
            </FormGroup>
            {times}
          </div>
          <ZoneField {...props} />
        </>
      );
    case 'monthly':
      return (
        <>
          <FormGroup label="On day" field={`${field}.days`}>
            <div className="flex max-w-[276px] flex-wrap gap-1">
              <FormChips
                value={schedule.monthDays}
                options={MONTH_DAYS}
                onChange={(monthDays) => change({ monthDays })}
                width={36}
              />
            </div>
          </FormGroup>
          {times}
          <ZoneField {...props} />
        </>
      );
    case 'once':
      return <OnceFields {...props} />;
    case 'cron':
      return <CronFields {...props} />;
    case 'by_hand':
      return null;
  }
}

function EveryFields({ field, schedule, change }: ScheduleFieldsProps) {
  const isClockHour = schedule.unit === 'clock_hour';
  return (
    <>
      <div className="flex items-start gap-4">
        {!isClockHour && (
          <FormText
            label="Every"
            field={`${field}.everyMs`}
            value={schedule.every}
            onChange={(every) => change({ every })}
            className="w-40"
          />
        )}
        <FormSelect
          label="Unit"
          value={schedule.unit}
          options={UNITS}
          onChange={(unit) => change({ unit })}
          className="w-44"
        />
        {isClockHour && (
          <FormText
            label="At minute"
            field={`${field}.minute`}
            value={schedule.minute}
            onChange={(minute) => change({ minute })}
            className="w-40"
          />
        )}
      </div>
      {isClockHour && <ZoneField field={field} schedule={schedule} change={change} />}
    </>
  );
}

function OnceFields({ field, schedule, change }: ScheduleFieldsProps) {
  const id = useId();
  const { error, wrapperProps } = useField(`${field}.at`);
  return (
    <>
      <div
        {...wrapperProps}
        role="group"
        aria-label="Date and time"
        aria-describedby={error === null ? undefined : id}
      >
        <div className="flex items-start gap-4">
          <FormText
            label="Date"
            field={`${field}.onceDate`}
            type="date"
            value={schedule.onceDate}
            onChange={(onceDate) => change({ onceDate })}
            className="w-40"
          />
          <FormText
            label="At"
            field={`${field}.onceTime`}
            value={schedule.onceTime}
            onChange={(onceTime) => change({ onceTime })}
            placeholder="14:30"
            className="w-24"
          />
        </div>
        {error !== null && <FormError id={id}>{error}</FormError>}
      </div>
      <ZoneField field={field} schedule={schedule} change={change} />
    </>
  );
}

function CronFields(props: ScheduleFieldsProps) {
  const { field, schedule, change } = props;
  return (
    <div className="grid grid-cols-[minmax(0,5fr)_minmax(0,6fr)] items-start gap-4">
      <FormText
        label="Cron text"
        field={`${field}.pattern`}
        value={schedule.pattern}
        onChange={(pattern) => change({ pattern })}
        placeholder="30 2 * * 1-5"
        hint="Minute, hour, day, month, weekday."
        isMono
      />
      <ZoneField {...props} />
    </div>
  );
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
