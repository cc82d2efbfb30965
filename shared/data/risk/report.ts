// What the risk of recognising persons in rows is measured in: every figure with its unit and its source.

/** GB/T 37964-2019 leaves k to the parties; law notes part c: 5 for a controlled data room, 20 for outsiders. */
export const defaultK = 5;

/** The ancestors of each sensitive value, from the nearest to the root, which all share. */
export type Taxonomy = Readonly<Record<string, readonly string[]>>;

export type RiskOptions = {
  /** Columns that others may know of a person (quasi-identifiers, GB/T 37964-2019 3.8): birth year, district, sex. */
  readonly quasi: readonly string[];
  /** The column that must not be learnt from the others. */
  readonly sensitive?: string;
  /** The smallest class wanted; the threshold of risk is 1 / k. 5 if not given. */
  readonly k?: number;
  /** Given, t is measured by the hierarchical distance. */
  readonly taxonomy?: Taxonomy;
};

/** A class: the rows that agree in every quasi column (equivalence class, ISO/IEC 20889:2018). */
export type ClassSize = {
  /** Rows in a class. */
  readonly size: number;
  /** How many classes have this size. */
  readonly classes: number;
};

/** The chance that a row is matched with the right person, 0 to 1 (El Emam and Dankar 2008, J. Am. Med. Inform. Assoc. 15(5)). */
export type Reidentification = {
  /** Of the row most at risk: 1 / size of the smallest class. */
  readonly highest: number;
  /** Mean over the rows of 1 / size of the row's class: classes / rows. */
  readonly average: number;
  /** 1 / k. */
  readonly threshold: number;
  /** Rows whose risk is above the threshold: rows in classes smaller than k. */
  readonly rowsAbove: number;
  /** `rowsAbove` / rows, 0 to 1. */
  readonly shareAbove: number;
};

/** `equal`: variational distance, categories; `ordered`: earth mover's distance over ranks, numbers; `hierarchical`: over a taxonomy. */
export type Distance = 'equal' | 'ordered' | 'hierarchical';

/**
 * An empty value is a value of its own, never a wildcard. A wildcard counts a row with a gap into several classes at once and so
 * makes classes look larger and the risk smaller (sdcMicro does), though somebody may well know that just this person left the
 * field empty. With a value of its own no class is larger than what stands in the rows: the risk of such rows may be
 * overstated, never understated. `rowsWithEmpty` says how many there are.
 */
export type RiskReport = {
  readonly rows: number;
  /** Rows with an empty value in at least one quasi column. */
  readonly rowsWithEmpty: number;
  /** Rows in the smallest class (k-anonymity, Sweeney 2002, Int. J. Uncertain. Fuzz. 10(5)). */
  readonly k: number;
  readonly classes: number;
  /** A histogram, small classes first. */
  readonly classSizes: readonly ClassSize[];
  /** Rows alone in their class (sample uniques), and their share of all rows, 0 to 1. */
  readonly uniqueness: { readonly rows: number; readonly share: number };
  /** Somebody looks for one person and knows that this person is in the rows. */
  readonly prosecutor: Reidentification;
  /**
   * Somebody looks for anybody, in a register of a larger population: 1 / size of the class there. Nobody gives us such a
   * register, so `population` is `rows`: the rows themselves stand for it, and the figures are the prosecutor's, which they
   * never exceed in truth.
   */
  readonly journalist: Reidentification & { readonly population: 'rows' };
  /** Somebody matches all rows at once: the expected share of right matches, classes / rows, 0 to 1 (Dankar and El Emam 2010). */
  readonly marketer: number;
  /**
   * l-diversity (Machanavajjhala et al. 2007, ACM TKDD 1(1)), the smallest over the classes. `distinct`: different sensitive
   * values. `entropy`: exp of the entropy in natural logarithms, in values; any other base with its own power gives the same.
   */
  readonly l?: { readonly distinct: number; readonly entropy: number };
  /**
   * t-closeness (Li, Li and Venkatasubramanian 2007, ICDE): the smallest t that all classes hold, the largest distance, 0 to
   * 1, between the sensitive values of a class and those of all rows.
   */
  readonly t?: number;
  readonly tDistance?: Distance;
};
