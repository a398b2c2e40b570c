/** A key cap: `R`, `Ctrl ,`. */

export function Kbd({ children }: { readonly children: string }) {
  return (
    <kbd className="inline-flex h-4.5 min-w-4.5 items-center justify-center rounded-key border border-border bg-subtle px-1 font-sans text-2xs font-medium text-text-2">
      {children}
    </kbd>
  );
}
