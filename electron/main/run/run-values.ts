/** The values that a run's templates stand for; remembers which secrets it was given. */

import { phrase } from '../../shared/phrase.ts';
import type { Run } from '../../shared/run.ts';
import type { Task } from '../../shared/task.ts';
import { fillText, type TemplateValues } from '../../shared/template.ts';
import { SecretUnavailable, type SecretVault } from '../secrets/secret-vault.ts';
import type { Env } from './run-env.ts';
import { RunRefused } from './run-refused.ts';

export class RunValues {
  /** Replaces parameters alone: for whatever `ps` or a file would show. */
  readonly paramsOnly: TemplateValues;
  readonly all: TemplateValues;
  readonly #secrets = new Set<string>();

  constructor(
    run: Pick<Run, 'params'>,
    task: Pick<Task, 'parameters'>,
    secrets: Pick<SecretVault, 'valueOf'>,
  ) {
    const declared = new Set(task.parameters.map(({ name }) => name));
    const param = (name: string): string => {
      const value = run.params?.[name];
      if (value !== undefined) return value;
      // One that may be left out, and was.
      if (declared.has(name)) return '';
      throw new RunRefused(
        'missing_parameter',
        phrase('The task has no parameter `{name}`.', { name }),
      );
    };
    this.paramsOnly = { param };
    this.all = { param, secret: (name) => this.#secret(name, secrets) };
  }

  /** Each once. */
  get usedSecrets(): readonly string[] {
    return [...this.#secrets];
  }

  /** Secrets alone; parameters have variables of their own. @throws RunRefused */
  fillEnv(env: Env): Env {
    const { secret } = this.all;
    const filled = Object.entries(env).map(([name, value]) => [
      name,
      fillText(value, secret ? { secret } : {}),
    ]);
    return Object.fromEntries(filled);
  }

  #secret(name: string, secrets: Pick<SecretVault, 'valueOf'>): string {
    try {
      const value = secrets.valueOf(name);
      this.#secrets.add(value);
      return value;
    } catch (error) {
      if (!(error instanceof SecretUnavailable)) throw error;
      throw new RunRefused('missing_secret', error.wording);
    }
  }
}
