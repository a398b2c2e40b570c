/** When the task runs: one schedule or several, each with its own sentence. */

import clsx from 'clsx';
import { CalendarClock, Check, Plus, X } from 'lucide-react';

import { msg, t } from '../../../electron/shared/i18n.ts';
import type { PatternSuggestion } from '../../../electron/shared/schedule-preview.ts';
import { Button } from '../../components/button.tsx';
import { FormError } from '../../components/form-error.tsx';
import { useField } from '../../components/form-errors.ts';
import { inWords, type Options } from '../../components/form-options.ts';
import { FormSection } from '../../components/form-section.tsx';
import { FormSegments } from '../../components/form-segments.tsx';
import { IconButton } from '../../components/icon-button.tsx';
import { CronAndZone, ScheduleLimits } from './schedule-common-fields.tsx';
import { ScheduleFields } from './schedule-fields.tsx';
import { newScheduleForm, type ScheduleForm, type ScheduleTab, withTab } from './schedule-form.ts';
import type { SectionProps } from './section-props.ts';
import type { FormPreview, ScheduleMeaning } from './use-preview.ts';

const MAX_SCHEDULES = 50;

const TABS: Options<ScheduleTab> = [
  ['every', msg('Every…')],
  ['hourly', msg('Hourly')],
  ['daily', msg('Daily')],
  ['weekly', msg('Weekly')],
  ['monthly', msg('Monthly')],
  ['once', msg('Once')],
  ['cron', msg('Cron')],
];
const TABS_OF_ONE: typeof TABS = [...TABS, ['by_hand', msg('By hand')]];

interface ScheduleSectionProps extends SectionProps {
  readonly preview: FormPreview | undefined;
}

export function ScheduleSection({ form, change, preview }: ScheduleSectionProps) {
  const { schedules } = form;
  const isOnly = schedules.length === 1;
  const canAdd = schedules[0]?.tab !== 'by_hand' && schedules.length < MAX_SCHEDULES;
  return (
    <FormSection
      title={t('Schedule')}
      hint={t('When it runs. Edit the form or the cron text; each follows the other.')}
    >
      {schedules.map((schedule, at) => (
        <ScheduleEditor
          key={at}
          at={at}
          schedule={schedule}
          meaning={preview?.meanings.get(at)}
          onChange={(changed) => change({ schedules: schedules.with(at, changed) })}
          onRemove={isOnly ? null : () => change({ schedules: schedules.toSpliced(at, 1) })}
        />
      ))}
      {canAdd && (
        <div className="-ms-2.5">
          <Button
            variant="quiet"
            icon={Plus}
            onPress={() => change({ schedules: [...schedules, newScheduleForm] })}
          >
            {t('Add another schedule')}
          </Button>
        </div>
      )}
    </FormSection>
  );
}

interface ScheduleEditorProps {
  readonly at: number;
  readonly schedule: ScheduleForm;
  /** Undefined as long as the schedule cannot be read. */
  readonly meaning: ScheduleMeaning | undefined;
  readonly onChange: (schedule: ScheduleForm) => void;
  /** Null for the only one. */
  readonly onRemove: (() => void) | null;
}

function ScheduleEditor({ at, schedule, meaning, onChange, onRemove }: ScheduleEditorProps) {
  const field = `schedules.${at}`;
  const { error, wrapperProps } = useField(field);
  const isByHand = schedule.tab === 'by_hand';
  const fields = { field, schedule };
  const change = (patch: Partial<ScheduleForm>) => onChange({ ...schedule, ...patch });
  return (
    <div
      {...wrapperProps}
      role="group"
      aria-label={t('Schedule {number}', { number: at + 1 })}
      className="flex flex-col gap-4 [&+&]:border-t [&+&]:border-border-subtle [&+&]:pt-4"
    >
      <div className="flex items-start justify-between gap-2">
        <FormSegments
          label={t('Kind of schedule')}
          value={schedule.tab}
          options={inWords(onRemove ? TABS : TABS_OF_ONE)}
          onChange={(tab) => onChange(withTab(schedule, tab))}
        />
        {onRemove && (
          <IconButton
            label={t('Remove schedule {number}', { number: at + 1 })}
            icon={X}
            onPress={onRemove}
          />
        )}
      </div>
      <div
        inert={schedule.isCustom}
        className={clsx('flex flex-col gap-4 empty:hidden', schedule.isCustom && 'opacity-40')}
      >
        <ScheduleFields {...fields} change={change} />
      </div>
      {schedule.isCustom && <CustomNote onLeave={() => change({ isCustom: false })} />}
      {!isByHand && <CronAndZone {...fields} onChange={onChange} />}
      {error !== null && <FormError>{error}</FormError>}
      {isByHand ? (
        <p className="text-sm text-text-2">{t('Runs only when you start it.')}</p>
      ) : (
        <Sentence text={meaning?.error === null ? meaning.sentence : undefined} />
      )}
      {meaning?.suggestion && (
        <Suggestion
          suggestion={meaning.suggestion}
          onTake={(pattern) => onChange({ ...schedule, tab: 'cron', isCustom: false, pattern })}
        />
      )}
      {!isByHand && <ScheduleLimits {...fields} change={change} />}
    </div>
  );
}

function CustomNote({ onLeave }: { onLeave: () => void }) {
  return (
    <div className="flex items-center gap-3 text-sm text-text-2" role="status">
      <span>{t('Custom schedule: the cron text counts, the form cannot show it.')}</span>
      <Button variant="quiet" onPress={onLeave}>
        {t('Back to the form')}
      </Button>
    </div>
  );
}

interface SuggestionProps {
  readonly suggestion: PatternSuggestion;
  readonly onTake: (pattern: string) => void;
}

function Suggestion({ suggestion: { pattern, text }, onTake }: SuggestionProps) {
  return (
    <div className="flex flex-col items-start gap-1">
      <p className="text-sm text-text-2">{text}</p>
      <div className="-ms-2.5">
        <Button variant="quiet" icon={Check} onPress={() => onTake(pattern)}>
          {t('Use {pattern}', { pattern })}
        </Button>
      </div>
    </div>
  );
}

/** Keeps its height while there is nothing to say. */
function Sentence({ text }: { text: string | undefined }) {
  return (
    <p className="flex min-h-5 gap-2 text-base font-medium" aria-live="polite">
      {text !== undefined && (
        <>
          <CalendarClock size={16} className="mt-0.5 text-accent-text" aria-hidden />
          <span translate="no" className="min-w-0 [overflow-wrap:anywhere]">
            {text}
          </span>
        </>
      )}
    </p>
  );
}
