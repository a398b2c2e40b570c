/** What a run by hand is asked for. */

import { Plus, X } from 'lucide-react';

import { msg, t } from '../../../electron/shared/i18n.ts';
import { type ParameterType, parameterTypes } from '../../../electron/shared/parameter.ts';
import { Button } from '../../components/button.tsx';
import { FormSection } from '../../components/form-section.tsx';
import { FormSelect } from '../../components/form-select.tsx';
import { FormSwitch } from '../../components/form-switch.tsx';
import { FormText } from '../../components/form-text.tsx';
import { IconButton } from '../../components/icon-button.tsx';
import { newParameterForm, type ParameterForm } from './form-lists.ts';
import type { SectionProps } from './section-props.ts';
import { inWords } from '../../components/form-options.ts';

const WORDS: Readonly<Record<ParameterType, string>> = {
  text: msg('Text'),
  number: msg('Number'),
  choice: msg('Choice'),
  switch: msg('Yes or no'),
  file: msg('File'),
  date: msg('Date'),
};
const TYPES = parameterTypes.map((type): [ParameterType, string] => [type, WORDS[type]]);

export function ParametersSection({ form, change }: SectionProps) {
  const { parameters } = form;
  return (
    <FormSection
      title={t('Parameters')}
      hint={t('Asked when you run it, given by API and command line.')}
    >
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
          {t('Add a parameter')}
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
    <div
      role="group"
      aria-label={t('Parameter {name}', { name: parameter.name })}
      className="flex flex-col gap-3"
    >
      <div className="grid grid-cols-[1fr_1fr_120px_28px] items-start gap-3">
        <FormText
          label={t('Name')}
          field={`${field}.name`}
          value={parameter.name}
          onChange={(name) => set({ name })}
          hint={variable}
          isMono
        />
        <FormText
          label={t('Shown as')}
          field={`${field}.label`}
          value={parameter.label}
          onChange={(label) => set({ label })}
        />
        <FormSelect
          label={t('Type')}
          value={parameter.type}
          options={inWords(TYPES)}
          onChange={(type) => set({ type })}
        />
        <span className="pt-6">
          <IconButton label={t('Remove this parameter')} icon={X} onPress={onRemove} />
        </span>
      </div>
      {parameter.type === 'choice' && (
        <FormText
          label={t('Choices')}
          field={`${field}.choices`}
          value={parameter.choices}
          onChange={(choices) => set({ choices })}
          hint={t('One on each line.')}
          lines={2}
        />
      )}
      <FormText
        label={t('Used when nothing is given')}
        field={`${field}.default`}
        value={parameter.default}
        onChange={(value) => set({ default: value })}
        placeholder={t('Nothing')}
        className="w-72"
      />
      <FormSwitch
        label={t('Required')}
        value={parameter.required}
        onChange={(required) => set({ required })}
      />
    </div>
  );
}
