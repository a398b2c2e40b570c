/** One number with its name and a line of context. */

export interface FigureProps {
  readonly label: string;
  readonly value: string;
  readonly context?: string | undefined;
  readonly isBad?: boolean;
}

export function Figure({ label, value, context, isBad = false }: FigureProps) {
  return (
    <div className="flex min-w-0 flex-col rounded-card border border-border-subtle px-4 py-3">
      <span className="text-xs text-text-2">{label}</span>
      <span
        className={`truncate text-xl font-semibold tracking-[-0.02em] tabular-nums ${isBad ? 'text-danger' : ''}`}
      >
        {value}
      </span>
      <span className="line-clamp-2 text-xs text-text-3" title={context}>
        {context ?? '\u00a0'}
      </span>
    </div>
  );
}
