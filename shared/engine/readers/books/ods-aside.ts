// What lies over the cells of an OpenDocument sheet, remarks and drawings: their texts are none of the cells'.

export class OdsAside {
  #depth = 0;
  #isPicture = false;

  static isOne(name: string): boolean {
    return name === 'annotation' || name === 'frame';
  }

  get isInside(): boolean {
    return this.#depth > 0;
  }

  open(name: string): void {
    if (OdsAside.isOne(name)) this.#depth += 1;
    if (name === 'frame' && this.#depth === 1) this.#isPicture = true;
    // A chart or another document, with a picture of itself.
    else if (name === 'object' || name === 'object-ole') this.#isPicture = false;
  }

  /** Gives what ends here. */
  close(name: string): 'comments' | 'pictures' | undefined {
    this.#depth -= 1;
    if (this.#depth > 0) return undefined;
    if (name === 'annotation') return 'comments';
    return this.#isPicture ? 'pictures' : undefined;
  }
}
