/** Small toggles of which any number is chosen, such as the days of a week. */

import { ToggleButton } from 'react-aria-components';

export interface FormChipsProps<T extends string | number> {
  readonly value: readonly T[];
  readonly options: readonly (readonly [T, string])[];
  /** The chosen ones in the order of the options. */
  readonly onChange: (value: T[]) => void;
  /** One width for all, in px. */
  readonly width: number;
}

export function FormChips<T extends string | number>({
  value,
  options,
  onChange,
  width,
}: FormChipsProps<T>) {
  const toggle = (key: T, isChosen: boolean) =>
    onChange(
      options
        .map(([other]) => other)
        .filter((other) => (other === key ? isChosen : value.includes(other))),
    );
  return options.map(([key, label]) => (
    <ToggleButton
      key={key}
      isSelected={value.includes(key)}
      onChange={(isChosen) => toggle(key, isChosen)}
      style={{ minWidth: width }}
      className="h-8 rounded-control border border-border-control bg-canvas px-1 text-sm font-medium text-text-2 tabular-nums data-[hovered]:bg-hover data-[selected]:border-accent data-[selected]:bg-accent-tint data-[selected]:text-accent-text"
    >
      {label}
    </ToggleButton>
  ));
}
