/** When a run that is due must wait, or must not start at all. */

import { Plus, X } from 'lucide-react';

import { msg, t } from '../../../electron/shared/i18n.ts';
import { Button } from '../../components/button.tsx';
import { FormChips } from '../../components/form-chips.tsx';
import { LABEL_CLASS } from '../../components/form-field.tsx';
import { FormSection } from '../../components/form-section.tsx';
import { FormSelect } from '../../components/form-select.tsx';
import { FormSwitch } from '../../components/form-switch.tsx';
import { FormTags } from '../../components/form-tags.tsx';
import { FormText } from '../../components/form-text.tsx';
import { IconButton } from '../../components/icon-button.tsx';
import { type BlackoutForm, newBlackoutForm } from './form-lists.ts';
import type { TaskForm } from './form-state.ts';
import { addItems } from './form-text.ts';
import { WEEKDAYS } from './schedule-fields.tsx';
import type { SectionProps } from './section-props.ts';
import { inWords } from '../../components/form-options.ts';

type Conditions = TaskForm['conditions'];

const DEADLINES: readonly (readonly [Conditions['deadlineKind'], string])[] = [
  ['none', msg('As long as it takes')],
  ['at', msg('Until a time of day')],
  ['after', msg('For a time')],
];
const ENDS: readonly (readonly [Conditions['onDeadline'], string])[] = [
  ['skip', msg('Skip the run')],
  ['run', msg('Run anyway')],
];

const KINDS: readonly (readonly [BlackoutForm['kind'], string])[] = [
  ['daily', msg('Every day or week')],
  ['dates', msg('From date to date')],
];

export function ConditionsSection({ form, change }: SectionProps) {
  const { conditions } = form;
  const set = (patch: Partial<Conditions>) => change({ conditions: { ...conditions, ...patch } });
  const isAsked =
    conditions.mainsPower ||
    conditions.network ||
    conditions.outsideQuietHours ||
    conditions.idle.trim() !== '';
  return (
    <FormSection title={t('Conditions')} hint={t('A run by hand starts anyway.')}>
      <div className="flex flex-col gap-1">
        <FormSwitch
          label={t('Only on mains power')}
          value={conditions.mainsPower}
          onChange={(mainsPower) => set({ mainsPower })}
        />
        <FormSwitch
          label={t('Only with a network')}
          value={conditions.network}
          onChange={(network) => set({ network })}
        />
        <FormSwitch
          label={t('Not within the quiet hours')}
          value={conditions.outsideQuietHours}
          onChange={(outsideQuietHours) => set({ outsideQuietHours })}
        />
      </div>
      <FormText
        label={t('Only when nobody has used the computer for')}
        field="conditions.idleMs"
        value={conditions.idle}
        onChange={(idle) => set({ idle })}
        placeholder={t('Not asked')}
        className="w-72"
      />
      {isAsked && <Deadline conditions={conditions} set={set} />}
      <FormTags
        label={t('Locks')}
        hint={t('Tasks with a lock in common never run at the same time.')}
        field="locks"
        tags={form.locks}
        text={form.lockText}
        onType={(lockText) => change({ lockText })}
        onAdd={(text) => change({ locks: addItems(form.locks, text), lockText: '' })}
        onRemove={(at) => change({ locks: form.locks.toSpliced(at, 1) })}
      />
      <Blackouts form={form} change={change} />
    </FormSection>
  );
}

interface DeadlineProps {
  readonly conditions: Conditions;
  readonly set: (patch: Partial<Conditions>) => void;
}

function Deadline({ conditions, set }: DeadlineProps) {
  return (
    <div className="grid grid-cols-3 items-start gap-4">
      <FormSelect
        label={t('Wait for that')}
        value={conditions.deadlineKind}
        options={inWords(DEADLINES)}
        onChange={(deadlineKind) => set({ deadlineKind })}
      />
      {conditions.deadlineKind === 'at' && (
        <FormText
          label={t('No later than')}
          field="conditions.deadline"
          value={conditions.deadlineTime}
          onChange={(deadlineTime) => set({ deadlineTime })}
          placeholder="18:00"
        />
      )}
      {conditions.deadlineKind === 'after' && (
        <FormText
          label={t('At most')}
          field="conditions.deadline"
          value={conditions.deadlineAfter}
          onChange={(deadlineAfter) => set({ deadlineAfter })}
          placeholder="2h"
        />
      )}
      {conditions.deadlineKind !== 'none' && (
        <FormSelect
          label={t('Then')}
          value={conditions.onDeadline}
          options={inWords(ENDS)}
          onChange={(onDeadline) => set({ onDeadline })}
        />
      )}
    </div>
  );
}

function Blackouts({ form, change }: SectionProps) {
  const { blackouts } = form;
  return (
    <div role="group" aria-label={t('Never within')}>
      <span className={LABEL_CLASS} aria-hidden>
        {t('Never within')}
      </span>
      <div className="flex flex-col gap-3">
        {blackouts.map((blackout, at) => (
          <BlackoutRow
            key={at}
            field={`blackouts.${at}`}
            blackout={blackout}
            set={(patch) => change({ blackouts: blackouts.with(at, { ...blackout, ...patch }) })}
            onRemove={() => change({ blackouts: blackouts.toSpliced(at, 1) })}
          />
        ))}
      </div>
      <div className="-ms-2.5">
        <Button
          variant="quiet"
          icon={Plus}
          onPress={() => change({ blackouts: [...blackouts, newBlackoutForm] })}
        >
          {t('Add a window')}
        </Button>
      </div>
    </div>
  );
}

interface BlackoutRowProps {
  readonly field: string;
  readonly blackout: BlackoutForm;
  readonly set: (patch: Partial<BlackoutForm>) => void;
  readonly onRemove: () => void;
}

function BlackoutRow({ field, blackout, set, onRemove }: BlackoutRowProps) {
  const isDaily = blackout.kind === 'daily';
  return (
    <div className="flex flex-col gap-2">
      <div className="flex items-end gap-3">
        <FormSelect
          label={t('Kind')}
          value={blackout.kind}
          options={inWords(KINDS)}
          onChange={(kind) => set({ kind })}
          className="w-44"
        />
        <FormText
          label={t('From')}
          field={`${field}.from`}
          type={isDaily ? 'text' : 'date'}
          value={isDaily ? blackout.fromTime : blackout.fromDate}
          onChange={(from) => set(isDaily ? { fromTime: from } : { fromDate: from })}
          className="w-36"
        />
        <FormText
          label={t('To')}
          field={`${field}.to`}
          type={isDaily ? 'text' : 'date'}
          value={isDaily ? blackout.toTime : blackout.toDate}
          onChange={(to) => set(isDaily ? { toTime: to } : { toDate: to })}
          className="w-36"
        />
        <IconButton label={t('Remove this window')} icon={X} onPress={onRemove} />
      </div>
      {isDaily && (
        <div
          role="group"
          aria-label={t('On, every day when none is chosen')}
          className="flex gap-1.5"
        >
          <FormChips
            value={blackout.days}
            options={inWords(WEEKDAYS)}
            onChange={(days) => set({ days })}
            width={48}
          />
        </div>
      )}
    </div>
  );
}
