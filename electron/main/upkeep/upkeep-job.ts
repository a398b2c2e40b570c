/** What a job of CronPilot's own upkeep is. */

export interface UpkeepJob {
  /** Tells it apart in the log and in the store. */
  readonly name: string;
  readonly everyMs: number;
  /** True: it is due before its time. */
  isUrgent?(): boolean;
  /**
   * Works in slices that hold the event loop for a few ms at most.
   *
   * @param signal Ends it between two slices; it then rejects or resolves.
   */
  run(signal: AbortSignal): Promise<void>;
}
