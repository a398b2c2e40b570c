/** How the free space of the data folder's disk stands to what CronPilot needs. */

/** `tight`: worth a warning. `low`: nothing new is started. */
export type DiskState = 'ample' | 'tight' | 'low';

/** Tight below so many times the least free space. */
const TIGHT_RATIO = 2;
/** A state is left only this far above its limit, so that it does not flap. */
const LEAVE_RATIO = 1.2;

/** @param minFreeBytes 0 asks for no free space at all */
export function decideDiskState(
  before: DiskState,
  freeBytes: number,
  minFreeBytes: number,
): DiskState {
  const lowBelow = minFreeBytes * (before === 'low' ? LEAVE_RATIO : 1);
  if (freeBytes < lowBelow) return 'low';
  const tightBelow = minFreeBytes * TIGHT_RATIO * (before === 'ample' ? 1 : LEAVE_RATIO);
  return freeBytes < tightBelow ? 'tight' : 'ample';
}
