/** Decides whether a run's output and the file it makes are what its task calls a success. */

import { formatDuration } from '../../shared/duration.ts';
import { formatBytes } from '../../shared/format-bytes.ts';
import type { Run } from '../../shared/run.ts';
import type { OutputFileRule } from '../../shared/task-policy.ts';
import type { OutputChecks, OutputFindings } from '../../shared/worker-protocol.ts';

/** What a task asks of its output, and what the worker found. */
export interface SuccessCase {
  readonly checks: OutputChecks;
  /** Null when the task asks for no file. */
  readonly outputFile: OutputFileRule | null;
  /** Of the same file after the last success; null when that is not known. */
  readonly previousFileBytes: number | null;
  readonly findings: OutputFindings;
  readonly endedAtMs: number;
}

/** Why the run failed; null when nothing speaks against a success. */
export type Objection = Pick<Run, 'reasonCode' | 'reason'> | null;

const SHOWN_PATTERN_LENGTH = 100;

export function decideSuccess(asked: SuccessCase): Objection {
  return objectionToOutput(asked) ?? objectionToFile(asked);
}

function objectionToOutput({ checks, findings }: SuccessCase): Objection {
  const { mustMatch, mustNotMatch } = checks;
  const { hasMatch, forbiddenLine, problem } = findings;
  if (mustNotMatch !== null && forbiddenLine !== null) {
    return outputMatch(
      `A line of the output matches ${shown(mustNotMatch)}, which it must not: “${forbiddenLine}”.`,
    );
  }
  if (problem !== null) return outputMatch(problem);
  if (mustMatch !== null && hasMatch === false) {
    return outputMatch(`No line of the output matches ${shown(mustMatch)}, and one must.`);
  }
  return null;
}

function objectionToFile({
  outputFile: rule,
  checks,
  findings,
  previousFileBytes,
  endedAtMs,
}: SuccessCase): Objection {
  if (rule === null) return null;
  const path = `\`${checks.outputFilePath ?? rule.path}\``;
  const file = findings.outputFile;
  if (!file) return outputFile(`The file ${path} was not there after the run.`);
  const ageMs = endedAtMs - file.modifiedAtMs;
  if (ageMs > rule.maxAgeMs) {
    return outputFile(
      `The file ${path} was last changed ${formatDuration(ageMs)} before the end of the run; at most ${formatDuration(rule.maxAgeMs)} is allowed.`,
    );
  }
  if (rule.minSizeRatio === null || previousFileBytes === null) return null;
  if (file.sizeBytes >= rule.minSizeRatio * previousFileBytes) return null;
  return outputFile(
    `The file ${path} has ${formatBytes(file.sizeBytes)}, which is less than ${percent(rule.minSizeRatio)} of the ${formatBytes(previousFileBytes)} after the last success.`,
  );
}

function outputMatch(reason: string): Objection {
  return { reasonCode: 'output_match', reason };
}

function outputFile(reason: string): Objection {
  return { reasonCode: 'output_file', reason };
}

function shown(pattern: string): string {
  const text =
    pattern.length > SHOWN_PATTERN_LENGTH ? `${pattern.slice(0, SHOWN_PATTERN_LENGTH)}…` : pattern;
  return `\`${text}\``;
}

function percent(ratio: number): string {
  return `${(ratio * 100).toLocaleString('en', { maximumFractionDigits: 1 })} %`;
}
