/** What needs the user: tasks that failed, were missed, are overdue or take unusually long. */

import { t } from '../../../electron/shared/i18n.ts';
import type { StaleTask } from '../../../electron/shared/status.ts';
import type { Attention } from '../../../electron/shared/today.ts';
import { Button } from '../../components/button.tsx';
import { AttentionRow, StaleRow } from './attention-row.tsx';
import { Section } from './section.tsx';
import { useShowMore } from './use-show-more.ts';

export interface AttentionListProps {
  readonly stale: readonly StaleTask[];
  readonly attention: readonly Attention[];
  /** Tasks that do not fail; one whose failure was dismissed does. */
  readonly healthyCount: number;
}

const FEW_ROWS = 8;

export function AttentionList({ stale, attention, healthyCount }: AttentionListProps) {
  const { isWhole, showAll, listRef } = useShowMore(FEW_ROWS, 'li a');
  const rows = [
    ...stale.map((each) => <StaleRow key={`stale-${each.taskId}`} stale={each} />),
    ...attention.map((each) => <AttentionRow key={each.run.id} attention={each} />),
  ];
  const shown = isWhole ? rows : rows.slice(0, FEW_ROWS);
  const hiddenCount = rows.length - shown.length;
  return (
    <Section title={t('Needs attention')}>
      {rows.length === 0 ? (
        <p className="px-4 py-3 text-text-2">
          {t(
            'Nothing needs you. {count, plural, one {# task is healthy} other {# tasks are healthy}}.',
            { count: healthyCount },
          )}
        </p>
      ) : (
        <div ref={listRef}>
          <ul>{shown}</ul>
        </div>
      )}
      {hiddenCount > 0 && (
        <div className="border-t border-border-subtle p-1.5">
          <Button variant="quiet" onPress={showAll}>
            {t('Show {count} more', { count: hiddenCount })}
          </Button>
        </div>
      )}
    </Section>
  );
}
