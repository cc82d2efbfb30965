// One channel: what goes in, what comes out.
import type * as v from 'valibot';

export const call = <Input extends v.GenericSchema, Output extends v.GenericSchema>(input: Input, output: Output) => ({
  input,
  output,
});
