/** Server-sent events: one stream for a client, which ends when either side closes it. */

/** A client that reads nothing loses its stream when this much waits for it. */
const MAX_WAITING_BYTES = 8 * 1024 * 1024;
/** So that a dead connection is noticed, and none is closed for being silent. */
const HEARTBEAT_MS = 15_000;

export const EVENT_STREAM_HEADERS = { 'content-type': 'text/event-stream; charset=utf-8' };

export interface SentEvent {
  readonly name: string;
  readonly payload: unknown;
  /** Where a client that lost its connection goes on: `Last-Event-ID`. */
  readonly id?: number | string;
}

export interface EventSink {
  send(event: SentEvent): void;
  /** What was sent before still arrives. */
  end(): void;
}

/**
 * @param start subscribes, and returns what ends the subscription; called once, before the headers
 *   leave, so that a client hears of everything after it got them
 */
export function eventStream(
  start: (sink: EventSink) => () => void,
  disconnect: () => void,
): Response {
  const encoder = new TextEncoder();
  let stop = () => {};
  let heartbeat: NodeJS.Timeout;
  let isOver = false;
  const finish = () => {
    isOver = true;
    clearInterval(heartbeat);
    stop();
  };
  const stream = new ReadableStream<Uint8Array>(
    {
      start: (controller) => {
        const write = (text: string) => {
          if (isOver) return;
          controller.enqueue(encoder.encode(text));
          if ((controller.desiredSize ?? 0) > -MAX_WAITING_BYTES) return;
          finish();
          disconnect();
        };
        write('retry: 2000\n\n');
        heartbeat = setInterval(() => write(':\n\n'), HEARTBEAT_MS);
        stop = start({
          send: ({ name, payload, id }) =>
            write(
              `event: ${name}\n${id === undefined ? '' : `id: ${id}\n`}data: ${JSON.stringify(payload)}\n\n`,
            ),
          end: () => {
            if (isOver) return;
            finish();
            controller.close();
          },
        });
      },
      cancel: finish,
    },
    new ByteLengthQueuingStrategy({ highWaterMark: 0 }),
  );
  return new Response(stream, { headers: EVENT_STREAM_HEADERS });
}
