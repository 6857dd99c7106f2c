import { once } from 'node:events';
import { extname } from 'node:path';
import { fileURLToPath } from 'node:url';
import { Worker } from 'node:worker_threads';

/** What a worker answers a question with. */
export type Reply<Answer> = { readonly answer: Answer } | { readonly error: unknown };

/** TypeScript, or what it was built to, as this file is. */
const extension = extname(fileURLToPath(import.meta.url));

/** @param name that of the file beside this one which runs in the thread, without its extension */
export function workerScript(name: string): URL {
  return new URL(`${name}${extension}`, import.meta.url);
}

/**
 * A thread that is asked one thing at a time. It is started when it is first needed, keeps the process alive only while
 * something is asked of it, and is started anew where it has died. `null` tells it to end.
 */
export class AskedThread<Question> {
  readonly #script: URL;
  readonly #workerData: unknown;
  #thread: Worker | null = null;

  constructor(script: URL, workerData: unknown) {
    this.#script = script;
    this.#workerData = workerData;
  }

  async ask<Answer>(question: Question): Promise<Answer> {
    this.#thread ??= new Worker(this.#script, { workerData: this.#workerData, execArgv: [] });
    const thread = this.#thread;
    thread.ref();
    const reply = await this.#reply<Answer>(thread, question);
    thread.unref();
    if ('error' in reply) throw reply.error;
    return reply.answer;
  }

  async close(): Promise<void> {
    const thread = this.#thread;
    if (thread === null) return;
    this.#thread = null;
    thread.ref();
    const ended = once(thread, 'exit');
    thread.postMessage(null);
    await ended;
  }

  async #reply<Answer>(thread: Worker, question: Question): Promise<Reply<Answer>> {
    const over = new AbortController();
    try {
      // Before anybody listens: where it throws, nobody is left who does. It is answered in a later turn at the soonest.
      thread.postMessage(question);
      const ended = once(thread, 'exit', over).then(() => {
        throw new Error('a thread ended before it had answered');
      });
      const [reply]: Reply<Answer>[] = await Promise.race([once(thread, 'message', over), ended]);
      if (reply === undefined) throw new Error('a thread answered with nothing');
      return reply;
    } catch (error) {
      // What could not even be asked leaves it alive.
      this.#thread = null;
      void thread.terminate();
      throw error;
    } finally {
      over.abort();
    }
  }
}
