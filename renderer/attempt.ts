/** Runs a call that changes something, and shows its error as a toast. */

import { toast } from 'sonner';

/** Resolves with null when the call failed; the sentence was shown then. */
export async function attempt<T>(work: Promise<T>): Promise<T | null> {
  try {
    return await work;
  } catch (error) {
    toast.error(error instanceof Error ? error.message : String(error));
    return null;
  }
}
