/** Which tasks of the list are chosen, and which one the keys act on. Pure. */

export interface Selection {
  /** The row that has the list's Tab stop; null before the first is touched. */
  readonly currentId: number | null;
  /** Where a range begins that Shift extends. */
  readonly anchorId: number | null;
  /** Chosen beside each other; empty when there is only the current one. */
  readonly ids: ReadonlySet<number>;
}

/** Null for no row. */
export function selectOnly(id: number | null): Selection {
  return { currentId: id, anchorId: id, ids: new Set() };
}

/** What a click or an arrow means: alone, with Shift, with Ctrl. */
export type SelectKind = 'move' | 'extend' | 'toggle';

/** @param order ids of the rows as they are shown */
export function decideSelect(
  selection: Selection,
  order: readonly number[],
  toId: number,
  kind: SelectKind,
): Selection {
  switch (kind) {
    case 'move':
      // A row that gets the focus back keeps the range that began elsewhere.
      if (toId === selection.currentId) return selection;
      return { ...selection, currentId: toId, anchorId: toId };
    case 'toggle': {
      const ids = new Set(chosenIds(selection, order));
      // A first one that is taken in addition: the current one was meant as well.
      if (selection.currentId === toId && selection.ids.size === 0) ids.clear();
      if (ids.has(toId)) ids.delete(toId);
      else ids.add(toId);
      return { currentId: toId, anchorId: toId, ids };
    }
    case 'extend': {
      const anchorId = selection.anchorId ?? order[0] ?? toId;
      const [from, to] = [order.indexOf(anchorId), order.indexOf(toId)].toSorted((a, b) => a - b);
      const ids = new Set(order.slice(Math.max(0, from ?? 0), (to ?? 0) + 1));
      return { currentId: toId, anchorId, ids };
    }
  }
}

export function selectAll({ currentId, anchorId }: Selection, order: readonly number[]): Selection {
  return { currentId: currentId ?? order[0] ?? null, anchorId, ids: new Set(order) };
}

/** Only the current one is left. */
export function clearSelection({ currentId }: Selection): Selection {
  return selectOnly(currentId);
}

/** What commands act on, in the order of the list: a filter takes rows out of it. */
export function chosenIds(
  { currentId, ids }: Selection,
  order: readonly number[],
): readonly number[] {
  if (ids.size > 0) return order.filter((id) => ids.has(id));
  return currentId !== null && order.includes(currentId) ? [currentId] : [];
}
