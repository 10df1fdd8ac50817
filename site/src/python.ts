/* Loads Python and NumPy into a Web Worker, with some of the grader. Nothing comes from elsewhere. */

import { loadPyodide, type PyodideInterface } from "pyodide";

export type Python = PyodideInterface;

async function fetched(file: string): Promise<ArrayBuffer> {
  const answer = await fetch(new URL(file, import.meta.url));
  if (!answer.ok) throw new Error(`${file} can't be loaded (${answer.status})`);
  return answer.arrayBuffer();
}

/** Load Python, NumPy, and an archive of modules into a folder. */
export async function loadPython(archive: string, folder: string): Promise<Python> {
  const indexURL = new URL("pyodide/", import.meta.url).href;
  const [python, numpy, modules] = await Promise.all([
    loadPyodide({ indexURL }),
    fetched("python/numpy.zip"),
    fetched(`python/${archive}`),
  ]);
  python.unpackArchive(numpy, "zip", { extractDir: "/lib/python3.12/site-packages" });
  python.runPython("import sys; sys.dont_write_bytecode = True");
  python.unpackArchive(modules, "zip", { extractDir: folder });
  return python;
}
