// What comes out of MySQL: INTO OUTFILE with backslashes, phpMyAdmin's CSV, the tabs of the command line.
import type { CorpusFile, Program } from '../corpus.ts';
import { customers } from '../customers.ts';
import { encodings } from '../text.ts';

const columns = ['id', 'name', 'mobile', 'id_card', 'remark', 'created_at'];
const remarks = ['两行\n备注', '他说"好"', '反斜杠\\结尾\\', '制表\t符', '逗号,分号;', undefined, 'NULL', ''];

function records(seed: number): (string | undefined)[][] {
  return customers(seed, remarks.length).map((one, index) => [
    String(index + 1),
    one.name,
    one.mobile,
    one.identity,
    remarks[index],
    `${one.since} 00:00:00`,
  ]);
}

const taken = (rows: readonly (readonly (string | undefined)[])[]) => rows.map((row) => row.map((cell) => cell ?? ''));

/** `SELECT … INTO OUTFILE` with its default signs: tabs, backslashes, \N for NULL. */
const outfile: CorpusFile = (() => {
  const rows = records(1001);
  const escaped = (cell: string | undefined) =>
    cell === undefined
      ? '\\N'
      : cell
          .replace(/[\\\t\n]/g, '\\$&')
          .replaceAll('\\\t', '\\t')
          .replaceAll('\\\n', '\\n');
  return {
    name: 'customers.txt',
    bytes: () => encodings.utf8([columns, ...rows].map((row) => `${row.map(escaped).join('\t')}\n`).join('')),
    expected: [{ header: 1, columns, rows: taken(rows), delimiter: '\t', rules: [['remark', 'null', 1]] }],
  };
})();

/** phpMyAdmin: quotes around everything but NULL, quotes doubled, no word for the line end within. */
const phpMyAdmin: CorpusFile = (() => {
  const rows = records(1002);
  const quoted = (cell: string | undefined) => (cell === undefined ? 'NULL' : `"${cell.replaceAll('"', '""')}"`);
  return {
    name: 'shop_member.csv',
    bytes: () => encodings.utf8([columns, ...rows].map((row) => `${row.map(quoted).join(',')}\n`).join('')),
    // Without quotes NULL is no text; with quotes it is one.
    expected: [{ header: 1, columns, rows: taken(rows), rules: [['remark', 'null', 1]] }],
  };
})();

/** Fields enclosed in quotes, quotes within escaped by a backslash. */
const enclosed: CorpusFile = (() => {
  const rows = records(1003);
  const quoted = (cell: string | undefined) => (cell === undefined ? '\\N' : `"${cell.replace(/["\\\n]/g, '\\$&')}"`);
  return {
    name: 'dump.csv',
    bytes: () => encodings.utf8([columns, ...rows].map((row) => `${row.map(quoted).join(',')}\n`).join('')),
    expected: [{ header: 1, columns, rows: taken(rows), rules: [['remark', 'null', 1]] }],
  };
})();

/** A dump of statements is no table: saying so is better than reading each statement as a row. */
const dump: CorpusFile = {
  name: 'backup.sql',
  bytes: () =>
    [
      '-- MySQL dump 10.13  Distrib 5.7.44, for Linux (x86_64)',
      '--',
      '-- Host: localhost    Database: shop',
      '/*!40101 SET NAMES utf8mb4 */;',
      'DROP TABLE IF EXISTS `member`;',
      'CREATE TABLE `member` (`id` int(11) NOT NULL, `name` varchar(50) DEFAULT NULL);',
      "INSERT INTO `member` VALUES (1,'王䶮'),(2,'李四');",
      '',
    ].join('\n'),
  expected: { refusedAs: 'input.kind' },
};

export const mysql: Program = { program: 'MySQL, phpMyAdmin', files: [outfile, phpMyAdmin, enclosed, dump] };
