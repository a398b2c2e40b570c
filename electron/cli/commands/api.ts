/** `cronpilot api …`: switches the HTTP API for scripts and browsers on and off, and makes its tokens. */

import {
  API_SCOPE_WORDS,
  apiScopes,
  type ApiScope,
  type ApiStatus,
} from '../../shared/api-access.ts';
import { EXIT, UsageError } from '../cli-error.ts';
import { type Command, type Context, parseCommand, refusePositionals } from '../context.ts';
import { formatTable } from '../table.ts';
import { whenWords } from '../when.ts';

const HEADER = ['TOKEN', 'SCOPE', 'MADE'];

export const apiCommand: Command = async (args, context) => {
  const { values, positionals } = parseCommand(args, {
    user: { type: 'string' },
    'password-stdin': { type: 'boolean', default: false },
    port: { type: 'string' },
    scope: { type: 'string' },
  });
  const [verb = 'status', ...rest] = positionals;
  if (verb === 'token') return await tokenCommand(rest, values, context);
  refusePositionals(rest, `api ${verb}`);
  switch (verb) {
    case 'status':
      return tell(await context.client.call('api.status', undefined), values.json, context);
    case 'on':
      return await switchOn(values, context);
    case 'off':
      return tell(await context.client.call('api.switchOff', undefined), values.json, context);
    default:
      throw new UsageError(
        `Expected \`on\`, \`off\`, \`status\` or \`token\` after \`api\`, got \`${verb}\``,
      );
  }
};

interface OnOptions {
  readonly user?: string | undefined;
  readonly 'password-stdin': boolean;
  readonly port?: string | undefined;
  readonly json: boolean;
}

async function switchOn(options: OnOptions, context: Context): Promise<number> {
  const { user: userName, port } = options;
  if (port !== undefined && !/^\d{1,5}$/.test(port))
    throw new UsageError(`Expected --port to be a number like 7000, got \`${port}\``);
  // A user name comes with a password; without one, what was set before stays.
  const isAsked = options['password-stdin'] || userName !== undefined;
  if (!isAsked && !(await isSetUp(context)))
    throw new UsageError('Expected --user NAME: there is no user and no token yet');
  const status = await context.client.call('api.switchOn', {
    ...(port !== undefined && { port: Number(port) }),
    ...(userName !== undefined && { userName }),
    ...(isAsked && { password: await context.readHidden('Password (not shown): ') }),
  });
  return tell(status, options.json, context);
}

async function isSetUp({ client }: Context): Promise<boolean> {
  const { userName, tokens } = await client.call('api.status', undefined);
  return userName !== null || tokens.length > 0;
}

async function tokenCommand(
  [verb, name, ...rest]: readonly string[],
  { scope, json }: { readonly scope?: string | undefined; readonly json: boolean },
  { client, output, now }: Context,
): Promise<number> {
  if (verb === 'list' && name === undefined) {
    const { tokens } = await client.call('api.status', undefined);
    output.print(json ? JSON.stringify(tokens, null, 2) : tokenTable(tokens, now(), output));
    return EXIT.ok;
  }
  if (name === undefined || rest.length > 0 || (verb !== 'add' && verb !== 'remove'))
    throw new UsageError(
      'Expected `token list`, `token add NAME --scope SCOPE` or `token remove NAME`',
    );
  if (verb === 'remove') {
    await client.call('api.removeToken', { name });
    output.print(`The token ${name} is removed.`);
    return EXIT.ok;
  }
  const made = await client.call('api.addToken', { name, scope: scopeOf(scope) });
  if (json) output.print(JSON.stringify(made, null, 2));
  else {
    output.print(made.token);
    output.warn('Keep it: it is not shown again.');
  }
  return EXIT.ok;
}

function scopeOf(text: string | undefined): ApiScope {
  const scope = apiScopes.find((each) => each === text);
  if (scope) return scope;
  const words = apiScopes.map((each) => `\n  ${each}: ${API_SCOPE_WORDS[each]}`).join('');
  throw new UsageError(`Expected --scope with one of${words}`);
}

function tell(status: ApiStatus, json: boolean, { output, now }: Context): number {
  if (json) {
    output.print(JSON.stringify(status, null, 2));
    return EXIT.ok;
  }
  output.print(sentenceOn(status));
  if (status.userName !== null) output.print(`User: ${status.userName}`);
  if (status.tokens.length > 0) output.print(tokenTable(status.tokens, now(), output));
  if (status.problem !== null) output.warn(status.problem);
  return EXIT.ok;
}

function sentenceOn({ enabled, url }: ApiStatus): string {
  if (!enabled) return 'The API is off.';
  return url === null
    ? 'The API is on, but does not answer.'
    : `The API answers at ${url}/api; the browser panel is ${url}, its description ${url}/api/docs`;
}

function tokenTable(tokens: ApiStatus['tokens'], nowMs: number, output: Context['output']): string {
  if (tokens.length === 0) return 'There is no token.';
  const rows = tokens.map(({ name, scope, createdAtMs }) => [
    name,
    scope,
    whenWords(createdAtMs, nowMs),
  ]);
  return formatTable(HEADER, rows, output);
}
