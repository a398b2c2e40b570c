/** What the manuals of well-known programs say of their exit codes; each text follows the program's name. */

export type ExitCodeWords = Readonly<Record<number, string>>;

const RSYNC: ExitCodeWords = {
  1: 'was called with wrong arguments',
  2: 'and the other side speak different versions of its protocol',
  3: 'could not open the files or folders it was given',
  4: 'was asked for something that it or the other side cannot do',
  5: 'could not begin to talk to the other side',
  6: 'could not write its log file',
  10: 'lost the network connection',
  11: 'could not read or write a file, for example because a disk is full',
  12: 'lost the connection to the other side, or the other side failed',
  13: 'could not report its errors',
  14: 'could not talk to its own processes',
  20: 'was interrupted',
  21: 'lost one of its own processes',
  22: 'ran out of memory',
  23: 'transferred only a part of the files',
  24: 'missed files that disappeared while it ran',
  25: 'deleted no more: the limit of --max-delete was reached',
  30: 'waited in vain for data',
  35: 'waited in vain for a connection to the other side',
};

const CURL: ExitCodeWords = {
  1: 'does not speak the protocol of this address',
  2: 'could not initialise itself',
  3: 'was given an address that is malformed',
  5: 'could not find the proxy by its name',
  6: 'could not find the host by its name',
  7: 'could not connect to the host',
  8: 'did not understand the answer of the server',
  9: 'was refused access to the file or folder',
  18: 'got only a part of the file',
  22: 'got an HTTP error (400 or above)',
  23: 'could not write what it received',
  25: 'could not upload the file',
  26: 'could not read a local file',
  27: 'ran out of memory',
  28: 'took longer than its time limit',
  35: 'could not agree on encryption with the server',
  37: 'could not read a local file',
  47: 'was redirected too often',
  52: 'got no answer from the server',
  55: 'could not send its data',
  56: 'lost the connection while receiving',
  58: 'could not use its own certificate',
  60: 'does not trust the certificate of the server',
  67: 'was refused by the server: user or password is wrong',
  77: 'could not read its list of certificate authorities',
  78: 'was told that the file does not exist',
};

const WGET: ExitCodeWords = {
  1: 'failed; its output says why',
  2: 'was called with wrong arguments or has a wrong configuration',
  3: 'could not read or write a file',
  4: 'could not reach the server',
  5: 'does not trust the certificate of the server',
  6: 'was refused: user or password is wrong',
  7: 'and the server did not understand each other',
  8: 'was answered with an error by the server',
};

const RESTIC: ExitCodeWords = {
  1: 'failed; its output says why',
  2: 'crashed',
  3: 'could not read some of the files; the others are backed up',
  10: 'found no repository there',
  11: 'could not lock the repository: another restic uses it, or has left its lock',
  12: 'was given a wrong password for the repository',
  130: 'was interrupted',
};

const RCLONE: ExitCodeWords = {
  3: 'did not find the folder',
  4: 'did not find the file',
  5: 'failed for now; a later attempt may succeed',
  6: 'met errors that a later attempt will not mend',
  7: 'met an error that stopped it; a later attempt will not help',
  8: 'stopped at the limit of --max-transfer',
  9: 'had nothing to transfer',
  10: 'stopped at the limit of --max-duration',
};

const DUPLICITY: ExitCodeWords = {
  1: 'failed; its output says why',
  2: 'was called with wrong arguments',
  3: 'found backups of a computer with another name',
  8: 'was given an address that is malformed',
  11: 'will not restore over a file that is there',
  13: 'did not find the folder to back up',
  19: 'did not find the path to restore in the backup',
  21: 'found a damaged volume: its checksum is wrong',
  23: 'was used in a way that cannot work; its output says why',
  30: 'crashed',
  31: 'could not encrypt or decrypt (GnuPG failed)',
  50: 'could not use the storage',
  51: 'was refused access to the storage',
  52: 'did not find the file on the storage',
  53: 'found no space left on the storage',
};

/** A sum of 1, 2, 4, 8 and 16; below 8 nothing failed. */
const ROBOCOPY: ExitCodeWords = {
  1: 'copied files and had no failure',
  2: 'found extra files at the destination and had no failure',
  3: 'copied files, found extra ones at the destination and had no failure',
  4: 'found files that do not match their counterparts',
  5: 'copied files and found some that do not match their counterparts',
  6: 'found extra files and some that do not match their counterparts',
  7: 'copied files and found extra ones and some that do not match their counterparts',
  8: 'could not copy some of the files',
  16: 'copied nothing: wrong arguments or no access',
};

const BORG: ExitCodeWords = {
  1: 'finished with warnings, for example of files that changed while it read them',
  2: 'failed; its output says why',
};

const MOUNT: ExitCodeWords = {
  1: 'was called with wrong arguments or lacks a permission',
  2: 'ran into a fault of the system',
  8: 'was interrupted',
  32: 'could not mount',
  64: 'mounted only some',
};

const FSCK: ExitCodeWords = {
  1: 'found errors and corrected them',
  2: 'corrected errors; the computer should be restarted',
  4: 'left errors uncorrected',
  8: 'could not do its work',
  16: 'was called with wrong arguments',
  32: 'was cancelled',
};

const UNZIP: ExitCodeWords = {
  1: 'unpacked with warnings',
  2: 'found an error in the archive',
  9: 'did not find the archive',
  11: 'found no file of that name in the archive',
  50: 'found the disk full',
};

const ZIP: ExitCodeWords = {
  12: 'had nothing to do',
  14: 'could not write, for example because the disk is full',
  15: 'could not create the archive',
  18: 'could not open a file to read',
};

const SEVEN_ZIP: ExitCodeWords = {
  1: 'finished with warnings: some files could not be read',
  2: 'failed',
  7: 'was called with wrong arguments',
  8: 'ran out of memory',
  255: 'was interrupted',
};

const XARGS: ExitCodeWords = {
  123: 'called a program that failed',
  124: 'stopped since a program ended with exit code 255',
  125: 'stopped since a signal ended a program',
};

const GREP: ExitCodeWords = { 1: 'found no match', 2: 'failed, for example on a missing file' };
const DIFF: ExitCodeWords = { 1: 'found differences', 2: 'could not compare' };
const CONTAINER: ExitCodeWords = {
  125: 'itself failed, before it started the container',
  126: 'could not execute the command in the container',
  127: 'did not find the command in the container',
};
const APT: ExitCodeWords = { 100: 'failed; its output says why' };
const SSH: ExitCodeWords = { 255: 'could not connect, or lost the connection' };

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
  ['tar', { 1: 'met files that changed while it read them', 2: 'failed; its output says why' }],
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
  ['find', { 1: 'could not look at some of the files' }],
  ['pg_dump', { 1: 'failed; its output says why' }],
  ['pg_dumpall', { 1: 'failed; its output says why' }],
  [
    'psql',
    {
      1: 'ran into an error of its own, like a missing file',
      2: 'lost the connection to the server',
      3: 'stopped at an error in the SQL script',
    },
  ],
  ['git', { 128: 'could not go on; its output says why', 129: 'was called with wrong arguments' }],
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
  ['timeout', { 124: 'ended the program at its time limit', 125: 'itself failed' }],
  ['docker', CONTAINER],
  ['podman', CONTAINER],
  ['ping', { 1: 'got no answer', 2: 'could not send, for example to an unknown host' }],
  ['systemctl', { 3: 'says that the unit is not active', 4: 'knows no such unit' }],
]);
