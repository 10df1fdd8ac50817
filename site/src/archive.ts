/* The work as a folder that drops into a copy of the katas, and back. */

import { strFromU8, strToU8, unzipSync, zipSync } from "fflate";

const FOLDER = "exercises";
/** Bytes of a file, and of an archive: as much as the grader takes. */
const MAX_FILE = 1_000_000;
const MAX_ARCHIVE = 10_000_000;

/** Return an archive of the files, by name. */
export function packed(files: Record<string, string>): Blob {
  const entries = Object.entries(files).map(([name, text]) => [name, strToU8(text)] as const);
  const archive = zipSync({ [FOLDER]: Object.fromEntries(entries) });
  return new Blob([archive as Uint8Array<ArrayBuffer>], { type: "application/zip" });
}

/** Return the known files among those that were chosen; a later one of a name counts. Throws. */
export async function unpacked(chosen: Iterable<File>, known: string[]): Promise<Record<string, string>> {
  const found: Record<string, string> = {};
  const isKnown = (path: string) => known.includes(baseName(path));
  for (const file of chosen) {
    if (file.size > MAX_ARCHIVE) throw new Error(`${file.name} is too large.`);
    const bytes = new Uint8Array(await file.arrayBuffer());
    if (!file.name.endsWith(".zip")) {
      if (isKnown(file.name)) found[file.name] = textOf(file.name, bytes);
      continue;
    }
    let entries;
    try {
      entries = unzipSync(bytes, {
        filter: ({ name, originalSize }) => isKnown(name) && originalSize <= MAX_FILE,
      });
    } catch {
      throw new Error(`${file.name} is no archive that can be read.`);
    }
    for (const [path, content] of Object.entries(entries)) found[baseName(path)] = textOf(path, content);
  }
  return found;
}

function baseName(path: string): string {
  return path.slice(path.lastIndexOf("/") + 1);
}

function textOf(name: string, content: Uint8Array): string {
  if (content.length > MAX_FILE) throw new Error(`${name} is too large.`);
  return strFromU8(content);
}
