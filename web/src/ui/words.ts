/** A probability in percent with one decimal; only exact values are shown as 0 or 100 %. */
export function percentage(probability: number): string {
  if (probability > 0 && probability < 0.0005) {
    return '< 0.1 %';
  }
  if (probability < 1 && probability >= 0.9995) {
    return '> 99.9 %';
  }
  return `${(100 * probability).toFixed(1)} %`;
}

/** A sentence with a capital letter and a full stop, for messages that have neither; the name of a file at the beginning stays as it is. */
export function sentence(text: string): string {
  const whole = text.trim();
  const begun = /^[a-z]+[\s,;:]/.test(whole) ? whole[0]!.toUpperCase() + whole.slice(1) : whole;
  return begun === '' || /[.!?…]$/.test(begun) ? begun : `${begun}.`;
}

/** A whole number with commas. The browser's own way of writing numbers takes longer to load than the page has. */
export function grouped(count: number): string {
  return String(count).replace(/\B(?=(\d{3})+$)/g, ',');
}
