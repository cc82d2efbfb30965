// Holds the engine still in the middle of its work for as long as a test needs there: by the debugger of Node, so that the
// engine knows nothing of it, however fast or busy the machine is.
import { Session } from 'node:inspector/promises';
import type { Host } from '../../host/host.ts';

export type HeldEngine = {
  /** Resolves when it stands still. */
  readonly still: Promise<void>;
  letGo(): Promise<void>;
};

/** The debugger's door to the threads of this process. */
async function openThreads(session: Session) {
  const threads: string[] = [];
  session.on('NodeWorker.attachedToWorker', ({ params }) => threads.push(params.sessionId));
  session.connect();
  await session.post('NodeWorker.enable', { waitForDebuggerOnStart: false });
  const tell = async (method: string) => {
    const message = JSON.stringify({ id: 1, method });
    for (const sessionId of threads) await session.post('NodeWorker.sendMessageToWorker', { sessionId, message });
  };
  return { tell, any: threads.length > 0 };
}

/** To be called before work of some seconds begins: the engine is held soon after its first word of how far it is. */
export async function holdAtWork(host: Pick<Host, 'atWork'>): Promise<HeldEngine> {
  const session = new Session();
  const { tell, any } = await openThreads(session);
  await tell('Debugger.enable');
  const paused = new Promise<void>((resolve) =>
    session.on('NodeWorker.receivedMessageFromWorker', ({ params }) => {
      if (params.message.startsWith('{"method":"Debugger.paused"')) resolve();
    }),
  );
  return {
    still: host.atWork().then(async () => {
      await tell('Debugger.pause');
      // Electron's engine is in a process of its own: there the work goes on.
      if (any) await paused;
    }),
    async letGo() {
      await tell('Debugger.resume');
      await tell('Debugger.disable');
      session.disconnect();
    },
  };
}
