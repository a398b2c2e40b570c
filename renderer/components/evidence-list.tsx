/** What an explanation rests on, with links to the runs it speaks of. */

import { Link } from 'wouter';

import type { Explanation } from '../../electron/shared/explanation.ts';
import { t } from '../../electron/shared/i18n.ts';

export interface EvidenceListProps extends Pick<Explanation, 'evidence'> {
  /** When a link was followed. */
  readonly onLeave?: () => void;
}

export function EvidenceList({ evidence, onLeave }: EvidenceListProps) {
  if (evidence.length === 0) return null;
  return (
    <ul aria-label={t('What that rests on')} className="max-w-md text-sm text-text-2">
      {evidence.map(({ text, runId }) => (
        <li key={text} data-selectable className="wrap-anywhere">
          <span translate="no">{text}</span>
          {runId !== null && (
            <>
              {' '}
              <Link
                to={`/runs/${runId}`}
                className="text-accent-text underline underline-offset-2"
                {...(onLeave && { onClick: onLeave })}
              >
                {t('Run {id}', { id: String(runId) })}
              </Link>
            </>
          )}
        </li>
      ))}
    </ul>
  );
}
