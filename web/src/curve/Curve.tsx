import { useEffect, useLayoutEffect, useRef } from 'preact/hooks';
import uPlot from 'uplot';
import 'uplot/dist/uPlot.min.css';
import './curve.css';

export interface Line {
  name: string;
  values: (number | null)[];
  /** A colour of the page, such as `--accent`. */
  colour: string;
  isDashed?: boolean;
}

interface Props {
  /** The lines in words. */
  label: string;
  x: number[];
  lines: Line[];
  xRange: [number, number];
  yRange: [number, number];
  /** Absent where the axis has no numbers. */
  xText?: (value: number) => string;
  yText: (value: number) => string;
  /** The index of the points that are marked. */
  marked?: number | null;
  part?: string;
  /** Hears the index of the point below the pointer. */
  onPoint?: (index: number) => void;
}

const HEIGHT = 172;
const FONT = '12px system-ui, sans-serif';
const DASH = [4, 4];

/** Lines over a common axis. What they say is also in the label, and should be on the page in words or in a table. */
export function Curve(props: Props) {
  const frame = useRef<HTMLDivElement>(null);
  const plot = useRef<uPlot | null>(null);
  const latest = useRef(props);
  latest.current = props;
  const { label, x, lines, xRange, yRange, marked, part } = props;

  useLayoutEffect(() => {
    const own = new uPlot(options(latest, frame.current!.clientWidth), [[]], frame.current!);
    plot.current = own;
    const resizing = new ResizeObserver(() => own.setSize({ width: frame.current!.clientWidth, height: HEIGHT }));
    resizing.observe(frame.current!);
    const dark = matchMedia('(prefers-color-scheme: dark)');
    const recolour = (): void => own.redraw();
    dark.addEventListener('change', recolour);
    return () => {
      resizing.disconnect();
      dark.removeEventListener('change', recolour);
      own.destroy();
    };
  }, [lines.length]);
  useEffect(() => plot.current!.setData([x, ...lines.map(({ values }) => values)]), [x, lines, xRange[0], xRange[1], yRange[0], yRange[1]]);
  useEffect(() => plot.current!.redraw(false), [marked]);

  return (
    <figure class="curve" data-part={part}>
      <div ref={frame} role="img" aria-label={label} />
      <figcaption>
        {lines.map(({ name, colour, isDashed }) => (
          <span key={name}>
            <i class={isDashed === true ? 'dashed' : ''} style={{ color: `var(${colour})` }} />
            {name}
          </span>
        ))}
      </figcaption>
    </figure>
  );
}

function options(props: { current: Props }, width: number): uPlot.Options {
  const axis: uPlot.Axis = { stroke: () => colour('--soft'), font: FONT, grid: { stroke: () => colour('--track'), width: 1 }, ticks: { show: false } };
  return {
    width,
    height: HEIGHT,
    padding: [8, props.current.xText === undefined ? 10 : 22, 0, 0],
    legend: { show: false },
    cursor: { show: props.current.onPoint !== undefined, y: false, drag: { x: false, y: false } },
    scales: { x: { time: false, range: () => props.current.xRange }, y: { range: () => props.current.yRange } },
    axes: [
      { ...axis, size: props.current.xText === undefined ? 8 : 26, gap: 4, space: 64, values: (_, values) => values.map((value) => props.current.xText?.(value) ?? '') },
      { ...axis, size: 52, gap: 6, space: 32, values: (_, values) => values.map((value) => props.current.yText(value)) },
    ],
    series: [
      {},
      ...props.current.lines.map(
        (line, i): uPlot.Series => ({ stroke: () => colour(props.current.lines[i]?.colour ?? '--ink'), width: line.isDashed === true ? 1.5 : 2.25, points: { show: false }, ...(line.isDashed === true ? { dash: DASH } : {}) }),
      ),
    ],
    hooks: {
      draw: [(own) => mark(own, props.current)],
      setCursor: [
        (own) => {
          if (own.cursor.idx != null && own.cursor.left! >= 0) {
            props.current.onPoint?.(own.cursor.idx);
          }
        },
      ],
    },
  };
}

/** Draws a dot on each line, and a line across them. */
function mark(plot: uPlot, { marked, lines, x }: Props): void {
  const at = marked == null ? undefined : x[marked];
  if (at === undefined) {
    return;
  }
  const { ctx, bbox } = plot;
  const ratio = devicePixelRatio;
  const left = plot.valToPos(at, 'x', true);
  ctx.save();
  ctx.fillStyle = colour('--soft');
  ctx.fillRect(left - ratio / 2, bbox.top, ratio, bbox.height);
  for (const line of lines) {
    const value = line.values[marked!];
    if (value != null) {
      ctx.fillStyle = colour(line.colour);
      ctx.beginPath();
      ctx.arc(left, plot.valToPos(value, 'y', true), 4 * ratio, 0, 2 * Math.PI);
      ctx.fill();
    }
  }
  ctx.restore();
}

function colour(name: string): string {
  return getComputedStyle(document.documentElement).getPropertyValue(name);
}
