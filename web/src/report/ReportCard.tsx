import { useEffect, useRef } from 'preact/hooks';
import { CellPicture } from '../cells/CellPicture';
import { openInLook } from '../cells/openInLook';
import { ScaleLegend } from '../map/ScaleLegend';
import { Button } from '../ui/Button';
import type { CaptionLine } from './caption';
import { move, toggle, type Chosen } from './chosen';
import { CommandLine } from './CommandLine';
import type { Entry } from './entries';
import { keptOf } from './kept';
import { Saves } from './Saves';

/** One map of the report: how it looks, what it says, and what can be made of it. */
export function ReportCard({ entry: { chosen, cell }, place, count }: { entry: Entry; place: number; count: number }) {
  const element = useRef<HTMLLIElement>(null);
  const { finished } = cell;
  const kept = finished === null ? null : keptOf(chosen, finished);
  const lines = kept?.caption.lines.filter(({ name }) => name !== 'Method') ?? linesBefore(chosen);

  useEffect(() => {
    const observer = new IntersectionObserver(([seen]) => (cell.isVisible = seen!.isIntersecting));
    observer.observe(element.current!);
    return () => observer.disconnect();
  }, [cell]);

  return (
    <li class="card report-card" ref={element} data-part="report-card" data-method={chosen.ask.method} data-phase={cell.state.value.phase}>
      <div class="report-picture">
        <CellPicture cell={cell} picture={chosen.picture} view={chosen.view} range={chosen.range} />
        {kept?.drawn != null && <ScaleLegend range={kept.drawn.range} threshold={chosen.view.threshold} />}
      </div>
      <div class="report-words">
        <div class="report-name">
          <div class="report-title-words">
            <p class="report-method">{chosen.methodTitle}</p>
            <h3>{kept?.caption.title ?? `What speaks for “${chosen.className}”?`}</h3>
          </div>
          <div class="report-tools" role="group" aria-label={`${chosen.methodTitle} for “${chosen.className}”`}>
            <Button kind="quiet" icon="up" label="Move up" disabled={place === 0} onClick={() => move(chosen, -1)} />
            <Button kind="quiet" icon="down" label="Move down" disabled={place === count - 1} onClick={() => move(chosen, 1)} />
            <Button kind="quiet" icon="enlarge" label="Open in Look" part="report-open" onClick={() => openInLook(chosen.ask, chosen.picture)} />
            <Button kind="quiet" icon="close" label="Take out" part="take-out" onClick={() => toggle(chosen)} />
          </div>
        </div>
        <dl class="report-facts">
          {lines.map(({ name, text, isWarning }, i) => (
            <div key={i} class={isWarning === true ? 'is-warning' : undefined}>
              <dt>{name}</dt>
              <dd>{text}</dd>
            </div>
          ))}
        </dl>
        {kept !== null && (
          <>
            <Saves kept={kept} />
            <CommandLine chosen={chosen} />
          </>
        )}
      </div>
    </li>
  );
}

/** What is known before the map is there again. */
function linesBefore({ picture, networkName }: Chosen): CaptionLine[] {
  return [
    { name: 'Picture', text: picture.name },
    { name: 'Network', text: networkName },
  ];
}
