// @ts-check

/** Where values stand on an axis from 0, in percent of its length, and the round numbers to mark on it. */
export class Scale {
  /**
   * @param {number} most what must have room
   * @param {number} [limit] what no value exceeds, such as 1 for shares
   */
  constructor(most, limit = Infinity) {
    const step = roundStep((most > 0 ? most : 1) / 4);
    this.end = Math.min(limit, Math.ceil(most / step - 1e-9) * step || step);
    this.start = 0;
    /** @type {number[]} */
    this.ticks = [];
    for (let i = 0; i * step <= this.end + step / 1e6; i++) {
      this.ticks.push(i * step);
    }
  }

  /** @param {number} value */
  at(value) {
    return `${(Math.min(1, Math.max(0, value / this.end)) * 100).toFixed(2)}%`;
  }

  /** From the bottom. @param {number} value */
  up(value) {
    return `${(100 - Math.min(1, Math.max(0, value / this.end)) * 100).toFixed(2)}%`;
  }
}

/** The same for differences: as far below 0 as above. */
export class SignedScale {
  /** @param {number} most what must have room on either side */
  constructor(most) {
    this.end = new Scale(most).end;
    this.start = -this.end;
    this.ticks = [this.start, this.start / 2, 0, this.end / 2, this.end];
  }

  /** From the bottom. @param {number} value */
  up(value) {
    const share = (value - this.start) / (this.end - this.start);
    return `${(100 - Math.min(1, Math.max(0, share)) * 100).toFixed(2)}%`;
  }
}

/** @param {number} least 1, 2 or 5 times a power of ten is no smaller */
function roundStep(least) {
  const power = 10 ** Math.floor(Math.log10(least));
  return (least <= power ? 1 : least <= 2 * power ? 2 : least <= 5 * power ? 5 : 10) * power;
}
