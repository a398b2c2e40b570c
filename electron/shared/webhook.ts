/** What becomes of a request to a task's webhook. */

import type { RunId } from './run.ts';

export type WebhookAnswer =
  | { readonly kind: 'accepted'; readonly runId: RunId }
  | { readonly kind: 'too_many'; readonly retryAfterMs: number };
