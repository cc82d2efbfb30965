// From an errno of the operating system to the closed list of error codes.
import { type ErrorCode, type Facts, HandoverError, type Where } from '../../domain/errors.ts';

type Doing = 'read' | 'write';

const gone: ErrorCode = 'io.gone';
const codes: Readonly<Record<string, ErrorCode>> = {
  ENOSPC: 'io.full',
  EDQUOT: 'io.full',
  EFBIG: 'io.full',
  EROFS: 'io.read-only',
  EEXIST: 'io.exists',
  EBUSY: 'io.busy',
  ETXTBSY: 'io.busy',
  ENOENT: gone,
  ENOTDIR: gone,
  EIO: gone,
  ENODEV: gone,
  ENXIO: gone,
  ENOTCONN: gone,
  ENOMEDIUM: gone,
  ESTALE: gone,
  EREMOTEIO: gone,
  EISDIR: 'input.folder',
  ENAMETOOLONG: 'io.name-too-long',
};

/** The errno word of an error, such as `ENOSPC`. */
export function errnoOf(error: unknown): string | undefined {
  if (!(error instanceof Error) || !('code' in error) || typeof error.code !== 'string') return undefined;
  return /^E[A-Z0-9]+$/.test(error.code) ? error.code : undefined;
}

/**
 * The error to report for a failed call on a file. A HandoverError passes unchanged, and so does what is no errno.
 * `where` names the file by its last component. A missing right is `io.read-only` when writing, `io.read` when reading.
 */
export function fromErrno(error: unknown, where: Where, doing: Doing = 'write'): HandoverError {
  if (error instanceof HandoverError) return error;
  const errno = errnoOf(error);
  if (errno === undefined) return new HandoverError('bug', where, {}, { cause: error });
  const facts: Facts = errno === 'EFBIG' ? { errno, reason: 'file-too-large' } : { errno };
  return new HandoverError(codeOf(errno, doing), where, facts, { cause: error });
}

function codeOf(errno: string, doing: Doing): ErrorCode {
  if (errno === 'EACCES' || errno === 'EPERM') return doing === 'write' ? 'io.read-only' : 'io.read';
  return codes[errno] ?? (doing === 'write' ? 'io.write' : 'io.read');
}
