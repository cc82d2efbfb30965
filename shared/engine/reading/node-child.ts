// The entry of a reader's process under Node.
import process from 'node:process';
import type { FromReader, ToProcess } from './messages.ts';
import { serveReader } from './serve.ts';

const take = serveReader((message: FromReader) => void process.send?.(message));
process.on('message', (message) => take(message as ToProcess));
// The engine is gone.
process.on('disconnect', () => process.exit());
