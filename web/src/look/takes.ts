/** The control for a parameter's values. */
export type Control = { kind: 'one of'; values: string[] } | { kind: 'number'; least: number; most: number; whole: boolean } | { kind: 'layer' } | { kind: 'text' };

const NUMBER = /^a (whole )?number, (-?[\d.e-]+) to (-?[\d.e]+)$/;

/** What a parameter takes, in the server's words, as a control. */
export function controlOf(takes: string): Control {
  if (takes === 'true or false') {
    return { kind: 'one of', values: ['true', 'false'] };
  }
  if (takes.startsWith('one of ')) {
    return { kind: 'one of', values: takes.slice('one of '.length).split(', ') };
  }
  const number = NUMBER.exec(takes);
  if (number !== null) {
    return { kind: 'number', whole: number[1] !== undefined, least: Number(number[2]), most: Number(number[3]) };
  }
  return takes.startsWith('auto, the name of a layer') ? { kind: 'layer' } : { kind: 'text' };
}
