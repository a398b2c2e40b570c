/** The fields of a monthly schedule: days, weekdays of the month, or the weekday nearest to a day. */

import { Plus, X } from 'lucide-react';

import { msg, t } from '../../../electron/shared/i18n.ts';
import type { MonthDay, NthWeekday } from '../../../electron/shared/schedule.ts';
import { Button } from '../../components/button.tsx';
import { FormChips } from '../../components/form-chips.tsx';
import { FormGroup } from '../../components/form-field.tsx';
import { inWords, type Options } from '../../components/form-options.ts';
import { FormSelect } from '../../components/form-select.tsx';
import { FormText } from '../../components/form-text.tsx';
import { IconButton } from '../../components/icon-button.tsx';
import type { WithTimes } from './schedule-fields.tsx';
import type { ScheduleForm } from './schedule-form.ts';

const NUMBERS: Options<MonthDay> = Array.from({ length: 31 }, (_, at) => [at + 1, String(at + 1)]);
const NAMED_DAYS: Options<MonthDay> = [
  ['last', msg('Last day')],
  ['last_weekday', msg('Last weekday')],
];
const WAYS: Options<ScheduleForm['monthlyBy']> = [
  ['days', msg('On days of the month')],
  ['nearest', msg('On the weekday nearest to a day')],
];
/** Keys are texts, as a choice needs them. */
const NTHS: Options<string> = [
  ['1', msg('1st')],
  ['2', msg('2nd')],
  ['3', msg('3rd')],
  ['4', msg('4th')],
  ['5', msg('5th')],
  ['last', msg('Last')],
];
const DAYS: Options<string> = [
  ['1', msg('Monday')],
  ['2', msg('Tuesday')],
  ['3', msg('Wednesday')],
  ['4', msg('Thursday')],
  ['5', msg('Friday')],
  ['6', msg('Saturday')],
  ['7', msg('Sunday')],
];

export function MonthlyFields(props: WithTimes) {
  const { field, schedule, change, times } = props;
  return (
    <>
      <FormSelect
        label={t('Day')}
        value={schedule.monthlyBy}
        options={inWords(WAYS)}
        onChange={(monthlyBy) => change({ monthlyBy })}
        className="w-72"
      />
      {schedule.monthlyBy === 'days' ? (
        <>
          <FormGroup label={t('On day')} field={`${field}.days`}>
            <div className="flex max-w-[276px] flex-wrap gap-1">
              <FormChips
                value={schedule.monthDays}
                options={[...NUMBERS, ...inWords(NAMED_DAYS)]}
                onChange={(monthDays) => change({ monthDays })}
                width={36}
              />
            </div>
          </FormGroup>
          <NthWeekdays {...props} />
        </>
      ) : (
        <FormText
          label={t('Nearest to day')}
          field={`${field}.pattern`}
          value={schedule.nearest}
          onChange={(nearest) => change({ nearest })}
          hint={t('The day itself from Monday to Friday, else the weekday before or after it.')}
          className="w-72"
        />
      )}
      {times}
    </>
  );
}

function NthWeekdays({ schedule, change }: WithTimes) {
  const { nthWeekdays } = schedule;
  const set = (at: number, patch: Partial<NthWeekday>) =>
    change({
      nthWeekdays: nthWeekdays.map((each, of) => (of === at ? { ...each, ...patch } : each)),
    });
  return (
    <div role="group" aria-label={t('Weekdays of the month')} className="flex flex-col gap-2">
      {nthWeekdays.map(({ nth, day }, at) => (
        <div key={at} className="flex items-end gap-2">
          <FormSelect
            label={t('Which')}
            value={String(nth)}
            options={inWords(NTHS)}
            onChange={(key) => set(at, { nth: key === 'last' ? key : Number(key) })}
            className="w-24"
          />
          <FormSelect
            label={t('Weekday')}
            value={String(day)}
            options={inWords(DAYS)}
            onChange={(key) => set(at, { day: Number(key) })}
            className="w-36"
          />
          <IconButton
            label={t('Remove this weekday')}
            icon={X}
            onPress={() => change({ nthWeekdays: nthWeekdays.toSpliced(at, 1) })}
          />
        </div>
      ))}
      <div className="-ms-2.5">
        <Button
          variant="quiet"
          icon={Plus}
          onPress={() => change({ nthWeekdays: [...nthWeekdays, { nth: 2, day: 2 }] })}
        >
          {t('Add a weekday of the month')}
        </Button>
      </div>
    </div>
  );
}
