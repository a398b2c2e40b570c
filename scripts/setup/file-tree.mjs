// Copies, measures and lists folders.
import fs from 'node:fs';
import path from 'node:path';

/**
 * Makes `targetDir` another name for the files of `sourceDir`: hard links, copies on another disk.
 * @param {string} sourceDir
 * @param {string} targetDir
 */
export function linkTree(sourceDir, targetDir) {
  fs.mkdirSync(targetDir, { recursive: true });
  for (const entry of fs.readdirSync(sourceDir, { withFileTypes: true })) {
    const source = path.join(sourceDir, entry.name);
    const target = path.join(targetDir, entry.name);
    if (entry.isDirectory()) linkTree(source, target);
    else linkOrCopy(source, target);
  }
}

/**
 * @param {string} source
 * @param {string} target
 */
function linkOrCopy(source, target) {
  try {
    fs.linkSync(source, target);
  } catch {
    // Another file system, or one without hard links.
    fs.copyFileSync(source, target, fs.constants.COPYFILE_FICLONE);
  }
}

/**
 * Every file below `dir`, in a fixed order; none when it does not exist.
 * @param {string} dir
 * @returns {string[]} full paths
 */
export function listFiles(dir) {
  if (!fs.existsSync(dir)) return [];
  return fs
    .readdirSync(dir, { withFileTypes: true, recursive: true })
    .filter((entry) => entry.isFile())
    .map((entry) => path.join(entry.parentPath ?? entry.path, entry.name))
    .sort();
}

/** @param {string} dir */
export function treeBytes(dir) {
  let bytes = 0;
  for (const file of listFiles(dir)) {
    bytes += fs.statSync(file, { throwIfNoEntry: false })?.size ?? 0;
  }
  return bytes;
}
