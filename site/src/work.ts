/* What a learner has: files, marks, hints. It is kept in the browser as it changes. */

import { fileOf, type Course } from "./course";
import type { Told } from "./grader";
import { Store } from "./store";

/** What is known of a function; edited: its file has another text since. */
export type Mark = Pick<Told, "status" | "sign" | "says" | "points"> & { edited: boolean };

const SAVE_AFTER = 300;

export class Work {
  readonly files: Record<string, string> = {};
  readonly marks = new Map<string, Mark>();
  /** How many hints of each function were given. */
  readonly hints = new Map<string, number>();
  private timer = 0;

  private constructor(private readonly store: Store | null, private readonly said: (says: string) => void) {}

  /** Bring back what was kept. `said` hears what becomes of it. */
  static async load(course: Course, said: (says: string) => void): Promise<Work> {
    const work = new Work(await Store.open(course.name).catch(() => null), said);
    const kept = await work.store?.get("work").catch(() => undefined);
    const { files = {}, marks = [], hints = [] } = (kept ?? {}) as Partial<Kept>;
    for (const { name, text } of course.exercises) {
      work.files[`${name}.py`] = files[`${name}.py`] ?? text;
    }
    for (const [name, mark] of marks) work.marks.set(name, mark);
    for (const [name, count] of hints) work.hints.set(name, count);
    if (work.store === null) said("This browser keeps nothing here: download your work before you leave.");
    return work;
  }

  write(file: string, text: string) {
    if (this.files[file] === text) return;
    this.files[file] = text;
    for (const [name, mark] of this.marks) if (fileOf(name) === file) mark.edited = true;
    this.saveSoon();
  }

  /** Keep what became of a function whose file was `graded`. */
  note({ name, status, sign, says, points }: Told, graded: string) {
    const edited = this.files[fileOf(name)] !== graded;
    this.marks.set(name, { status, sign, says, points, edited });
    this.saveSoon();
  }

  giveHint(name: string) {
    this.hints.set(name, (this.hints.get(name) ?? 0) + 1);
    this.saveSoon();
  }

  async save(): Promise<void> {
    clearTimeout(this.timer);
    this.timer = 0;
    if (this.store === null) return;
    const kept: Kept = { files: this.files, marks: [...this.marks], hints: [...this.hints] };
    try {
      await this.store.put("work", kept);
      this.said("Kept in this browser.");
    } catch (error) {
      this.said(`This browser can't keep it (${String(error)}): download your work before you leave.`);
    }
  }

  /** Save at once what waits to be saved. */
  async saveNow(): Promise<void> {
    if (this.timer) await this.save();
  }

  private saveSoon() {
    if (this.store !== null) this.said("");
    clearTimeout(this.timer);
    this.timer = setTimeout(() => void this.save(), SAVE_AFTER);
  }
}

type Kept = { files: Record<string, string>; marks: [string, Mark][]; hints: [string, number][] };
