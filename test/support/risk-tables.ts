// Small tables that papers and manuals print with their risk figures, typed in: each with its source.
import { plain } from '../../shared/data/risk/hierarchies/catalogue.ts';
import type { Hierarchy } from '../../shared/data/risk/hierarchies/hierarchy.ts';

export type Row = Record<string, string>;

/** The first line names the columns; cells are parted by spaces, spaces inside cells written as `_`. */
export function table(text: string): Row[] {
  const [names = [], ...lines] = text
    .trim()
    .split('\n')
    .map((line) => line.trim().split(/ +/));
  return lines.map((cells) => Object.fromEntries(names.map((name, at) => [name, (cells[at] ?? '').replace('NA', '')])));
}

/** Sweeney 2002, "k-anonymity: a model for protecting privacy", Figure 2: k = 2 for race, birth, gender, ZIP. */
export const sweeney = table(`
  race  birth gender zip   problem
  Black 1965  m      0214* short_breath
  Black 1965  m      0214* chest_pain
  Black 1965  f      0213* hypertension
  Black 1965  f      0213* hypertension
  Black 1964  f      0213* obesity
  Black 1964  f      0213* chest_pain
  White 1964  m      0213* chest_pain
  White 1964  m      0213* obesity
  White 1964  m      0213* short_breath
  White 1967  m      0213* chest_pain
  White 1967  m      0213* chest_pain
`);

/** Machanavajjhala et al. 2007, "l-Diversity: Privacy beyond k-anonymity", Table I: inpatient microdata. */
export const inpatients = table(`
  zip   age nationality condition
  13053 28  Russian     Heart_Disease
  13068 29  American    Heart_Disease
  13068 21  Japanese    Viral_Infection
  13053 23  American    Viral_Infection
  14853 50  Indian      Cancer
  14853 55  Russian     Heart_Disease
  14850 47  American    Viral_Infection
  14850 49  American    Viral_Infection
  13053 31  American    Cancer
  13053 37  Indian      Cancer
  13068 36  Japanese    Cancer
  13068 35  American    Cancer
`);

/** The same, Table II: 4-anonymous. Its zips and ages beside the rows of Table I. */
export const fourTogether = inpatients.map((row) => {
  const age = Number(row.age);
  const band = age < 30 ? '<30' : age >= 40 ? '>=40' : '3*';
  return { ...row, zip: age >= 40 ? '1485*' : '130**', age: band, nationality: '*' };
});

/** The same, Table III: 3-diverse. */
export const threeDiverse = inpatients.map((row) => ({
  ...row,
  zip: `${row.zip?.slice(0, 4)}*`,
  age: Number(row.age) > 40 ? '>40' : '<=40',
  nationality: '*',
}));

/** Li, Li and Venkatasubramanian 2007, "t-Closeness", Table 3: salaries in thousands and diseases. */
export const salaries = table(`
  zip   age salary disease
  47677 29  3      gastric_ulcer
  47602 22  4      gastritis
  47678 27  5      stomach_cancer
  47905 43  6      gastritis
  47909 52  11     flu
  47906 47  8      bronchitis
  47605 30  7      bronchitis
  47673 36  9      pneumonia
  47607 32  10     stomach_cancer
`);

/** The same, Table 4: 3-diverse, salaries 3, 4, 5 | 6, 11, 8 | 7, 9, 10. */
export const salariesDiverse = salaries.map(({ zip = '', age = '', ...rest }) => ({
  ...rest,
  zip: zip.startsWith('479') ? '4790*' : '476**',
  age: Number(age) >= 40 ? '>=40' : `${age[0]}*`,
}));

/** The same, Table 5: 0.167-closeness of salaries. */
export const salariesClose = salaries.map(({ zip = '', age = '', ...rest }) => ({
  ...rest,
  zip: `${zip.slice(0, 4)}*`,
  age: Number(age) > 40 ? '>=40' : '<=40',
}));

/** sdcMicro, "Statistical Disclosure Control: A Practice Guide" (Benschop, Machingauta, Welch), Tables 4.1 and 4.3. */
export const practiceGuide = table(`
  residence gender education            labour     health fk l
  Urban     Female Secondary_incomplete Employed   yes    2  1
  Urban     Female Secondary_incomplete Employed   yes    2  1
  Urban     Female Primary_incomplete   Non-LF     yes    1  1
  Urban     Male   Secondary_complete   Employed   yes    2  2
  Rural     Female Secondary_complete   Unemployed yes    1  1
  Urban     Male   Secondary_complete   Employed   no     2  2
  Urban     Female Primary_complete     Non-LF     no     1  1
  Urban     Male   Post-secondary       Unemployed yes    1  1
  Urban     Female Secondary_incomplete Non-LF     no     2  2
  Urban     Female Secondary_incomplete Non-LF     yes    2  2
`);

/** The same, Table 4.2: NA is a wildcard there, and the printed frequencies are 2, 2, 3. */
export const practiceGuideGap = table(`
  gender education            labour
  Male   Secondary_complete   Employed
  Male   Secondary_incomplete Employed
  Male   NA                   Employed
`);

/** sdcMicro, tests/testthat/test_indivRisk.R, `survey = FALSE`: risks 1/3, 1, 1/3, 1, 1/2, 1/2, 1, 1/3. */
export const individualRisk = table(`
  a b c
  2 3 1
  3 3 3
  2 3 1
  2 3 2
  3 3 1
  3 3 1
  1 4 1
  2 3 1
`);

/** sdcMicro, tests/testthat/test_ldiversity.R: distinct 3, 2, 2 in the three groups, NA a value of its own. */
export const occupations = table(`
  sex    occupation ethnicity sensitive
  female NA         other     1
  female NA         other     0
  female NA         other     2
  male   teacher    other     1
  male   teacher    other     0
  female nurse      majority  0
  female nurse      majority  1
`);

/** ARX, src/example/…/Example29.java and tests: seven persons. */
export const arx = table(`
  age gender zipcode
  45  female 81675
  34  male   81667
  66  male   81925
  70  female 81931
  34  female 81931
  70  male   81931
  45  male   81931
`);

/** The hierarchies of the same, as data. */
export const arxColumns: readonly { column: string; hierarchy: Hierarchy }[] = [
  {
    column: 'age',
    hierarchy: {
      name: 'arx-age',
      steps: [{ do: 'table', groups: { 34: '<50', 45: '<50', 66: '>=50', 70: '>=50' } }, { do: 'all' }],
    },
  },
  { column: 'gender', hierarchy: plain },
  {
    column: 'zipcode',
    hierarchy: {
      name: 'arx-zipcode',
      steps: [...[4, 3, 2, 1].map((keep) => ({ do: 'prefix', keep, of: 5 }) as const), { do: 'all' }],
    },
  },
];
