/** Keeps what is typed in the editor with every change, so that neither leaving nor a crash loses it. */

import { useEffect, useRef, useState } from 'react';
import { toast } from 'sonner';
import { useLocation, useSearchParams } from 'wouter';

import { t } from '../../../electron/shared/i18n.ts';
import { discardDraft, keepDraft, type KeptDraft, readDrafts } from './draft-store.ts';
import type { TaskForm } from './form-state.ts';
import type { FollowedForm } from './use-followed-form.ts';

/** A draft of an earlier visit, as long as the user has not answered. */
export interface DraftOffer {
  readonly kept: KeptDraft | null;
  readonly open: () => void;
  readonly discard: () => void;
}

export interface OwnDraft extends Pick<KeptDraft, 'id' | 'revision'> {
  readonly taskId: number | null;
  /** What the visit starts from; null when it does not go on with a draft. */
  readonly form: TaskForm | null;
}

/** The draft of this visit: that which the route names, or one of its own. */
export function useOwnDraft(taskId: number | null): OwnDraft {
  const [params] = useSearchParams();
  const [own] = useState((): OwnDraft => {
    const named = readDrafts(taskId).find(({ id }) => id === params.get('draft'));
    const { id = crypto.randomUUID(), form = null, revision = null } = named ?? {};
    return { taskId, id, form, revision };
  });
  return own;
}

/** Offers an earlier draft, keeps this one, and tells of it when the editor is left. */
export function useDraft(
  { taskId, id }: OwnDraft,
  { form, revision, isChanged }: Pick<FollowedForm, 'form' | 'revision' | 'isChanged'>,
): DraftOffer & { readonly forget: () => void; readonly setAside: () => void } {
  const newest = () => readDrafts(taskId).find((draft) => draft.id !== id) ?? null;
  const [kept, setKept] = useState(newest);
  const open = useOpenDraft();
  const isOver = useRef(false);
  const isKept = useRef(false);
  useEffect(() => {
    isKept.current = isChanged && !isOver.current;
    if (isKept.current) keepDraft(taskId, { id, form, revision, savedAtMs: Date.now() });
    else discardDraft(taskId, id);
  }, [taskId, id, form, revision, isChanged]);
  useEffect(() => {
    const tell = () => {
      const action = { label: t('Open it'), onClick: () => open(id) };
      if (isKept.current) toast(t('Draft kept.'), { action });
    };
    return tell;
  }, [id, open]);
  return {
    kept,
    open: () => kept && open(kept.id),
    discard: () => {
      if (kept) discardDraft(taskId, kept.id);
      setKept(newest());
    },
    setAside: () => {
      const aside = { id: crypto.randomUUID(), form, revision, savedAtMs: Date.now() };
      keepDraft(taskId, aside);
      setKept(aside);
    },
    forget: () => {
      isOver.current = true;
      isKept.current = false;
      discardDraft(taskId, id);
    },
  };
}

/** The editor of now, anew with a draft; the form that it held becomes one itself. */
function useOpenDraft(): (draftId: string) => void {
  const [path, navigate] = useLocation();
  const [params] = useSearchParams();
  const [open] = useState(() => (draftId: string) => {
    const next = new URLSearchParams(params);
    next.set('draft', draftId);
    navigate(`${path}?${next.toString()}`);
  });
  return open;
}
