import { Learners } from "./learners";
import type { FromGrader } from "./messages";
const t0 = performance.now();
import { compilePython } from "./python";
const compiled = compilePython();
const learners = new Learners(compiled);
learners.prepare();
const g = new Worker(new URL("grader_worker.js", import.meta.url), { type: "module" });
compiled.then((compiled) => g.postMessage({ compiled }));
(window as any).log = [];
const waiting = new Map<number, (a: string) => void>();
let ids = 0;
(window as any).grade = (about: unknown) => new Promise((done) => { waiting.set(++ids, done as any); g.postMessage({ id: ids, about: JSON.stringify(about) }); });
g.onmessage = ({ data }: MessageEvent<FromGrader>) => {
  (window as any).log.push([performance.now() - t0, data.says, JSON.stringify(data).slice(0, 300)]);
  if (data.says === "start") { learners.start(data.line, data.memory); learners.prepare(); }
  else if (data.says === "stop") learners.stop(data.line);
  else if (data.says === "answer") waiting.get(data.id)?.(data.answer);
  else if (data.says === "failed") waiting.get(data.id)?.(data.why);
};
