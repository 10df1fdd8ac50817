/* The page: what happens when. */

import { showAbout, showHint } from "./about";
import { packed, unpacked } from "./archive";
import { exerciseOf, fileOf, loadCourse, shortName, type Course, type Function } from "./course";
import { Editor } from "./editor";
import { byId } from "./elements";
import { FunctionList } from "./function_list";
import { Grader } from "./grader";
import { isolated } from "./isolation";
import { say, showVerdict } from "./verdict";
import { Work } from "./work";

const tell = (text: string) => (byId("notice").textContent = text);

class Page {
  private readonly functions: Function[];
  private readonly list: FunctionList;
  private readonly editor: Editor;
  private open: Function;
  private grader: Promise<Grader> | null = null;
  private isRunning = false;
  private wasStopped = false;

  constructor(private readonly course: Course, private readonly work: Work) {
    this.functions = course.exercises.flatMap((exercise) => exercise.functions);
    this.list = new FunctionList(course, (name) => this.show(name));
    this.editor = new Editor(byId("editor"), () => void this.run([this.open]), (file, text) => {
      this.work.write(file, text);
      this.list.show(this.work.marks);
    });
    for (const [file, text] of Object.entries(work.files)) this.editor.add(file, text);
    this.open = this.functions.find((one) => !this.isRight(one)) ?? this.functions[0]!;
    this.show(this.open.name);
    this.list.show(work.marks);
    this.listen();
  }

  /** Load Python, as soon as the page may. */
  async begin() {
    tell("Python is loading; you can read and write meanwhile.");
    this.grader = isolated(() => this.work.save()).then(() => new Grader());
    await (await this.grader).ready;
    document.documentElement.dataset.python = "ready";
    tell("");
  }

  private listen() {
    byId("run").addEventListener("click", () => void this.run([this.open]));
    byId("run-all").addEventListener("click", () => void this.run(this.functions));
    byId("stop").addEventListener("click", () => void this.stop());
    byId("again").addEventListener("click", () => this.startAgain());
    byId("hint").addEventListener("click", () => this.hint());
    byId("next").addEventListener("click", () => this.showNext());
    byId("download").addEventListener("click", () => this.download());
    byId("upload").addEventListener("click", () => byId("files").click());
    byId("files").addEventListener("change", () => void this.upload(byId<HTMLInputElement>("files")));
    for (const leaving of ["visibilitychange", "pagehide"]) {
      addEventListener(leaving, () => void this.work.saveNow());
    }
  }

  private show(name: string) {
    this.open = this.functions.find((one) => one.name === name)!;
    byId("file-name").textContent = fileOf(name);
    this.list.mark(name);
    this.editor.show(fileOf(name), shortName(name));
    showAbout(this.open, this.work.hints.get(name) ?? 0);
    byId("next").hidden = true;
    if (!this.isRunning) say("Press Run to have it graded.");
  }

  /** Grade functions, and show what becomes of the open one. */
  private async run(functions: Function[]) {
    if (this.isRunning || this.grader === null) return;
    const files = { ...this.work.files };
    this.setRunning(true);
    const asked = functions.length === 1 ? shortName(functions[0]!.name) : "all functions";
    say(`Running ${asked} …`);
    try {
      const names = functions.map((one) => one.name);
      await (await this.grader).grade(files, names, (told) => {
        if (this.wasStopped) return;
        this.work.note(told, files[fileOf(told.name)]!);
        this.list.show(this.work.marks);
        if (told.name === this.open.name) showVerdict(told, this.open);
      });
      if (this.wasStopped) say("Stopped. What was running is not graded.");
      else this.offerNext();
    } catch (error) {
      say(`The grader itself failed; your work is not to blame. Load this page again. (${String(error)})`);
    } finally {
      this.setRunning(false);
    }
  }

  private async stop() {
    this.wasStopped = true;
    (await this.grader)?.stop();
  }

  private setRunning(isRunning: boolean) {
    this.isRunning = isRunning;
    this.wasStopped = false;
    byId<HTMLButtonElement>("run").disabled = isRunning;
    byId<HTMLButtonElement>("run-all").disabled = isRunning;
    byId<HTMLButtonElement>("stop").disabled = !isRunning;
  }

  private isRight(one: Function): boolean {
    const mark = this.work.marks.get(one.name);
    return mark?.status === "passed" && !mark.edited;
  }

  /** The next function that is not right yet, after the open one. */
  private next(): Function | undefined {
    const place = this.functions.indexOf(this.open);
    const inTurn = [...this.functions.slice(place + 1), ...this.functions.slice(0, place)];
    return inTurn.find((one) => !this.isRight(one));
  }

  private offerNext() {
    if (!this.isRight(this.open)) return;
    const next = this.next();
    byId("next").hidden = next === undefined;
    if (next !== undefined) {
      byId("next").textContent = `Next: ${shortName(next.name)}, in ${exerciseOf(next.name)}`;
      return;
    }
    tell(
      "All that is checked here is right. What is graded later draws other inputs, and looks at edge " +
        "cases: read each docstring once more, and try inputs of your own.",
    );
  }

  private showNext() {
    const next = this.next();
    if (next === undefined) return;
    this.show(next.name);
    byId("about-title").focus();
  }

  private hint() {
    const given = this.work.hints.get(this.open.name) ?? 0;
    this.work.giveHint(this.open.name);
    showHint(this.open, given);
  }

  private startAgain() {
    const file = fileOf(this.open.name);
    const stub = this.course.exercises.find((one) => one.name === exerciseOf(this.open.name))!.text;
    this.editor.replace(file, stub);
    this.editor.show(file, shortName(this.open.name));
    tell(`${file} is as it was at first. Ctrl-Z in the editor brings yours back.`);
  }

  private download() {
    const link = document.createElement("a");
    link.href = URL.createObjectURL(packed(this.work.files));
    link.download = `${this.course.name}.zip`;
    link.click();
    setTimeout(() => URL.revokeObjectURL(link.href), 60_000);
  }

  private async upload(input: HTMLInputElement) {
    try {
      const found = await unpacked([...(input.files ?? [])], Object.keys(this.work.files));
      for (const [file, text] of Object.entries(found)) this.editor.replace(file, text);
      const names = Object.keys(found).join(", ");
      tell(names ? `Taken in: ${names}. Ctrl-Z in the editor brings yours back.` : "No file of the katas is in it.");
    } catch (error) {
      tell(error instanceof Error ? error.message : String(error));
    }
    input.value = "";
  }
}

async function begin() {
  const course = await loadCourse();
  const saved = (says: string) => (byId("saved").textContent = says);
  const page = new Page(course, await Work.load(course, saved));
  await page.begin();
}

begin().catch((error) => tell(error instanceof Error ? error.message : String(error)));
