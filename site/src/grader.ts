/* The grader, as the page sees it: it is asked for functions, and tells of each. */

import { Learners } from "./learners";
import type { FromGrader, ToGrader } from "./messages";

/** What is told of a function; `grader/browser/words.py` writes it. */
export type Told = {
  name: string;
  status: "passed" | "failed" | "todo" | "waiting" | "error" | "not graded";
  sign: string;
  says: string;
  points: number;
  max_points: number;
  line: number | null;
  problem: null | { title: string; facts: [string | null, string][]; rest: string };
  picture: string;
};

type Asked = { tell: (told: Told) => void; done: () => void; failed: (why: Error) => void };

export class Grader {
  /** When Python is there. */
  readonly ready: Promise<void>;
  private readonly worker: Worker;
  private readonly learners = new Learners();
  private readonly asked = new Map<number, Asked>();
  private ids = 0;

  constructor() {
    this.worker = new Worker(new URL("grader_worker.js", import.meta.url), { type: "module" });
    this.learners.prepare();
    this.ready = new Promise((ready, failed) => {
      this.worker.onerror = (event) => failed(new Error(event.message));
      this.worker.onmessage = ({ data }: MessageEvent<FromGrader>) => {
        if (data.says === "ready") ready();
        else if (data.says === "failed" && data.id === 0) failed(new Error(data.why));
        else this.hear(data);
      };
    });
  }

  /** Grade functions; `tell` each as soon as it is graded. */
  async grade(files: Record<string, string>, functions: string[], tell: (told: Told) => void) {
    await this.ready;
    await new Promise<void>((done, failed) => {
      const message: ToGrader = { id: ++this.ids, about: JSON.stringify({ files, functions }) };
      this.asked.set(message.id, { tell, done, failed });
      this.worker.postMessage(message);
    });
  }

  /** End the learner's code that runs now. */
  stop() {
    this.learners.stopAll();
  }

  private hear(data: FromGrader) {
    switch (data.says) {
      case "start":
        this.learners.start(data.line, data.memory);
        this.learners.prepare();
        break;
      case "stop":
        this.learners.stop(data.line);
        break;
      case "told":
        this.asked.get(data.id)?.tell(JSON.parse(data.told));
        break;
      case "done":
        this.asked.get(data.id)?.done();
        this.asked.delete(data.id);
        break;
      case "failed":
        this.asked.get(data.id)?.failed(new Error(data.why));
        this.asked.delete(data.id);
    }
  }
}
