/** What happens when a run is late, long or fails, and what counts as success. */

import { t } from '../../../electron/shared/i18n.ts';
import {
  misfirePolicies,
  type OverlapPolicy,
  overlapPolicies,
} from '../../../electron/shared/task.ts';
import { misfireWords, overlapWords } from '../../../electron/shared/words.ts';
import { FormSection } from '../../components/form-section.tsx';
import { FormSelect } from '../../components/form-select.tsx';
import { FormSwitch } from '../../components/form-switch.tsx';
import { FormText } from '../../components/form-text.tsx';
import type { TaskForm } from './form-state.ts';
import type { SectionProps } from './section-props.ts';

/** Worded when shown, in the language of then. */
const overlaps = () =>
  overlapPolicies.map((policy): [OverlapPolicy, string] => [policy, overlapWords(policy)]);
const misfires = (): (readonly [TaskForm['misfirePolicy'], string])[] => [
  ['', t('Default')],
  ...misfirePolicies.map((policy) => [policy, misfireWords(policy)] as const),
];

export function TroubleSection({ form, change }: SectionProps) {
  return (
    <FormSection
      title={t('If something goes wrong')}
      hint={t('Sensible defaults; change what you need.')}
    >
      <div className="grid grid-cols-2 items-start gap-4">
        <FormSelect
          label={t('If still running when due')}
          value={form.overlapPolicy}
          options={overlaps()}
          onChange={(overlapPolicy) => change({ overlapPolicy })}
        />
        <FormSelect
          label={t('If the computer was off or asleep')}
          value={form.misfirePolicy}
          options={misfires()}
          onChange={(misfirePolicy) => change({ misfirePolicy })}
          {...(form.misfirePolicy === '' && {
            hint: t('Runs once when back; skips what is due hourly or more often.'),
          })}
        />
        {form.overlapPolicy === 'allow' && (
          <FormText
            label={t('At most at once')}
            field="maxInstances"
            value={form.maxInstances}
            onChange={(maxInstances) => change({ maxInstances })}
            className="col-span-2 w-40"
          />
        )}
        {form.misfirePolicy !== 'skip' && <Lateness form={form} change={change} />}
        <FormText
          label={t('Stop after')}
          field="timeoutMs"
          value={form.timeout}
          onChange={(timeout) => change({ timeout })}
          placeholder={t('No limit')}
          hint={t('Such as 30s, 5m or 1h 30m. Counts each attempt.')}
        />
        <FormText
          label={t('Grace before kill')}
          field="graceMs"
          value={form.grace}
          onChange={(grace) => change({ grace })}
          hint={t('Time to end by itself when it is stopped.')}
        />
      </div>
      <RetryFields form={form} change={change} />
      <FormSwitch
        label={t('Stop with CronPilot')}
        hint={t(
          'When off, a run goes on without CronPilot, which takes it over at its next start.',
        )}
        value={form.stopWithApp}
        onChange={(stopWithApp) => change({ stopWithApp })}
      />
      <FormSwitch
        label={t('Keep the computer awake while it runs')}
        hint={t('It may still be put to sleep by hand, by its lid, or by an empty battery.')}
        value={form.keepAwake}
        onChange={(keepAwake) => change({ keepAwake })}
      />
      <FormSwitch
        label={t('Watch how long it takes')}
        hint={t('Marks runs that take three times as long as usual, or end unusually soon.')}
        value={form.watchDuration}
        onChange={(watchDuration) => change({ watchDuration })}
      />
    </FormSection>
  );
}

function Lateness({ form, change }: SectionProps) {
  return (
    <>
      <FormText
        label={t('Catch up for at most')}
        field="maxLatenessMs"
        value={form.maxLateness}
        onChange={(maxLateness) => change({ maxLateness })}
        placeholder={t('One period, at most 24h')}
      />
      {form.misfirePolicy === 'run_all' ? (
        <FormText
          label={t('At most so many runs')}
          field="maxCatchUps"
          value={form.maxCatchUps}
          onChange={(maxCatchUps) => change({ maxCatchUps })}
        />
      ) : (
        <span />
      )}
    </>
  );
}

function RetryFields({ form, change }: SectionProps) {
  const { retry } = form;
  const set = (patch: Partial<TaskForm['retry']>) => change({ retry: { ...retry, ...patch } });
  const retries = Number(retry.maxAttempts) > 1;
  return (
    <div className="grid grid-cols-4 items-start gap-4">
      <FormText
        label={t('Attempts')}
        field="retry.maxAttempts"
        value={retry.maxAttempts}
        onChange={(maxAttempts) => set({ maxAttempts })}
        {...(!retries && { hint: t('1 does not try again.') })}
      />
      {retries && (
        <>
          <FormText
            label={t('Wait first')}
            field="retry.delayMs"
            value={retry.delay}
            onChange={(delay) => set({ delay })}
          />
          <FormText
            label={t('Backoff factor')}
            field="retry.backoffFactor"
            value={retry.backoffFactor}
            onChange={(backoffFactor) => set({ backoffFactor })}
          />
          <FormText
            label={t('At most')}
            field="retry.maxDelayMs"
            value={retry.maxDelay}
            onChange={(maxDelay) => set({ maxDelay })}
          />
          <FormText
            label={t('Only after exit codes')}
            field="retry.onExitCodes"
            value={retry.onExitCodes}
            onChange={(onExitCodes) => set({ onExitCodes })}
            placeholder={t('Any failure')}
            className="col-span-2"
          />
          <FormText
            label={t('Spread by')}
            field="retry.jitter"
            value={retry.jitter}
            onChange={(jitter) => set({ jitter })}
            hint={t('Percent, more or less.')}
          />
        </>
      )}
    </div>
  );
}

export function SuccessSection({ form, change }: SectionProps) {
  const { success } = form;
  const set = (patch: Partial<TaskForm['success']>) =>
    change({ success: { ...success, ...patch } });
  return (
    <FormSection title={t('Success means')} hint={t('All of these.')}>
      <div className="grid grid-cols-2 items-start gap-4">
        <FormText
          label={t('Exit codes')}
          field="successExitCodes"
          value={form.successExitCodes}
          onChange={(successExitCodes) => change({ successExitCodes })}
        />
        <FormText
          label={t('A success at least every')}
          field="freshnessMs"
          value={form.freshness}
          onChange={(freshness) => change({ freshness })}
          placeholder={t('Not asked')}
          hint={t('You are told when the last one is older.')}
        />
        <FormText
          label={t('A line of output matches')}
          field="success.outputMustMatch"
          value={success.outputMustMatch}
          onChange={(outputMustMatch) => set({ outputMustMatch })}
          placeholder={t('Not asked')}
          isMono
        />
        <FormText
          label={t('No line of output matches')}
          field="success.outputMustNotMatch"
          value={success.outputMustNotMatch}
          onChange={(outputMustNotMatch) => set({ outputMustNotMatch })}
          placeholder={t('Not asked')}
          isMono
        />
      </div>
      <FormText
        label={t('It leaves a fresh file')}
        field="success.outputFile.path"
        value={success.filePath}
        onChange={(filePath) => set({ filePath })}
        placeholder={t('Not asked')}
        hint={t('Where its name changes, such as by a date, write *: the newest counts.')}
        isMono
      />
      {success.filePath.trim() !== '' && (
        <div className="grid grid-cols-2 items-start gap-4">
          <FormText
            label={t('Not older than')}
            field="success.outputFile.maxAgeMs"
            value={success.fileMaxAge}
            onChange={(fileMaxAge) => set({ fileMaxAge })}
          />
          <FormText
            label={t('At least so much of its last size')}
            field="success.outputFile.minSizeRatio"
            value={success.fileMinSize}
            onChange={(fileMinSize) => set({ fileMinSize })}
            hint={t('Percent; empty does not ask.')}
          />
        </div>
      )}
    </FormSection>
  );
}
