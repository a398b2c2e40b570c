/**
 * What workers say of runs, for main to know it again: they are processes of their own, and so are
 * the tasks that leave a report. They speak English, in which secrets are masked.
 */

import { msg } from './i18n.ts';

/** Before what they may be a part of. `{what}` stands for one of `WHATS` alone. */
export const SENTENCES: readonly string[] = [
  msg('{problem} The line ends with a Windows line break.'),
  msg('{problem} The first line of `{name}` asks for it.'),
  msg('{what} `{path}` does not exist.'),
  msg('{what} `{path}` is not a file.'),
  msg('{what} `{path}` is not executable.'),
  msg('{what} `{path}` is a folder.'),
  msg('{what} `{path}` is not a folder but a file.'),
  msg('{what} `{path}` cannot be entered: {why}.'),
  msg('{what} `{path}` cannot be written: {why}.'),
  msg('{what} `{path}` cannot be created: {why}.'),
  msg('{what} `{path}` cannot be read: {why}.'),
  msg('{what} `{name}` was not found in PATH ({path}).'),
  msg('The pipe `{path}` for the output cannot be made: {why}.'),
  msg('The folder `{path}` is no virtual environment: it has no `{program}`.'),
  msg(
    'No interpreter is known for the script `{path}`: it has no `#!` line, its extension is not a known one, and it is not executable. Choose an interpreter for the task.',
  ),
  msg(
    'The command or an argument is {bytes, number} bytes long; Linux passes on at most {max, number}. Put it into a script.',
  ),
  msg(
    'The environment variable `{name}` is {bytes, number} bytes long; Linux passes on at most {max, number}.',
  ),
  msg(
    'The environment variable `{name}` means something to the shell, so it cannot hold a secret.',
  ),
  msg('The path of the data folder holds a line break; CronPilot cannot use it.'),
  msg('The run could not be started because something went wrong inside CronPilot.'),
  msg('The run could not be started: {why}.'),
  msg('The task has no parameter `{name}`.'),
  msg('The secret `{name}` is not stored.'),
  msg('The secret `{name}` cannot be read: {why}.'),
  msg('The .env file `{path}` does not exist.'),
  msg('The .env file `{path}` is not a file.'),
  msg('The .env file `{path}` is {size, number} bytes long; at most {max, number} are read.'),
  msg('The .env file `{path}` cannot be read ({why}).'),
  msg('The .env file `{path}` is not a text file.'),
  msg('The .env file `{path}` cannot be read by this version of CronPilot.'),

  msg('Its log is gone, so its output could not be checked.'),
  msg('Its output could not be checked: {why}.'),
  msg('Its output could not be checked because something went wrong inside CronPilot.'),
  msg('The pattern `{pattern}` takes too long on this output; a simpler one is needed.'),
  msg(
    'No line of what is left of the output matches `{pattern}`; its middle was left out at the log’s limit.',
  ),

  msg('This computer was offline, so {host} could not be reached.'),
  msg('The name of {host} could not be found (DNS): it is misspelt, or there is no network.'),
  msg('The connection to {host} was ended before the whole answer had come.'),
  msg('The connection to {host} was refused: nothing listens there.'),
  msg('The network does not reach {host} ({code}).'),
  msg('{host} did not take the connection within {seconds} s.'),
  msg('{host} did not begin to answer within {seconds} s.'),
  msg('{host} fell silent in the middle of its answer for {seconds} s.'),
  msg(
    'The certificate of {host} is signed by itself. Trust it with a CA file, or switch off the check of certificates.',
  ),
  msg(
    'The certificate of {host} comes from an authority that this computer does not know ({code}). Give its CA file.',
  ),
  msg('The certificate of {host} has expired.'),
  msg('The certificate of {host} expired on {when}.'),
  msg('The certificate of {host} is not valid yet.'),
  msg('The certificate of {host} is made out for {names}.'),
  msg('{host} and CronPilot could not agree on a secure connection: {why}.'),
  msg('What {host} answered is no proper HTTP: {why}.'),
  msg('The compressed answer of {host} is damaged or cut off ({code}).'),
  msg('The request was stopped before its answer was whole.'),
  msg('The proxy did not let the connection to {host} through ({why}).'),
  msg('The request to {host} failed: {why}.'),
  msg('The server answered {status}; expected {wanted}.'),
  msg('The redirects go in a circle: {path}.'),
  msg('The server redirected more than {count} times, last to {address}.'),
  msg('The redirect to `{address}` cannot be followed.'),
  msg('No line of the answer matches `{pattern}`.'),
  msg('A line of the answer matches `{pattern}`: {line}'),
  msg('Expected an address with http:// or https://, got `{address}`.'),

  msg('`{name}` has no default function. Expected `{example}`.'),
  msg('`{name}` could not be loaded: {why}'),
  msg('The module returned the status `{status}`.'),
  msg('run_task returned the status `{status}`.'),
];

export const WHATS: readonly string[] = [
  msg('The folder'),
  msg('The shell'),
  msg('The interpreter'),
  msg('The program'),
  msg('The script'),
  msg('The Python'),
  msg('The Python file'),
  msg('The requirements file'),
  msg('The log'),
];

/** What the system refused, as a part of a sentence. */
export const SYSTEM_ERRORS: readonly string[] = [
  msg('permission was denied ({code})'),
  msg('no space is left on the disk ({code})'),
  msg('the disk quota is used up ({code})'),
  msg('the disk is read-only ({code})'),
  msg('a folder on the way does not exist ({code})'),
  msg('a part of the path is not a folder ({code})'),
  msg('a file is in the way ({code})'),
  msg('it is a folder ({code})'),
  msg('too many files are open ({code})'),
  msg('too many files are open on this computer ({code})'),
  msg('its links lead in a circle ({code})'),
  msg('its name is too long ({code})'),
  msg('the disk reported an error ({code})'),
  msg('the system refused to start another process ({code})'),
  msg('no memory is left ({code})'),
  msg('its key is gone'),
  msg('it was encrypted with another key'),
  msg('the system’s key store did not give its key'),
  msg('the file with its key cannot be read'),
];
