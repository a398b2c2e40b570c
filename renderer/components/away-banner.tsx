/** Leads to what fell due while nothing could run, from every page but Today, which shows it. */

import { Moon } from 'lucide-react';
import { useLocation } from 'wouter';

import { t } from '../../electron/shared/i18n.ts';
import { useAway } from '../query.ts';
import { Button } from './button.tsx';

export function AwayBanner() {
  const [path, navigate] = useLocation();
  const count = useAway().length;
  if (count === 0 || path === '/today') return null;
  return (
    <div
      role="status"
      className="flex min-h-9 shrink-0 items-center gap-2 bg-missed-tint px-5 text-sm text-missed"
    >
      <Moon size={16} aria-hidden />
      {t('{count, plural, one {# run} other {# runs}} fell due while you were away.', { count })}
      <Button variant="quiet" onPress={() => navigate('/today')}>
        {t('Show')}
      </Button>
    </div>
  );
}
