// A reader's process tied to the engine by a port, whichever host starts it.
import type { MessagePort } from 'node:worker_threads';

/**
 * Starts a process that serves as a reader (serve.ts) and ties it to the port: what is sent to one end comes out at the other, and what
 * ends one end ends the other.
 */
export type StartReader = (port: MessagePort) => void;

/** The part of a process, of Node's or of Electron's, that is needed. */
interface Child {
  on(event: 'message', listener: (message: unknown) => void): unknown;
  on(event: 'exit', listener: () => void): unknown;
  kill(): unknown;
}

/** @param post sends to the process */
export function joinReader(port: MessagePort, child: Child, post: (message: unknown) => void): void {
  port.on('message', post);
  port.on('close', () => child.kill());
  child.on('message', (message) => port.postMessage(message));
  child.on('exit', () => port.close());
}
