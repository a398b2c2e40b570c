/** A task's notes as they are meant to look. */

import type { ReactNode } from 'react';
import { toast } from 'sonner';

import { t } from '../../../electron/shared/i18n.ts';
import { type NotesBlock, type NotesSpan, notesBlocks, notesSpans } from './notes-blocks.ts';

export function Notes({ text }: { text: string }) {
  return (
    <div data-selectable className="flex max-w-3xl flex-col gap-2 px-4 py-3 wrap-anywhere">
      {notesBlocks(text).map((block, at) => (
        <Block key={at} block={block} />
      ))}
    </div>
  );
}

function Block({ block }: { block: NotesBlock }): ReactNode {
  switch (block.kind) {
    case 'heading':
      return (
        <h3 className="mt-1 font-semibold">
          <Spans text={block.text} />
        </h3>
      );
    case 'code':
      return (
        <pre className="overflow-auto rounded-control bg-inset px-3 py-2 font-mono text-mono">
          {block.text}
        </pre>
      );
    case 'list': {
      const items = block.items.map((item, at) => (
        <li key={at}>
          <Spans text={item} />
        </li>
      ));
      return block.isOrdered ? (
        <ol className="list-decimal ps-6">{items}</ol>
      ) : (
        <ul className="list-disc ps-6">{items}</ul>
      );
    }
    case 'quote':
      return (
        <blockquote className="border-s-2 border-border ps-3 whitespace-pre-line text-text-2">
          <Spans text={block.text} />
        </blockquote>
      );
    case 'paragraph':
      return (
        <p className="whitespace-pre-line">
          <Spans text={block.text} />
        </p>
      );
  }
}

function Spans({ text }: { text: string }) {
  return notesSpans(text).map((span, at) => <Span key={at} span={span} />);
}

function Span({ span }: { span: NotesSpan }): ReactNode {
  switch (span.kind) {
    case 'text':
      return span.text;
    case 'strong':
      return <strong className="font-semibold">{span.text}</strong>;
    case 'emphasis':
      return <em>{span.text}</em>;
    case 'code':
      return <code className="rounded-control bg-inset px-1 font-mono text-mono">{span.text}</code>;
    case 'link':
      return <Address text={span.text} url={span.url} />;
  }
}

/** The window opens no pages of others: the address goes to the clipboard. */
function Address({ text, url }: { text: string; url: string }) {
  const copy = () =>
    void navigator.clipboard.writeText(url).then(
      () => toast(t('Copied {text}', { text: url })),
      () => toast.error(t('The clipboard could not be used.')),
    );
  return (
    <button
      type="button"
      title={t('Copy {text}', { text: url })}
      onClick={copy}
      className="text-accent-text underline underline-offset-2"
    >
      {text}
    </button>
  );
}
