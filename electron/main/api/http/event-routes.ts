/** What happens, as it happens: the events of the contract, and the log of one run as it grows. */

import * as z from 'zod';

import { type EventName, ipcEvents } from '../../../shared/ipc-contract.ts';
import { isActive, type Run } from '../../../shared/run.ts';
import type { EventFeed, NumberedEvent } from './event-feed.ts';
import { EVENT_STREAM_HEADERS, type EventSink, eventStream } from './event-stream.ts';
import { runShape } from './original-shapes.ts';
import { type Ask, type Caller, type Route, route } from './route.ts';

const CHUNK_BYTES = 256 * 1024;
/** Of the last event of a log; those before have the byte up to which they reach. */
const END_ID = 'end';
const eventNames = Object.keys(ipcEvents) as [EventName, ...EventName[]];

/** @param openStreams hears of each stream, to end it */
export function eventRoutes(feed: EventFeed, openStreams: Set<EventSink>): readonly Route[] {
  const open = (start: (sink: EventSink) => () => void, caller: Caller): Response => {
    // Nobody would read it, and nothing would end it.
    if (caller.method === 'HEAD') return new Response(null, { headers: EVENT_STREAM_HEADERS });
    return eventStream((sink) => {
      openStreams.add(sink);
      const stop = start(sink);
      return () => {
        openStreams.delete(sink);
        stop();
      };
    }, caller.disconnect);
  };
  return [
    route({
      method: 'get',
      path: '/events',
      scope: 'read',
      summary: 'Everything that happens, as server-sent events',
      request: z.strictObject({ names: z.array(z.enum(eventNames)).max(50).optional() }),
      answer: async ({ names }, _ask, caller) =>
        open((sink) => {
          const send = ({ name, payload, number }: NumberedEvent) => {
            if (!names || names.some((each) => each === name))
              sink.send({ name, payload, id: number });
          };
          const lastId = lastIdOf(caller);
          const missed = lastId === null ? [] : feed.since(lastId);
          if (missed === null) sink.send({ name: 'gap', payload: {}, id: feed.count });
          else missed.forEach(send);
          return feed.subscribe(send);
        }, caller),
    }),
    route({
      method: 'get',
      path: '/runs/{runId}/log/stream',
      scope: 'read',
      summary: 'The log of a run as it grows, as server-sent events `chunk`, and then `end`',
      request: z.strictObject({
        runId: z.number({ error: 'a number' }).int().positive({ error: 'above 0' }),
        /** Negative counts from the end. */
        offsetBytes: z.number().int().default(0),
      }),
      answer: async ({ runId, offsetBytes }, ask, caller) => {
        await ask('runs.get', { runId });
        // An EventSource comes back until it is answered so.
        if (caller.headers.get('last-event-id') === END_ID) return undefined;
        const from = lastIdOf(caller) ?? offsetBytes;
        return open((sink) => followLog({ runId, from, ask, feed, sink }), caller);
      },
    }),
  ];
}

/** Where a client that comes back goes on; null for a new one, and for what is no number. */
function lastIdOf({ headers }: Caller): number | null {
  const text = headers.get('last-event-id') ?? '';
  const number = /^\d+$/.test(text) ? Number(text) : Number.NaN;
  return Number.isSafeInteger(number) ? number : null;
}

interface Following {
  readonly runId: number;
  readonly from: number;
  readonly ask: Ask;
  readonly feed: EventFeed;
  readonly sink: EventSink;
}

/** Subscribes first, then reads, so that nothing falls between. */
function followLog({ runId, from, ask, feed, sink }: Following): () => void {
  let offsetBytes = from;
  let isReading = false;
  let isDue = false;
  let isOver = false;
  const readOn = async () => {
    for (;;) {
      const run = await ask('runs.get', { runId });
      const chunk = await ask('logs.read', { runId, offsetBytes, lengthBytes: CHUNK_BYTES });
      if (isOver) return;
      // A log that was cut in its middle is shorter than what was read of it.
      offsetBytes = Math.min(chunk.nextOffsetBytes, chunk.totalBytes);
      if (chunk.text !== '') sink.send({ name: 'chunk', id: offsetBytes, payload: chunk });
      if (chunk.text !== '' && offsetBytes < chunk.totalBytes) continue;
      if (!isActive(run.state)) return end(run);
      return;
    }
  };
  const end = (run: Run) => {
    sink.send({ name: 'end', id: END_ID, payload: runShape(run) });
    sink.end();
  };
  const look = () => {
    isDue = true;
    if (isReading || isOver) return;
    isReading = true;
    isDue = false;
    void readOn()
      .catch(() => sink.end())
      .finally(() => {
        isReading = false;
        if (isDue) look();
      });
  };
  const unsubscribe = feed.subscribe(({ name, payload }) => {
    const isAbout =
      (name === 'run.changed' && (payload as Run).id === runId) ||
      (name === 'log.grew' &&
        (payload as readonly { runId: number }[]).some((grown) => grown.runId === runId));
    if (isAbout) look();
  });
  look();
  return () => {
    isOver = true;
    unsubscribe();
  };
}
