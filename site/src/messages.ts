/* What the page and its workers say to each other. */

/** From the grader's worker: start a learner's worker on this memory, or end the one on it. */
export type FromGrader =
  | { says: "ready" }
  | { says: "start"; line: number; memory: SharedArrayBuffer }
  | { says: "stop"; line: number }
  | { says: "told"; id: number; told: string }
  | { says: "done"; id: number }
  | { says: "failed"; id: number; why: string };

/** To the grader's worker: what is to be graded, as JSON that Python reads. */
export type ToGrader = { id: number; about: string };

/** From a learner's worker, which may say anything: no more than these two words is listened to. */
export type FromLearner = "ready" | "ended";
