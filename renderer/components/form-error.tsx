/** The sentence under a field that says what is wrong, spoken as soon as it appears. */

import { CircleAlert } from 'lucide-react';

export function FormError({ id, children }: { id?: string; children: string }) {
  return (
    <p
      id={id}
      role="alert"
      className="mt-1.5 flex gap-1.5 text-xs text-danger [overflow-wrap:anywhere]"
    >
      <CircleAlert size={13} className="mt-[1.5px]" aria-hidden />
      {children}
    </p>
  );
}
