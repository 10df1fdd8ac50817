/* Compiles Python files with the Python that the page has, so that no browser need do it.

   node compile.mjs < {"path": "text"} > {"path": "compiled code, in base64"} */

import { text } from "node:stream/consumers";
import { loadPyodide } from "pyodide";

const COMPILE = `
import base64, importlib.util, json
from importlib._bootstrap_external import _code_to_hash_pyc

def compiled(path, text):
    # Not looked at once more by its time or its source: nobody changes either.
    code = compile(text, path, "exec", dont_inherit=True)
    data = _code_to_hash_pyc(code, importlib.util.source_hash(text.encode()), checked=False)
    return base64.b64encode(data).decode()

json.dumps({path: compiled(path, text) for path, text in json.loads(given).items()})
`;

const python = await loadPyodide();
python.globals.set("given", await text(process.stdin));
process.stdout.write(python.runPython(COMPILE));
