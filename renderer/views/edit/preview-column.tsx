/** The column beside the form that shows when the task would run next. */

import clsx from 'clsx';

import { decideScheduleWarnings } from '../../../electron/shared/decide-schedule-warnings.ts';
import { t } from '../../../electron/shared/i18n.ts';
import type { PreviewFacts } from '../../../electron/shared/schedule-facts.ts';
import type { ScheduleWarning, WarningFix } from '../../../electron/shared/schedule-warning.ts';
import { SchedulePreview, zoneWords } from '../../components/schedule-preview.tsx';
import { useNow } from '../../hooks/use-now.ts';
import type { TaskForm } from './form-state.ts';
import { textToDurationOrNull, textToWholeNumberOrNull } from './form-text.ts';
import { PreviewWarnings } from './preview-warnings.tsx';
import { scheduleToForm } from './schedule-form.ts';
import type { FormPreview } from './use-preview.ts';

interface PreviewColumnProps {
  readonly form: TaskForm;
  readonly change: (patch: Partial<TaskForm>) => void;
  readonly preview: FormPreview | undefined;
  readonly warnings: readonly ScheduleWarning[];
  /** Where there is no room for it beside the form. */
  readonly isHidden: boolean;
}

export function PreviewColumn(props: PreviewColumnProps) {
  const { form, change, preview, warnings, isHidden } = props;
  const nowMs = useNow();
  const zones = new Set(form.schedules.map(({ timeZone }) => timeZone));
  const [onlyZone = ''] = zones.size === 1 ? zones : [];
  const timeZone = onlyZone === '' ? null : onlyZone;
  const fireTimesMs = preview?.fireTimesMs ?? [];
  const isClockTold = warnings.some(({ kind }) => kind.startsWith('clock_'));
  const clockNotes = isClockTold ? [] : (preview?.clockNotes ?? []);
  return (
    <aside
      aria-label={t('Next 10 runs')}
      // It may hold nothing but text, and be longer than its place.
      tabIndex={0}
      className={clsx(
        'w-[300px] shrink-0 overflow-y-auto border-s border-border-subtle bg-sidebar px-5 py-5',
        'max-[1039px]:w-full max-[1039px]:border-s-0',
        isHidden && 'max-[1039px]:hidden',
      )}
    >
      <h2 className="text-sm font-semibold">{t('Next 10 runs')}</h2>
      <p className="mb-3 text-xs text-text-2">{zoneWords(timeZone, fireTimesMs[0] ?? nowMs)}</p>
      {fireTimesMs.length > 0 ? (
        <SchedulePreview
          fireTimesMs={fireTimesMs}
          marks={preview?.marks ?? new Map()}
          sharing={preview?.sharing ?? null}
          timeZone={timeZone}
        />
      ) : (
        preview && <p className="text-sm text-text-2">{nothingWords(form, preview)}</p>
      )}
      {clockNotes.map((note) => (
        <p key={note} className="mt-3 text-xs text-text-2">
          {note}
        </p>
      ))}
      <PreviewWarnings warnings={warnings} onFix={(fix) => change(fixed(form, fix))} />
    </aside>
  );
}

/** Those of the schedules in the form; none before the first answer. */
export function warningsOf(
  form: TaskForm,
  preview: FormPreview | undefined,
): readonly ScheduleWarning[] {
  if (!preview) return [];
  return decideScheduleWarnings({
    schedules: preview.readable,
    facts: withOwnLimits(preview.facts, form),
    overlapPolicy: form.overlapPolicy,
    misfirePolicy: form.misfirePolicy === '' ? null : form.misfirePolicy,
  });
}

/** How long this task keeps its logs, where it says so itself. */
function withOwnLimits(facts: PreviewFacts, form: TaskForm): PreviewFacts {
  return {
    ...facts,
    keepLogsMs: textToDurationOrNull(form.keepLogs) || facts.keepLogsMs,
    keepLogsPerTask: textToWholeNumberOrNull(form.keepLogsCount) || facts.keepLogsPerTask,
  };
}

function fixed(form: TaskForm, fix: WarningFix): Partial<TaskForm> {
  return fix.kind === 'schedule'
    ? { schedules: form.schedules.with(fix.at, scheduleToForm(fix.schedule)) }
    : { misfirePolicy: 'run_once' };
}

function nothingWords({ schedules }: TaskForm, { meanings }: FormPreview): string {
  if (schedules[0]?.tab === 'by_hand') return t('None: it runs only when you start it.');
  const errors = schedules.map((_, at) => meanings.get(at)?.error);
  if (errors.includes(undefined)) return t('Shown as soon as the schedule is complete.');
  return errors.every((error) => error === null)
    ? t('None: that time has passed.')
    : t('None, for the reason beside the schedule.');
}
