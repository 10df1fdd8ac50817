/* The Web Worker of a learner's code: it loads all that it needs, takes a line, closes all doors, and
   then runs what comes through the line until somebody ends it. */

import { LearnerEnd } from "./line";
import type { FromLearner } from "./messages";
import { loadPython } from "./python";

/** Most memory that Python may take: what a tab can spare. */
const MEMORY_PAGES = 2 ** 30 / 2 ** 16;

/** What code in here could reach other parts of the page with, or what it keeps. */
const DOORS = [
  "fetch", "XMLHttpRequest", "WebSocket", "WebTransport", "EventSource", "importScripts",
  "indexedDB", "caches", "cookieStore", "navigator", "BroadcastChannel", "MessageChannel",
  "Worker", "SharedWorker", "postMessage", "onmessage", "addEventListener", "webkitRequestFileSystem",
  "webkitRequestFileSystemSync", "webkitResolveLocalFileSystemURL", "webkitResolveLocalFileSystemSyncURL",
];

const post = self.postMessage.bind(self) as (message: FromLearner) => void;

function limitMemory() {
  const Memory = WebAssembly.Memory;
  WebAssembly.Memory = class extends Memory {
    constructor(wanted: WebAssembly.MemoryDescriptor) {
      super({ ...wanted, maximum: Math.min(wanted.maximum ?? MEMORY_PAGES, MEMORY_PAGES) });
    }
  };
}

function closeDoors() {
  for (let place: object | null = self; place !== null; place = Object.getPrototypeOf(place)) {
    for (const door of DOORS) delete (place as Record<string, unknown>)[door];
  }
}

/** Hold a lock as long as this worker lives: whoever waits for it learns of its end. */
function showLife(name: string) {
  return new Promise<void>((held) => {
    void navigator.locks.request(name, () => {
      held();
      return new Promise(() => {});
    });
  });
}

async function begin() {
  limitMemory();
  await showLife(self.name);
  const python = await loadPython("learner.zip", "/worker");
  python.runPython("import sys; sys.path.insert(0, '/worker')");
  const serve = python.pyimport("grader.browser.learner_side").serve;
  self.onmessage = ({ data }: MessageEvent<SharedArrayBuffer>) => {
    const line = new LearnerEnd(data);
    const write = (bytes: Uint8Array) => line.print(bytes);
    python.setStdout({ write });
    python.setStderr({ write });
    python.setStdin({ error: true });
    python.setInterruptBuffer(line.interrupt);
    closeDoors();
    serve(line);
  };
  post("ready");
}

begin();
