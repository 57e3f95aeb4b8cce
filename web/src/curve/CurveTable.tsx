import { Icon } from '../ui/Icon';
import type { Line } from './Curve';

interface Props {
  /** What the first column has. */
  xName: string;
  x: number[];
  lines: Line[];
  xText: (value: number) => string;
  yText: (value: number) => string;
}

/** The points of a curve as a table, folded away until it is wanted. */
export function CurveTable({ xName, x, lines, xText, yText }: Props) {
  return (
    <details class="family" data-part="table">
      <summary>
        <Icon name="down" size={16} />
        <span>In numbers</span>
      </summary>
      <table class="curve-table">
        <thead>
          <tr>
            <th scope="col">{xName}</th>
            {lines.map(({ name }) => (
              <th scope="col" key={name}>
                {name}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {x.map((value, i) => (
            <tr key={i}>
              <td>{xText(value)}</td>
              {lines.map(({ name, values }) => (
                <td key={name}>{values[i] == null ? '' : yText(values[i])}</td>
              ))}
            </tr>
          ))}
        </tbody>
      </table>
    </details>
  );
}
