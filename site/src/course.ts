/* The course, as `grader/site/course_file.py` describes it. */

export type Paragraph = { label: string; text: string; code: string };

export type Function = {
  /** With its exercise: "and_gate.train". */
  name: string;
  points: number;
  /** Points of checks that are not here. */
  later: number;
  about: Paragraph[];
  hints: string[];
};

export type Exercise = { name: string; text: string; functions: Function[] };

export type Course = { name: string; title: string; exercises: Exercise[] };

export async function loadCourse(): Promise<Course> {
  const answer = await fetch(new URL("course.json", import.meta.url));
  if (!answer.ok) throw new Error(`The course can't be loaded (${answer.status}).`);
  return answer.json();
}

export function exerciseOf(name: string): string {
  return name.slice(0, name.indexOf("."));
}

export function shortName(name: string): string {
  return name.slice(name.indexOf(".") + 1);
}

export function fileOf(name: string): string {
  return `${exerciseOf(name)}.py`;
}
