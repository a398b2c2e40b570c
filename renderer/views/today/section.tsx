/** A titled card of the page. */

import type { ReactNode } from 'react';

export interface SectionProps {
  readonly title: string;
  /** At the end of the title's line. */
  readonly aside?: ReactNode;
  readonly children: ReactNode;
}

export function Section({ title, aside, children }: SectionProps) {
  return (
    <section aria-label={title} className="flex min-w-0 flex-col gap-1.5">
      <div className="flex min-h-7 items-center gap-4">
        <h2 className="text-sm font-semibold">{title}</h2>
        {aside !== undefined && <div className="ms-auto">{aside}</div>}
      </div>
      <div className="overflow-hidden rounded-card border border-border-subtle">{children}</div>
    </section>
  );
}
