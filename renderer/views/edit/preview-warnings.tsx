/** The warnings beside the next runs, each with the click that mends it. */

import clsx from 'clsx';
import { CircleX, Info, TriangleAlert } from 'lucide-react';

import type { ScheduleWarning, WarningFix } from '../../../electron/shared/schedule-warning.ts';
import { Button } from '../../components/button.tsx';

const LOOKS = {
  danger: { icon: CircleX, card: 'border-danger-mark bg-danger-tint', head: 'text-danger' },
  warning: {
    icon: TriangleAlert,
    card: 'border-warning-mark bg-warning-tint',
    head: 'text-warning',
  },
  note: { icon: Info, card: 'border-border bg-canvas', head: 'text-text-2' },
} as const;

interface PreviewWarningsProps {
  readonly warnings: readonly ScheduleWarning[];
  readonly onFix: (fix: WarningFix) => void;
}

export function PreviewWarnings({ warnings, onFix }: PreviewWarningsProps) {
  return (
    <div role="status" className="flex flex-col gap-3 empty:hidden [&:not(:empty)]:mt-4">
      {warnings.map(({ kind, title, text, fix }) => {
        const { icon: Icon, card, head } = LOOKS[lookOf(kind)];
        return (
          <div key={kind} className={clsx('rounded-card border px-3 py-2.5', card)}>
            <div className="flex gap-2">
              <Icon size={16} className={clsx('mt-0.5', head)} aria-hidden />
              <div className="min-w-0">
                {title !== null && <p className={clsx('text-base font-medium', head)}>{title}</p>}
                <p className="text-xs text-text">{text}</p>
              </div>
            </div>
            {fix && (
              <div className="mt-2 ms-6">
                <Button onPress={() => onFix(fix)}>{fix.label}</Button>
              </div>
            )}
          </div>
        );
      })}
    </div>
  );
}

function lookOf(kind: ScheduleWarning['kind']): keyof typeof LOOKS {
  if (kind === 'never') return 'danger';
  return kind === 'clock_unaffected' ? 'note' : 'warning';
}
