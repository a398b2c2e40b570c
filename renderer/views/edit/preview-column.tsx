/** The column beside the form that shows when the task would run next. */

import { decideScheduleWarnings } from '../../../electron/shared/decide-schedule-warnings.ts';
import { t } from '../../../electron/shared/i18n.ts';
import type { WarningFix } from '../../../electron/shared/schedule-warning.ts';
import { SchedulePreview, zoneWords } from '../../components/schedule-preview.tsx';
import { useNow } from '../../hooks/use-now.ts';
import type { TaskForm } from './form-state.ts';
import { PreviewWarnings } from './preview-warnings.tsx';
import { scheduleToForm } from './schedule-form.ts';
import type { FormPreview } from './use-preview.ts';

interface PreviewColumnProps {
  readonly form: TaskForm;
  readonly change: (patch: Partial<TaskForm>) => void;
  readonly preview: FormPreview | undefined;
}

export function PreviewColumn({ form, change, preview }: PreviewColumnProps) {
  const nowMs = useNow();
  const zones = new Set(form.schedules.map(({ timeZone }) => timeZone));
  const [onlyZone = ''] = zones.size === 1 ? zones : [];
  const timeZone = onlyZone === '' ? null : onlyZone;
  const fireTimesMs = preview?.fireTimesMs ?? [];
  const warnings = preview ? warningsOf(form, preview) : [];
  const isClockTold = warnings.some(({ kind }) => kind.startsWith('clock_'));
  const clockNotes = isClockTold ? [] : (preview?.clockNotes ?? []);
  return (
    <aside
      aria-label={t('Next 10 runs')}
      className="border-border-subtle bg-sidebar px-5 py-5 max-[1039px]:border-t min-[1040px]:w-[300px] min-[1040px]:shrink-0 min-[1040px]:overflow-y-auto min-[1040px]:border-s"
    >
      <h2 className="text-sm font-semibold">{t('Next 10 runs')}</h2>
      <p className="mb-3 text-xs text-text-2">{zoneWords(timeZone, fireTimesMs[0] ?? nowMs)}</p>
      {fireTimesMs.length > 0 ? (
        <SchedulePreview
          fireTimesMs={fireTimesMs}
          marks={preview?.marks ?? new Map()}
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

function warningsOf(form: TaskForm, { readable, facts }: FormPreview) {
  return decideScheduleWarnings({
    schedules: readable,
    facts,
    overlapPolicy: form.overlapPolicy,
    misfirePolicy: form.misfirePolicy === '' ? null : form.misfirePolicy,
  });
}

function fixed(form: TaskForm, fix: WarningFix): Partial<TaskForm> {
  return fix.kind === 'schedule'
    ? { schedules: form.schedules.with(fix.at, scheduleToForm(fix.schedule)) }
    : { misfirePolicy: 'run_once' };
}

function nothingWords({ schedules }: TaskForm, { meanings }: FormPreview): string {
  if (schedules[0]?.tab === 'by_hand') return t('None: it runs only when you start it.');
  const isReadable = schedules.every((_, at) => meanings.get(at)?.error === null);
  return isReadable
    ? t('None: that time has passed.')
    : t('Shown as soon as the schedule is complete.');
}
