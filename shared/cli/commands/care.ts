// doctor, selftest: is this machine, this program and this vault fit for work.

import { errorCodes, exitCode } from '../../domain/errors.ts';
import { findingText } from '../../domain/words/doctor-words.ts';
import { command } from '../command.ts';
import { table } from '../text/layout.ts';

export const doctor = command({
  name: 'doctor',
  help: {
    zh: '检查这台电脑，给了资料箱也一并检查；有问题时退出码 1',
    en: 'check this computer, and the vault if one is named; exit code 1 if something is bad',
  },
  vault: 'optional',
  options: {},
  async run({ vault, unlocked, engine, words, lang }) {
    const started = vault === undefined ? await engine() : await unlocked();
    const document = await started.api['doctor.run']({});
    const rows = document.findings.map((finding) => [
      words.words.finding[finding.result],
      words.check(finding.check),
      findingText(finding, lang),
    ]);
    const bad = document.findings.some(({ result }) => result === 'fail');
    return {
      document,
      answer: table([words.care.result, words.care.check, ''], rows),
      exit: bad ? exitCode.checkFailed : exitCode.done,
    };
  },
});

export const selftest = command({
  name: 'selftest',
  help: { zh: '用公开的样例核对加密、签名、指纹', en: 'known answers of encryption, signatures and digests' },
  vault: 'none',
  options: {},
  async run({ engine, words }) {
    const document = await (await engine()).api['selftest.run']({});
    const { passed, failed, source, allPassed, check, result } = words.care;
    const rows = document.tests.map((test) => [test.passed ? passed : failed, test.name, test.source]);
    const good = document.tests.every((test) => test.passed);
    return {
      document,
      answer: [...table([result, check, source], rows), ...(good ? [allPassed] : [])],
      exit: good ? exitCode.done : errorCodes.selftest,
    };
  },
});
