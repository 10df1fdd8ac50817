/* The line between the grader's worker and a learner's: two streams of bytes and what was printed,
   in memory that both share. The grader is the one that must not be led astray: it takes every
   number that the other side may have written for a wish, and keeps its own elsewhere. */

const STREAM = 2 ** 18;
/** Bytes of what was printed that are kept, as in a process (`ASIDE_TAIL`). */
const PRINTED = 4096;

const [TO_LEARNER, TO_GRADER, PRINTED_COUNT, CLOSED, NUMBERS] = [0, 2, 4, 5, 8] as const;
const INTERRUPT = NUMBERS * 4;
const DATA = INTERRUPT + 8;
export const LINE_BYTES = DATA + 2 * STREAM + PRINTED;

/** How often, in milliseconds, a wait looks whether the line was closed, and wakes a watch. */
const PAUSE = 50;
/** What Python takes for Ctrl-C. */
const SIGINT = 2;

/** One direction: who writes waits for room, who reads waits for bytes. */
class Stream {
  constructor(
    private readonly numbers: Int32Array,
    private readonly index: number,
    private readonly bytes: Uint8Array,
  ) {}

  /** Bytes that wait to be read; more than there is room for where somebody meddles. */
  get waiting(): number {
    return (this.written - this.read) >>> 0;
  }

  /** Write all of it; return false where time is up. */
  push(data: Uint8Array, milliseconds: number): boolean {
    const deadline = performance.now() + milliseconds;
    let rest = data;
    while (rest.length > 0) {
      const seen = this.read;
      const room = STREAM - ((this.written - seen) >>> 0);
      if (room <= 0) {
        const left = deadline - performance.now();
        if (left <= 0 || this.isClosed) return false;
        Atomics.wait(this.numbers, this.index + 1, seen, Math.min(left, PAUSE));
        continue;
      }
      const begin = (this.written >>> 0) % STREAM;
      const piece = rest.subarray(0, Math.min(room, STREAM - begin));
      this.bytes.set(piece, begin);
      Atomics.add(this.numbers, this.index, piece.length);
      Atomics.notify(this.numbers, this.index);
      rest = rest.subarray(piece.length);
    }
    return true;
  }

  /** Return what there is, as soon as there is something; null where time is up, or all has ended. */
  pull(milliseconds: number, whileWaiting?: () => void): Uint8Array | null {
    const deadline = performance.now() + milliseconds;
    while (this.waiting === 0) {
      const left = deadline - performance.now();
      if (left <= 0 || this.isClosed) return null;
      if (Atomics.wait(this.numbers, this.index, this.written, Math.min(left, PAUSE)) === "timed-out")
        whileWaiting?.();
    }
    const begin = (this.read >>> 0) % STREAM;
    const count = Math.min(this.waiting, STREAM - begin);
    const piece = this.bytes.slice(begin, begin + count);
    Atomics.add(this.numbers, this.index + 1, count);
    Atomics.notify(this.numbers, this.index + 1);
    return piece;
  }

  private get written(): number {
    return Atomics.load(this.numbers, this.index);
  }

  private get read(): number {
    return Atomics.load(this.numbers, this.index + 1);
  }

  private get isClosed(): boolean {
    return Atomics.load(this.numbers, CLOSED) !== 0;
  }
}

/** Both streams, what was printed, and Python's interrupt. */
class Line {
  protected readonly numbers: Int32Array;
  protected readonly toLearner: Stream;
  protected readonly toGrader: Stream;
  protected readonly printed: Uint8Array;
  readonly interrupt: Uint8Array;

  constructor(memory: SharedArrayBuffer) {
    this.numbers = new Int32Array(memory, 0, NUMBERS);
    this.interrupt = new Uint8Array(memory, INTERRUPT, 1);
    this.toLearner = new Stream(this.numbers, TO_LEARNER, new Uint8Array(memory, DATA, STREAM));
    this.toGrader = new Stream(this.numbers, TO_GRADER, new Uint8Array(memory, DATA + STREAM, STREAM));
    this.printed = new Uint8Array(memory, DATA + 2 * STREAM, PRINTED);
  }
}

/** What the grader's Python sees of a line. */
export class GraderEnd extends Line {
  private taken = 0;

  push(data: Uint8Array, milliseconds: number): boolean {
    return this.toLearner.push(data, milliseconds);
  }

  /** Read; meanwhile the learner's Python may be roused now and then, so that it looks where it is. */
  pull(milliseconds: number, rousing: boolean): Uint8Array | null {
    const rouse = () => Atomics.store(this.interrupt, 0, SIGINT);
    return this.toGrader.pull(milliseconds, rousing ? rouse : undefined);
  }

  get hasWaiting(): boolean {
    return this.toGrader.waiting !== 0;
  }

  get isClosed(): boolean {
    return Atomics.load(this.numbers, CLOSED) !== 0;
  }

  /** Return the end of what was printed since the last time. */
  takePrinted(): Uint8Array {
    const count = Atomics.load(this.numbers, PRINTED_COUNT);
    const length = Math.min((count - this.taken) >>> 0, PRINTED);
    this.taken = count;
    const text = new Uint8Array(length);
    for (let place = 0; place < length; place++) {
      text[place] = this.printed[((count - length + place) >>> 0) % PRINTED] ?? 0;
    }
    return text;
  }
}

/** What the learner's Python sees of a line. */
export class LearnerEnd extends Line {
  push(data: Uint8Array): boolean {
    return this.toGrader.push(data, Infinity);
  }

  /** Read; null where the line was closed. */
  pull(): Uint8Array | null {
    return this.toLearner.pull(Infinity);
  }

  /** Keep the end of what is printed: nobody waits, however much it is. */
  print(data: Uint8Array): number {
    const begin = Atomics.load(this.numbers, PRINTED_COUNT);
    const kept = data.subarray(Math.max(0, data.length - PRINTED));
    const skipped = data.length - kept.length;
    kept.forEach((byte, place) => {
      this.printed[((begin + skipped + place) >>> 0) % PRINTED] = byte;
    });
    Atomics.add(this.numbers, PRINTED_COUNT, data.length);
    return data.length;
  }
}

/** Close a line: whoever waits on it stops. The page does it where a worker has died. */
export function close(memory: SharedArrayBuffer): void {
  const numbers = new Int32Array(memory, 0, NUMBERS);
  Atomics.store(numbers, CLOSED, 1);
  for (let index = 0; index < NUMBERS; index++) Atomics.notify(numbers, index);
}
