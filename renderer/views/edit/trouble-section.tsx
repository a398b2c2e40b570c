/** What happens when a run is late, long or fails, and what counts as success. */

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

const OVERLAPS = overlapPolicies.map((policy): [OverlapPolicy, string] => [
  policy,
  overlapWords(policy),
]);
const MISFIRES: readonly (readonly [TaskForm['misfirePolicy'], string])[] = [
  ['', 'Default'],
  ...misfirePolicies.map((policy) => [policy, misfireWords(policy)] as const),
];

export function TroubleSection({ form, change }: SectionProps) {
  return (
    <FormSection title="If something goes wrong" hint="Sensible defaults; change what you need.">
      <div className="grid grid-cols-2 items-start gap-4">
        <FormSelect
          label="If still running when due"
          value={form.overlapPolicy}
          options={OVERLAPS}
          onChange={(overlapPolicy) => change({ overlapPolicy })}
        />
        <FormSelect
          label="If the computer was off or asleep"
          value={form.misfirePolicy}
          options={MISFIRES}
          onChange={(misfirePolicy) => change({ misfirePolicy })}
          {...(form.misfirePolicy === '' && {
            hint: 'Runs once when back; skips what is due hourly or more often.',
          })}
        />
        {form.overlapPolicy === 'allow' && (
          <FormText
            label="At most at once"
            field="maxInstances"
            value={form.maxInstances}
            onChange={(maxInstances) => change({ maxInstances })}
            className="col-span-2 w-40"
          />
        )}
        {form.misfirePolicy !== 'skip' && <Lateness form={form} change={change} />}
        <FormText
          label="Stop after"
          field="timeoutMs"
          value={form.timeout}
          onChange={(timeout) => change({ timeout })}
          placeholder="No limit"
          hint="Such as 30s, 5m or 1h 30m. Counts each attempt."
        />
        <FormText
          label="Grace before kill"
          field="graceMs"
          value={form.grace}
          onChange={(grace) => change({ grace })}
          hint="Time to end by itself when it is stopped."
        />
      </div>
      <RetryFields form={form} change={change} />
      <FormSwitch
        label="Stop with CronPilot"
        hint="When off, a run goes on without CronPilot, which takes it over at its next start."
        value={form.stopWithApp}
        onChange={(stopWithApp) => change({ stopWithApp })}
      />
      <FormSwitch
        label="Keep the computer awake while it runs"
        hint="It may still be put to sleep by hand, by its lid, or by an empty battery."
        value={form.keepAwake}
        onChange={(keepAwake) => change({ keepAwake })}
      />
      <FormSwitch
        label="Watch how long it takes"
        hint="Marks runs that take three times as long as usual, or end unusually soon."
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
        label="Catch up for at most"
        field="maxLatenessMs"
        value={form.maxLateness}
        onChange={(maxLateness) => change({ maxLateness })}
        placeholder="One period, at most 24h"
      />
      {form.misfirePolicy === 'run_all' ? (
        <FormText
          label="At most so many runs"
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
        label="Attempts"
        field="retry.maxAttempts"
        value={retry.maxAttempts}
        onChange={(maxAttempts) => set({ maxAttempts })}
        {...(!retries && { hint: '1 does not try again.' })}
      />
      {retries && (
        <>
          <FormText
            label="Wait first"
            field="retry.delayMs"
            value={retry.delay}
            onChange={(delay) => set({ delay })}
          />
          <FormText
            label="Backoff factor"
            field="retry.backoffFactor"
            value={retry.backoffFactor}
            onChange={(backoffFactor) => set({ backoffFactor })}
          />
          <FormText
            label="At most"
            field="retry.maxDelayMs"
            value={retry.maxDelay}
            onChange={(maxDelay) => set({ maxDelay })}
          />
          <FormText
            label="Only after exit codes"
            field="retry.onExitCodes"
            value={retry.onExitCodes}
            onChange={(onExitCodes) => set({ onExitCodes })}
            placeholder="Any failure"
            className="col-span-2"
          />
          <FormText
            label="Spread by"
            field="retry.jitter"
            value={retry.jitter}
            onChange={(jitter) => set({ jitter })}
            hint="Percent, more or less."
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
    <FormSection title="Success means" hint="All of these.">
      <div className="grid grid-cols-2 items-start gap-4">
        <FormText
          label="Exit codes"
          field="successExitCodes"
          value={form.successExitCodes}
          onChange={(successExitCodes) => change({ successExitCodes })}
        />
        <FormText
          label="A success at least every"
          field="freshnessMs"
          value={form.freshness}
          onChange={(freshness) => change({ freshness })}
          placeholder="Not asked"
          hint="You are told when the last one is older."
        />
        <FormText
          label="A line of output matches"
          field="success.outputMustMatch"
          value={success.outputMustMatch}
          onChange={(outputMustMatch) => set({ outputMustMatch })}
          placeholder="Not asked"
          isMono
        />
        <FormText
          label="No line of output matches"
          field="success.outputMustNotMatch"
          value={success.outputMustNotMatch}
          onChange={(outputMustNotMatch) => set({ outputMustNotMatch })}
          placeholder="Not asked"
          isMono
        />
      </div>
      <FormText
        label="It leaves a fresh file"
        field="success.outputFile.path"
        value={success.filePath}
        onChange={(filePath) => set({ filePath })}
        placeholder="Not asked"
        isMono
      />
      {success.filePath.trim() !== '' && (
        <div className="grid grid-cols-2 items-start gap-4">
          <FormText
            label="Not older than"
            field="success.outputFile.maxAgeMs"
            value={success.fileMaxAge}
            onChange={(fileMaxAge) => set({ fileMaxAge })}
          />
          <FormText
            label="At least so much of its last size"
            field="success.outputFile.minSizeRatio"
            value={success.fileMinSize}
            onChange={(fileMinSize) => set({ fileMinSize })}
            hint="Percent; empty does not ask."
          />
        </div>
      )}
    </FormSection>
  );
}
