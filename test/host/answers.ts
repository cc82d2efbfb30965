// Dialog answers that a test gives before or after the program asks. A question that nobody answers fails by itself.
import type { Dialogs } from '../../shared/engine/ports.ts';
import type { Asked } from './host.ts';

const patienceMs = 15_000;

class Answers<Value> {
  readonly #given: Value[] = [];
  readonly #waiting: ((value: Value) => void)[] = [];

  give(value: Value): void {
    const first = this.#waiting.shift();
    if (first === undefined) this.#given.push(value);
    else first(value);
  }

  next(question: string): Promise<Value> {
    if (this.#given.length > 0) return Promise.resolve(this.#given.shift() as Value);
    return new Promise((resolve, reject) => {
      const late = setTimeout(() => reject(new Error(`Nobody answered the dialog: ${question}.`)), patienceMs);
      this.#waiting.push((value) => {
        clearTimeout(late);
        resolve(value);
      });
    });
  }
}

export interface AnsweredDialogs extends Dialogs {
  readonly asked: Asked[];
  answerPick(paths: readonly string[]): void;
  answerPlace(path?: string): void;
}

export function answeredDialogs(): AnsweredDialogs {
  const picks = new Answers<readonly string[]>();
  const places = new Answers<string | undefined>();
  const asked: Asked[] = [];
  return {
    asked,
    answerPick: (paths) => picks.give(paths),
    answerPlace: (path) => places.give(path),
    async pick(purpose) {
      asked.push({ dialog: 'pick' });
      return [...(await picks.next(`pick ${purpose}`))];
    },
    place(purpose, suggested) {
      asked.push(purpose === 'file' ? { dialog: 'place', suggested } : { dialog: 'place' });
      return places.next(`place ${purpose}`);
    },
  };
}
