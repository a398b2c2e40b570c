/**
 * What the manuals of well-known programs say of their exit codes; each text follows the program's
 * name.
 */

import { msg } from './i18n.ts';

export type ExitCodeWords = Readonly<Record<number, string>>;

const RSYNC: ExitCodeWords = {
  1: msg('was called with wrong arguments'),
  2: msg('and the other side speak different versions of its protocol'),
  3: msg('could not open the files or folders it was given'),
  4: msg('was asked for something that it or the other side cannot do'),
  5: msg('could not begin to talk to the other side'),
  6: msg('could not write its log file'),
  10: msg('lost the network connection'),
  11: msg('could not read or write a file, for example because a disk is full'),
  12: msg('lost the connection to the other side, or the other side failed'),
  13: msg('could not report its errors'),
  14: msg('could not talk to its own processes'),
  20: msg('was interrupted'),
  21: msg('lost one of its own processes'),
  22: msg('ran out of memory'),
  23: msg('transferred only a part of the files'),
  24: msg('missed files that disappeared while it ran'),
  25: msg('deleted no more: the limit of --max-delete was reached'),
  30: msg('waited in vain for data'),
  35: msg('waited in vain for a connection to the other side'),
};

const CURL: ExitCodeWords = {
  1: msg('does not speak the protocol of this address'),
  2: msg('could not initialise itself'),
  3: msg('was given an address that is malformed'),
  5: msg('could not find the proxy by its name'),
  6: msg('could not find the host by its name'),
  7: msg('could not connect to the host'),
  8: msg('did not understand the answer of the server'),
  9: msg('was refused access to the file or folder'),
  18: msg('got only a part of the file'),
  22: msg('got an HTTP error (400 or above)'),
  23: msg('could not write what it received'),
  25: msg('could not upload the file'),
  26: msg('could not read a local file'),
  27: msg('ran out of memory'),
  28: msg('took longer than its time limit'),
  35: msg('could not agree on encryption with the server'),
  37: msg('could not read a local file'),
  47: msg('was redirected too often'),
  52: msg('got no answer from the server'),
  55: msg('could not send its data'),
  56: msg('lost the connection while receiving'),
  58: msg('could not use its own certificate'),
  60: msg('does not trust the certificate of the server'),
  67: msg('was refused by the server: user or password is wrong'),
  77: msg('could not read its list of certificate authorities'),
  78: msg('was told that the file does not exist'),
};

const WGET: ExitCodeWords = {
  1: msg('failed; its output says why'),
  2: msg('was called with wrong arguments or has a wrong configuration'),
  3: msg('could not read or write a file'),
  4: msg('could not reach the server'),
  5: msg('does not trust the certificate of the server'),
  6: msg('was refused: user or password is wrong'),
  7: msg('and the server did not understand each other'),
  8: msg('was answered with an error by the server'),
};

const RESTIC: ExitCodeWords = {
  1: msg('failed; its output says why'),
  2: msg('crashed'),
  3: msg('could not read some of the files; the others are backed up'),
  10: msg('found no repository there'),
  11: msg('could not lock the repository: another restic uses it, or has left its lock'),
  12: msg('was given a wrong password for the repository'),
  130: msg('was interrupted'),
};

const RCLONE: ExitCodeWords = {
  3: msg('did not find the folder'),
  4: msg('did not find the file'),
  5: msg('failed for now; a later attempt may succeed'),
  6: msg('met errors that a later attempt will not mend'),
  7: msg('met an error that stopped it; a later attempt will not help'),
  8: msg('stopped at the limit of --max-transfer'),
  9: msg('had nothing to transfer'),
  10: msg('stopped at the limit of --max-duration'),
};

const DUPLICITY: ExitCodeWords = {
  1: msg('failed; its output says why'),
  2: msg('was called with wrong arguments'),
  3: msg('found backups of a computer with another name'),
  8: msg('was given an address that is malformed'),
  11: msg('will not restore over a file that is there'),
  13: msg('did not find the folder to back up'),
  19: msg('did not find the path to restore in the backup'),
  21: msg('found a damaged volume: its checksum is wrong'),
  23: msg('was used in a way that cannot work; its output says why'),
  30: msg('crashed'),
  31: msg('could not encrypt or decrypt (GnuPG failed)'),
  50: msg('could not use the storage'),
  51: msg('was refused access to the storage'),
  52: msg('did not find the file on the storage'),
  53: msg('found no space left on the storage'),
};

/** A sum of 1, 2, 4, 8 and 16; below 8 nothing failed. */
const ROBOCOPY: ExitCodeWords = {
  1: msg('copied files and had no failure'),
  2: msg('found extra files at the destination and had no failure'),
  3: msg('copied files, found extra ones at the destination and had no failure'),
  4: msg('found files that do not match their counterparts'),
  5: msg('copied files and found some that do not match their counterparts'),
  6: msg('found extra files and some that do not match their counterparts'),
  7: msg('copied files and found extra ones and some that do not match their counterparts'),
  8: msg('could not copy some of the files'),
  16: msg('copied nothing: wrong arguments or no access'),
};

const BORG: ExitCodeWords = {
  1: msg('finished with warnings, for example of files that changed while it read them'),
  2: msg('failed; its output says why'),
};

const MOUNT: ExitCodeWords = {
  1: msg('was called with wrong arguments or lacks a permission'),
  2: msg('ran into a fault of the system'),
  8: msg('was interrupted'),
  32: msg('could not mount'),
  64: msg('mounted only some'),
};

const FSCK: ExitCodeWords = {
  1: msg('found errors and corrected them'),
  2: msg('corrected errors; the computer should be restarted'),
  4: msg('left errors uncorrected'),
  8: msg('could not do its work'),
  16: msg('was called with wrong arguments'),
  32: msg('was cancelled'),
};

const UNZIP: ExitCodeWords = {
  1: msg('unpacked with warnings'),
  2: msg('found an error in the archive'),
  9: msg('did not find the archive'),
  11: msg('found no file of that name in the archive'),
  50: msg('found the disk full'),
};

const ZIP: ExitCodeWords = {
  12: msg('had nothing to do'),
  14: msg('could not write, for example because the disk is full'),
  15: msg('could not create the archive'),
  18: msg('could not open a file to read'),
};

const SEVEN_ZIP: ExitCodeWords = {
  1: msg('finished with warnings: some files could not be read'),
  2: msg('failed'),
  7: msg('was called with wrong arguments'),
  8: msg('ran out of memory'),
  255: msg('was interrupted'),
};

const XARGS: ExitCodeWords = {
  123: msg('called a program that failed'),
  124: msg('stopped since a program ended with exit code 255'),
  125: msg('stopped since a signal ended a program'),
};

const GREP: ExitCodeWords = {
  1: msg('found no match'),
  2: msg('failed, for example on a missing file'),
};
const DIFF: ExitCodeWords = { 1: msg('found differences'), 2: msg('could not compare') };
const CONTAINER: ExitCodeWords = {
  125: msg('itself failed, before it started the container'),
  126: msg('could not execute the command in the container'),
  127: msg('did not find the command in the container'),
};
const APT: ExitCodeWords = { 100: msg('failed; its output says why') };
const SSH: ExitCodeWords = {
  255: msg('could not connect, was not let in or lost the connection'),
};

/** By the name of the program without path and extension. */
export const programExitCodes: ReadonlyMap<string, ExitCodeWords> = new Map<string, ExitCodeWords>([
  ['rsync', RSYNC],
  ['curl', CURL],
  ['wget', WGET],
  ['borg', BORG],
  ['restic', RESTIC],
  ['rclone', RCLONE],
  ['duplicity', DUPLICITY],
  ['robocopy', ROBOCOPY],
  [
    'tar',
    { 1: msg('met files that changed while it read them'), 2: msg('failed; its output says why') },
  ],
  ['ssh', SSH],
  ['sftp', SSH],
  ['scp', SSH],
  ['grep', GREP],
  ['egrep', GREP],
  ['fgrep', GREP],
  ['zgrep', GREP],
  ['rg', GREP],
  ['diff', DIFF],
  ['cmp', DIFF],
  ['find', { 1: msg('could not look at some of the files') }],
  ['pg_dump', { 1: msg('failed; its output says why') }],
  ['pg_dumpall', { 1: msg('failed; its output says why') }],
  [
    'psql',
    {
      1: msg('ran into an error of its own, like a missing file'),
      2: msg('lost the connection to the server'),
      3: msg('stopped at an error in the SQL script'),
    },
  ],
  [
    'git',
    {
      128: msg('could not go on; its output says why'),
      129: msg('was called with wrong arguments'),
    },
  ],
  ['apt', APT],
  ['apt-get', APT],
  ['mount', MOUNT],
  ['fsck', FSCK],
  ['e2fsck', FSCK],
  ['zip', ZIP],
  ['unzip', UNZIP],
  ['7z', SEVEN_ZIP],
  ['7za', SEVEN_ZIP],
  ['7zz', SEVEN_ZIP],
  ['xargs', XARGS],
  ['timeout', { 124: msg('ended the program at its time limit'), 125: msg('itself failed') }],
  ['docker', CONTAINER],
  ['podman', CONTAINER],
  ['ping', { 1: msg('got no answer'), 2: msg('could not send, for example to an unknown host') }],
  ['systemctl', { 3: msg('says that the unit is not active'), 4: msg('knows no such unit') }],
]);
