/* Starts and ends the Web Workers that a learner's code runs in. One spare is kept, with Python
   loaded: nobody waits for the next one. */

import { close } from "./line";
import type { FromLearner } from "./messages";

/** A worker that loads Python, or has. */
class Learner {
  private readonly worker: Worker;
  private memory: SharedArrayBuffer | null = null;
  private isReady = false;
  private hasEnded = false;
  private readonly name = `learner-${crypto.randomUUID()}`;

  constructor() {
    this.worker = new Worker(new URL("learner_worker.js", import.meta.url), {
      type: "module",
      name: this.name,
    });
    this.worker.onmessage = ({ data }: MessageEvent<FromLearner>) => {
      if (data !== "ready" || this.isReady) return;
      this.isReady = true;
      void navigator.locks.request(this.name, () => this.end());
      this.connect();
    };
    this.worker.onerror = (event) => {
      event.preventDefault();
      this.end();
    };
  }

  /** Let it serve whoever is at the other end of this line, as soon as it can. */
  serve(memory: SharedArrayBuffer) {
    this.memory = memory;
    if (this.hasEnded) close(memory);
    this.connect();
  }

  end() {
    this.hasEnded = true;
    this.worker.terminate();
    if (this.memory !== null) close(this.memory);
  }

  private connect() {
    if (this.isReady && this.memory !== null) this.worker.postMessage(this.memory);
  }
}

export class Learners {
  private spare: Learner | null = null;
  private readonly working = new Map<number, Learner>();

  /** Load a spare, unless there is one. */
  prepare() {
    this.spare ??= new Learner();
  }

  start(line: number, memory: SharedArrayBuffer) {
    const learner = this.spare ?? new Learner();
    this.spare = null;
    this.working.set(line, learner);
    learner.serve(memory);
  }

  stop(line: number) {
    this.working.get(line)?.end();
    this.working.delete(line);
  }

  /** End all that run. */
  stopAll() {
    for (const line of [...this.working.keys()]) this.stop(line);
  }
}
