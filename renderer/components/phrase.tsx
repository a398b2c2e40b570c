/** A sentence with parts that are links, names or commands: `<0>…</0>` becomes the first wrapper's. */

import { Fragment, type ReactNode } from 'react';

interface PhraseProps {
  /** Of `t`; numbered tags do not nest. */
  readonly text: string;
  readonly wrap: readonly ((inner: string) => ReactNode)[];
}

const TAGGED = /<(\d+)>(.*?)<\/\1>/gs;

export function Phrase({ text, wrap }: PhraseProps) {
  const parts: ReactNode[] = [];
  let end = 0;
  for (const match of text.matchAll(TAGGED)) {
    const [tagged, number, inner = ''] = match;
    const wrapper = wrap[Number(number)];
    parts.push(text.slice(end, match.index), wrapper ? wrapper(inner) : inner);
    end = match.index + tagged.length;
  }
  parts.push(text.slice(end));
  return parts.map((part, at) => <Fragment key={at}>{part}</Fragment>);
}
