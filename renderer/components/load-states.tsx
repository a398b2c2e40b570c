/** What a page shows while it waits for its rows, and when they do not come. */

import { useEffect, useState } from 'react';

import { t } from '../../electron/shared/i18n.ts';
import { Button } from './button.tsx';
import { PageHeader } from './page-header.tsx';

/** An answer that comes sooner needs no placeholder, which would only flicker. */
const SKELETON_AFTER_MS = 150;
const ROWS = [0, 1, 2, 3, 4, 5, 6, 7];

export function LoadingRows() {
  const [isShown, setShown] = useState(false);
  useEffect(() => {
    const timer = setTimeout(() => setShown(true), SKELETON_AFTER_MS);
    return () => clearTimeout(timer);
  }, []);
  return (
    <div
      className="flex-1 overflow-hidden px-5 py-2"
      role="status"
      aria-busy
      aria-label={t('Loading')}
    >
      {isShown &&
        ROWS.map((row) => (
          <div key={row} className="my-2 h-9 rounded-control bg-subtle motion-safe:animate-pulse" />
        ))}
    </div>
  );
}

export interface LoadFailedProps {
  readonly title: string;
  readonly error: Error;
  readonly onRetry: () => void;
}

export function LoadFailed({ title, error, onRetry }: LoadFailedProps) {
  return (
    <>
      <PageHeader title={title} />
      <div role="alert" className="flex flex-1 flex-col items-center justify-center gap-3 px-5">
        <p data-selectable className="max-w-lg text-center text-text-2">
          {error.message}
        </p>
        <Button onPress={onRetry}>{t('Try again')}</Button>
      </div>
    </>
  );
}
