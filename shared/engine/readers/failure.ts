// Says in our own codes what the file system answered.
import { HandoverError } from '../../domain/errors.ts';

const codes = {
  ENOENT: 'input.missing',
  ENOTDIR: 'input.missing',
  ENAMETOOLONG: 'input.path-too-long',
  EISDIR: 'input.folder',
  EBUSY: 'io.busy',
  EACCES: 'io.denied',
  EPERM: 'io.denied',
  ENODEV: 'io.gone',
  ENXIO: 'io.gone',
  EIO: 'io.gone',
  ENOTCONN: 'io.gone',
  ENOMEDIUM: 'io.gone',
  ESTALE: 'io.gone',
  EREMOTEIO: 'io.gone',
} as const;

function isKnown(code: string): code is keyof typeof codes {
  return Object.hasOwn(codes, code);
}

/** The error for a failed look at or read of the file named `file`; errors of our own pass unchanged. */
export function readFailure(error: unknown, file: string): HandoverError {
  if (error instanceof HandoverError) return error;
  const code = error instanceof Error && 'code' in error ? String(error.code) : '';
  return new HandoverError(isKnown(code) ? codes[code] : 'io.read', { file }, code === '' ? {} : { cause: code }, {
    cause: error,
  });
}
