/** Decides whether a run's output and the file it makes are what its task calls a success. */

import { phrase, type Wording } from '../../shared/phrase.ts';
import { because, type Told } from '../../shared/reason.ts';
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
export type Objection = (Told & Pick<Run, 'reasonCode'>) | null;

const SHOWN_PATTERN_LENGTH = 100;

export function decideSuccess(asked: SuccessCase): Objection {
  return objectionToOutput(asked) ?? objectionToFile(asked);
}

function objectionToOutput({ checks, findings }: SuccessCase): Objection {
  const { mustMatch, mustNotMatch } = checks;
  const { hasMatch, forbiddenLine, problem } = findings;
  if (mustNotMatch !== null && forbiddenLine !== null) {
    return outputMatch(
      phrase('A line of the output matches {pattern}, which it must not: “{line}”.', {
        pattern: shown(mustNotMatch),
        line: forbiddenLine,
      }),
    );
  }
  if (problem !== null) return outputMatch(problem);
  if (mustMatch !== null && hasMatch === false) {
    const pattern = shown(mustMatch);
    return outputMatch(
      phrase('No line of the output matches {pattern}, and one must.', { pattern }),
    );
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
  if (!file) return outputFile(phrase('The file {path} was not there after the run.', { path }));
  const ageMs = endedAtMs - file.modifiedAtMs;
  if (ageMs > rule.maxAgeMs) {
    return outputFile(
      phrase(
        'The file {path} was last changed {age} before the end of the run; at most {most} is allowed.',
        { path, age: { durationMs: ageMs }, most: { durationMs: rule.maxAgeMs } },
      ),
    );
  }
  if (rule.minSizeRatio === null || previousFileBytes === null) return null;
  if (file.sizeBytes >= rule.minSizeRatio * previousFileBytes) return null;
  return outputFile(
    phrase(
      'The file {path} has {size}, which is less than {share} of the {before} after the last success.',
      {
        path,
        size: { bytes: file.sizeBytes },
        share: { percent: rule.minSizeRatio * 100 },
        before: { bytes: previousFileBytes },
      },
    ),
  );
}

function outputMatch(wording: Wording): Objection {
  return { reasonCode: 'output_match', ...because(wording) };
}

function outputFile(wording: Wording): Objection {
  return { reasonCode: 'output_file', ...because(wording) };
}

function shown(pattern: string): string {
  const text =
    pattern.length > SHOWN_PATTERN_LENGTH ? `${pattern.slice(0, SHOWN_PATTERN_LENGTH)}…` : pattern;
  return `\`${text}\``;
}
