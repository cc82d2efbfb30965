// What crosses between a host's thread and the engine's thread: requests with a number, their replies, and the one event.
import type { MessagePort } from 'node:worker_threads';
import type { Failure, Progress, Reply } from '../../ipc/contract.ts';
import type { FileRef } from '../handles.ts';
import type { PickPurpose, PlacePurpose } from '../ports.ts';

/** A reply to the request of the same number: what it came to, or why it failed. */
export type Answer<Value> =
  | { kind: 'answer'; id: number; value: Value }
  | { kind: 'failed'; id: number; error: Failure };

export type HostRequest =
  | { kind: 'invoke'; id: number; channel: string; input: unknown }
  | { kind: 'add-file'; id: number; path: string }
  | { kind: 'close'; id: number };
export type HostAnswer = Answer<readonly string[] | string | undefined>;

export type EngineRequest =
  | { kind: 'pick'; id: number; purpose: PickPurpose }
  | { kind: 'place'; id: number; purpose: PlacePurpose; suggested: string };
export type EngineAnswer = Answer<Reply | FileRef | undefined>;

/** A mistake of ours: its kind and the places in the code. The message stays behind, since it may quote a customer's value. */
export type BugNote = { name: string; frames: string[] };

export type ToEngine = HostRequest | HostAnswer;
export type ToHost =
  | EngineRequest
  | EngineAnswer
  | { kind: 'progress'; progress: Progress }
  | { kind: 'bug'; note: BugNote }
  /** A process for a reader is wanted at the other end of the port. */
  | { kind: 'reader'; port: MessagePort };

/** What the engine's thread is given at its start. */
export type Start = { defaultVault: string; settingsFile?: string };

export function bugNote(error: unknown): BugNote {
  if (!(error instanceof Error)) return { name: typeof error, frames: [] };
  const lines = (error.stack ?? '').split('\n').map((line) => line.trim());
  return { name: error.name, frames: lines.filter((line) => /^at .*:\d+:\d+\)?$/.test(line)) };
}
