// The steps that a demo tells of, in order.

export const demoSteps = [
  'company',
  'vaults',
  'cards',
  'import',
  'terms',
  'verified',
  'trial',
  'sealed',
  'witnessed',
  'opened',
  'compared',
  'receipt',
  'exported',
] as const;
export type DemoStepName = (typeof demoSteps)[number];

/** What has just been done, with small facts for its line. */
export type DemoStep = { readonly step: DemoStepName; readonly facts: Readonly<Record<string, string | number>> };

export type Report = (step: DemoStep) => void;
