/** What conditions ask about the computer, whoever knows it. */

/** Each answer is null where it cannot be told. */
export interface Surroundings {
  onBattery(): boolean | null;
  isOnline(): boolean | null;
  /** Time since the last input. */
  idleMs(): number | null;
  /** Hears of changes where the system tells of them; returns a function that stops it. */
  onChange(listener: () => void): () => void;
}
