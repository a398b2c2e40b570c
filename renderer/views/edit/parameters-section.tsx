/** What a run by hand is asked for. */

import { Plus, X } from 'lucide-react';

import { type ParameterType, parameterTypes } from '../../../electron/shared/parameter.ts';
import { Button } from '../../components/button.tsx';
import { FormSection } from '../../components/form-section.tsx';
import { FormSelect } from '../../components/form-select.tsx';
import { FormSwitch } from '../../components/form-switch.tsx';
import { FormText } from '../../components/form-text.tsx';
import { IconButton } from '../../components/icon-button.tsx';
import { newParameterForm, type ParameterForm } from './form-lists.ts';
import type { SectionProps } from './section-props.ts';

const WORDS: Readonly<Record<ParameterType, string>> = {
  text: 'Text',
  number: 'Number',
  choice: 'Choice',
  switch: 'Yes or no',
  file: 'File',
  date: 'Date',
};
const TYPES = parameterTypes.map((type): [ParameterType, string] => [type, WORDS[type]]);

export function ParametersSection({ form, change }: SectionProps) {
  const { parameters } = form;
  return (
    <FormSection title="Parameters" hint="Asked when you run it, given by API and command line.">
      {parameters.map((parameter, at) => (
        <ParameterRow
          key={at}
          field={`parameters.${at}`}
          parameter={parameter}
          set={(patch) => change({ parameters: parameters.with(at, { ...parameter, ...patch }) })}
          onRemove={() => change({ parameters: parameters.toSpliced(at, 1) })}
        />
      ))}
      <div className="-ms-2.5">
        <Button
          variant="quiet"
          icon={Plus}
          onPress={() => change({ parameters: [...parameters, newParameterForm] })}
        >
          Add a parameter
        </Button>
      </div>
    </FormSection>
  );
}

interface ParameterRowProps {
  readonly field: string;
  readonly parameter: ParameterForm;
  readonly set: (patch: Partial<ParameterForm>) => void;
  readonly onRemove: () => void;
}

function ParameterRow({ field, parameter, set, onRemove }: ParameterRowProps) {
  const variable = `CRONPILOT_PARAM_${parameter.name.trim().toUpperCase() || 'NAME'}`;
  return (
    <div role="group" aria-label={`Parameter ${parameter.name}`} className="flex flex-col gap-3">
      <div className="grid grid-cols-[1fr_1fr_120px_28px] items-start gap-3">
        <FormText
          label="Name"
          field={`${field}.name`}
          value={parameter.name}
          onChange={(name) => set({ name })}
          hint={variable}
          isMono
        />
        <FormText
          label="Shown as"
          field={`${field}.label`}
          value={parameter.label}
          onChange={(label) => set({ label })}
        />
        <FormSelect
          label="Type"
          value={parameter.type}
          options={TYPES}
          onChange={(type) => set({ type })}
        />
        <span className="pt-6">
          <IconButton label="Remove this parameter" icon={X} onPress={onRemove} />
        </span>
      </div>
      {parameter.type === 'choice' && (
        <FormText
          label="Choices"
          field={`${field}.choices`}
          value={parameter.choices}
          onChange={(choices) => set({ choices })}
          hint="One on each line."
          lines={2}
        />
      )}
      <FormText
        label="Used when nothing is given"
        field={`${field}.default`}
        value={parameter.default}
        onChange={(value) => set({ default: value })}
        placeholder="Nothing"
        className="w-72"
      />
      <FormSwitch
        label="Required"
        value={parameter.required}
        onChange={(required) => set({ required })}
      />
    </div>
  );
}
