// One switch between the parameters of `npm test` and the large ones of `npm run test:full`.

export const full = process.env.HANDOVER_TEST_FULL === '1';

/** fast-check runs for one property. */
export const runs = full ? 1000 : 60;
