/** A part of the settings: its heading, and rows of a title, a text and a control. */

import type { ReactNode } from 'react';

export function Section({ title, children }: { title: string; children: ReactNode }) {
  return (
    <section aria-label={title} className="mx-auto max-w-[720px] pt-6">
      <h2 className="pb-1 text-sm font-semibold">{title}</h2>
      {children}
    </section>
  );
}

export interface RowProps {
  readonly title: string;
  readonly text: string;
  /** On the right. */
  readonly children?: ReactNode;
}

export function Row({ title, text, children }: RowProps) {
  return (
    <div className="flex min-h-14 items-center gap-6 border-b border-border-subtle py-2">
      <div className="min-w-0 flex-1">
        <p className="font-medium">{title}</p>
        <p data-selectable className="text-xs break-words text-text-2">
          {text}
        </p>
      </div>
      {children}
    </div>
  );
}
