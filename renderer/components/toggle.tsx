/** A switch, 28 x 16 in a target of 40 x 28. */

import { Switch } from 'react-aria-components';

export interface ToggleProps {
  readonly label: string;
  readonly isSelected: boolean;
  readonly onChange: (isSelected: boolean) => void;
}

export function Toggle({ label, isSelected, onChange }: ToggleProps) {
  return (
    <Switch
      aria-label={label}
      isSelected={isSelected}
      onChange={onChange}
      className="group no-drag inline-flex h-7 w-10 shrink-0 items-center justify-center"
    >
      <span className="flex h-4 w-7 items-center rounded-full bg-neutral-mark p-0.5 transition-colors duration-(--duration-hover) group-data-[focus-visible]:outline-2 group-data-[focus-visible]:outline-offset-1 group-data-[focus-visible]:outline-focus group-data-[selected]:bg-accent forced-colors:border forced-colors:border-[ButtonText] forced-colors:p-px forced-colors:group-data-[selected]:bg-[Highlight]">
        <span className="size-3 rounded-full bg-white shadow-control transition-transform duration-(--duration-hover) group-data-[selected]:translate-x-3 forced-colors:bg-[ButtonText]" />
      </span>
    </Switch>
  );
}
