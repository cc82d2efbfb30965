import { describe, expect, test } from 'vitest';
import { portableAead as aead } from '../../shared/format/aead.ts';
import { sealAge } from '../../shared/format/age/file.ts';
import { generateIdentity, recipientOf } from '../../shared/format/age/keys.ts';
import { concat, utf8 } from '../../shared/format/bytes.ts';
import {
  contextLine,
  type KeyContext,
  openInner,
  openOuter,
  sealInner,
  sealOuter,
} from '../../shared/format/package/key-context.ts';

const context: KeyContext = {
  buyer: 'b1'.repeat(32),
  case_uid: 'c2'.repeat(16),
  handover_sha256: 'd3'.repeat(32),
  seller: 'e4'.repeat(32),
};
const party = async (suite: 'hybrid' | 'x25519' = 'x25519') => {
  const identity = await generateIdentity(suite);
  return { identity, recipient: await recipientOf(identity) };
};

test('the line is that of the format', () => {
  expect(new TextDecoder().decode(contextLine(context))).toBe(
    `# handover-key@v1 {"buyer":"${context.buyer}","case_uid":"${context.case_uid}","handover_sha256":"${context.handover_sha256}","seller":"${context.seller}"}\n`,
  );
});

describe.each(['x25519', 'hybrid'] as const)('suite %s', (suite) => {
  test('the inner file opens for the buyer, in its context', async () => {
    const [stage, buyer, other] = [await party(suite), await party(suite), await party(suite)];
    const inner = await sealInner(context, stage.identity, buyer.recipient, aead);
    expect(await openInner(inner, [other.identity, buyer.identity], context, stage.recipient, aead)).toBe(
      stage.identity,
    );
    await expect(openInner(inner, [other.identity], context, stage.recipient, aead)).rejects.toMatchObject({
      code: 'recipient',
    });
    await expect(openInner(inner, [buyer.identity], context, other.recipient, aead)).rejects.toMatchObject({
      code: 'key',
    });
    for (const member of ['buyer', 'case_uid', 'handover_sha256', 'seller'] as const) {
      const changed = { ...context, [member]: context[member].replace(/^./, '0') };
      await expect(openInner(inner, [buyer.identity], changed, stage.recipient, aead)).rejects.toMatchObject({
        code: 'context',
      });
    }
  });

  test('a layer of a holder opens to the inner file, the same for all holders', async () => {
    const [stage, buyer, one, two] = [await party(suite), await party(suite), await party(suite), await party(suite)];
    const inner = await sealInner(context, stage.identity, buyer.recipient, aead);
    for (const holder of [one, two]) {
      const outer = await sealOuter(context, inner, holder.recipient, aead);
      expect(await openOuter(outer, [holder.identity], context, aead)).toEqual(inner);
      await expect(openOuter(outer, [buyer.identity], context, aead)).rejects.toMatchObject({ code: 'recipient' });
      const other = { ...context, case_uid: '0'.repeat(32) };
      await expect(openOuter(outer, [holder.identity], other, aead)).rejects.toMatchObject({ code: 'context' });
    }
  });
});

test('no error says anything of a key', async () => {
  const [stage, buyer] = [await party(), await party()];
  const damaged = `${stage.identity.slice(0, -1)}${stage.identity.endsWith('Q') ? 'P' : 'Q'}`;
  for (const text of [damaged, `${stage.identity}\n${stage.identity}`, stage.identity.toLowerCase(), buyer.identity]) {
    const file = await sealAge(buyer.recipient, concat(contextLine(context), utf8(`${text}\n`)));
    const error = await openInner(file, [buyer.identity], context, stage.recipient, aead).catch(
      (thrown: unknown) => thrown,
    );
    expect(error).toMatchObject({ code: 'key' });
    const seen: unknown[] = [];
    for (let cause: unknown = error; cause instanceof Error; cause = cause.cause)
      seen.push(cause.message, JSON.stringify(cause));
    expect(seen.join('\n').toUpperCase()).not.toContain(stage.identity.slice(16, 40));
  }
});
