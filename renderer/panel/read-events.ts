/** Reads server-sent events from the body of an answer. */

export interface ReceivedEvent {
  readonly name: string;
  readonly payload: unknown;
  readonly number: number;
}

/** Ends with the body; comments and events without data are left out. */
export async function* readEvents(
  body: ReadableStream<Uint8Array>,
): AsyncGenerator<ReceivedEvent, void> {
  const reader = body.getReader();
  const decoder = new TextDecoder();
  let rest = '';
  try {
    for (;;) {
      const { done, value } = await reader.read();
      if (done) return;
      const blocks = (rest + decoder.decode(value, { stream: true })).split('\n\n');
      rest = blocks.pop() ?? '';
      for (const block of blocks) {
        const event = parse(block);
        if (event) yield event;
      }
    }
  } finally {
    await reader.cancel();
  }
}

function parse(block: string): ReceivedEvent | null {
  const field = (name: string) =>
    block
      .split('\n')
      .find((line) => line.startsWith(`${name}: `))
      ?.slice(name.length + 2);
  const [name, data] = [field('event'), field('data')];
  return name === undefined || data === undefined
    ? null
    : { name, payload: JSON.parse(data), number: Number(field('id')) };
}
