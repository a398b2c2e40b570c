/** What each event of the contract carries. */

import * as z from 'zod';

import type { EventName, Payload } from '../../../../shared/ipc-contract.ts';
import { count, id, run, runProgress, settings, status, text } from './schemas.ts';

export const eventPayloads = z
  .object({
    'run.changed': run,
    'task.changed': z.object({ taskId: id }),
    'log.grew': z.array(z.object({ runId: id, totalBytes: count })),
    'run.progressed': z.array(runProgress),
    'status.changed': status,
    'settings.changed': settings,
    'alerts.changed': z.object({ undeliveredCount: count }),
    'route.requested': z.object({ path: text }),
    'notice.raised': z.object({ text, runId: id.nullable() }),
  } satisfies { readonly [N in EventName]: z.ZodType<Payload<N>> })
  .meta({ id: 'Events', description: 'The data of each event, by its name' });
