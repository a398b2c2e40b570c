/** The column beside the form that shows when the task would run next. */

import { SchedulePreview, zoneWords } from '../../components/schedule-preview.tsx';
import { useNow } from '../../hooks/use-now.ts';
import type { TaskForm } from './form-state.ts';
import type { FormPreview } from './use-preview.ts';

interface PreviewColumnProps {
  readonly form: TaskForm;
  readonly preview: FormPreview | undefined;
}

export function PreviewColumn({ form, preview }: PreviewColumnProps) {
  const nowMs = useNow();
  const zones = new Set(form.schedules.map(({ timeZone }) => timeZone));
  const [onlyZone = ''] = zones.size === 1 ? zones : [];
  const timeZone = onlyZone === '' ? null : onlyZone;
  const fireTimesMs = preview?.fireTimesMs ?? [];
  return (
    <aside
      aria-label="Next 10 runs"
      className="border-border-subtle bg-sidebar px-5 py-5 max-[1039px]:border-t min-[1040px]:w-[300px] min-[1040px]:shrink-0 min-[1040px]:overflow-y-auto min-[1040px]:border-s"
    >
      <h2 className="text-sm font-semibold">Next 10 runs</h2>
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
      {preview?.clockNotes.map((note) => (
        <p key={note} className="mt-3 text-xs text-text-2">
          {note}
        </p>
      ))}
    </aside>
  );
}

function nothingWords({ schedules }: TaskForm, { meanings }: FormPreview): string {
  if (schedules[0]?.tab === 'by_hand') return 'None: it runs only when you start it.';
  const isReadable = schedules.every((_, at) => meanings.get(at)?.error === null);
  return isReadable ? 'None: that time has passed.' : 'Shown as soon as the schedule is complete.';
}
