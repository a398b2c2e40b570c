/** Tells that an earlier, unsaved text is there, and takes it back or throws it away. */

import { FilePen } from 'lucide-react';

import { t } from '../../../electron/shared/i18n.ts';
import { formatRelative } from '../../../electron/shared/duration.ts';
import { Button } from '../../components/button.tsx';
import { useNow } from '../../hooks/use-now.ts';
import type { KeptDraft } from './draft-store.ts';
import type { DraftOffer } from './use-draft.ts';

export function DraftBanner({ kept, open, discard }: DraftOffer) {
  const nowMs = useNow();
  if (!kept) return null;
  return (
    <div
      role="status"
      className="mt-5 flex items-center gap-2 rounded-card bg-accent-tint px-3 py-2 text-sm text-accent-text"
    >
      <FilePen size={16} className="shrink-0" aria-hidden />
      <span className="me-auto min-w-0 [overflow-wrap:anywhere]">{draftWords(kept, nowMs)}</span>
      <Button onPress={open}>{t('Open it')}</Button>
      <Button variant="quiet" onPress={discard}>
        {t('Discard')}
      </Button>
    </div>
  );
}

function draftWords({ form, savedAtMs }: KeptDraft, nowMs: number): string {
  const [name, when] = [form.name.trim(), formatRelative(savedAtMs, nowMs)];
  return name === ''
    ? t('Draft kept, {when}.', { when })
    : t('Draft of “{name}” kept, {when}.', { name, when });
}
