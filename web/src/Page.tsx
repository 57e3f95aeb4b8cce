import { useEffect } from 'preact/hooks';
import { Brush } from './brush/Brush';
import { Compare } from './compare/Compare';
import { Layers } from './layers/Layers';
import { Look } from './look/Look';
import { endWhenShown, READY } from './measures';
import { Report } from './report/Report';
import { Banners } from './shell/Banners';
import { DropArea } from './shell/DropArea';
import { Header } from './shell/Header';
import { Help } from './shell/Help';
import { listenToKeys } from './shell/keys';
import { Loading } from './shell/Loading';
import { keepTitle } from './shell/title';
import { network, tab } from './state/choice';
import { followAddress } from './state/history';
import { connect, start } from './state/serve';
import { Toasts } from './ui/Toasts';

const SCREENS = { look: Look, compare: Compare, layers: Layers, brush: Brush, report: Report };

/** The page of `vizsla serve`. */
export function Page() {
  useEffect(() => {
    void connect().then(() => (start.value === null ? undefined : followAddress()));
    const stops = [listenToKeys(), keepTitle()];
    return () => stops.forEach((stop) => stop());
  }, []);
  const isReady = start.value !== null && network.value !== '';
  useEffect(() => {
    if (isReady) {
      endWhenShown(READY);
    }
  }, [isReady]);
  const Screen = SCREENS[tab.value];
  return (
    <DropArea>
      <Header />
      <Banners />
      <main>
        <div id="screen" role="tabpanel" aria-labelledby={`tab-${tab.value}`} data-part={tab.value}>
          {isReady ? <Screen /> : <Loading />}
        </div>
      </main>
      <Help />
      <Toasts />
    </DropArea>
  );
}
