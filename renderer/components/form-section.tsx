/**
 * A part of a form: what it is about at the left, its fields at the right. The form opens at the
 * one whose title the route names.
 */

import { type ReactNode, useEffect, useId, useRef } from 'react';
import { useSearchParams } from 'wouter';

export interface FormSectionProps {
  readonly title: string;
  readonly hint?: string;
  readonly children: ReactNode;
}

export function FormSection({ title, hint, children }: FormSectionProps) {
  const id = useId();
  const ref = useRef<HTMLElement>(null);
  const [params] = useSearchParams();
  const isWanted = params.get('section') === title;
  useEffect(() => {
    if (isWanted) ref.current?.scrollIntoView();
  }, [isWanted]);
  return (
    <section
      ref={ref}
      aria-labelledby={id}
      className="grid grid-cols-[minmax(0,1fr)] gap-x-6 gap-y-3 border-b border-border-subtle py-6 last:border-0 min-[700px]:grid-cols-[150px_minmax(0,1fr)]"
    >
      <div>
        <h2 id={id} className="-mt-0.5 text-sm font-semibold">
          {title}
        </h2>
        {hint !== undefined && <p className="mt-0.5 text-xs text-text-2">{hint}</p>}
      </div>
      <div className="@container flex min-w-0 flex-col gap-4">{children}</div>
    </section>
  );
}
