/* The Web Worker of the grader. It never sees a learner's code but as text. */

import { GraderEnd, LINE_BYTES } from "./line";
import type { FromGrader, ToGrader } from "./messages";
import { loadPython } from "./python";

const post = (message: FromGrader) => self.postMessage(message);

let lines = 0;

/** Have the page start a learner's worker; return the grader's end of the line to it. */
function connect() {
  const memory = new SharedArrayBuffer(LINE_BYTES);
  const line = ++lines;
  post({ says: "start", line, memory });
  const end = new GraderEnd(memory);
  return Object.assign(end, { stop: () => post({ says: "stop", line }) });
}

async function begin() {
  const python = await loadPython("grader.zip", "/katas");
  python.runPython("import sys; sys.path.insert(0, '/katas')");
  const Desk = python.pyimport("grader.browser.desk").Desk;
  const desk = Desk(connect, "/katas");
  return ({ id, about }: ToGrader) => {
    try {
      desk.grade(about, (told: string) => post({ says: "told", id, told }));
      post({ says: "done", id });
    } catch (error) {
      post({ says: "failed", id, why: String(error) });
    }
  };
}

const answering = begin();
self.onmessage = async ({ data }: MessageEvent<ToGrader>) => (await answering)(data);
answering.then(
  () => post({ says: "ready" }),
  (error) => post({ says: "failed", id: 0, why: String(error) }),
);
