import { useEffect } from 'preact/hooks';
import { endWhenShown, READY } from './measures';
import { Banners } from './shell/Banners';
import { DropArea } from './shell/DropArea';
import { Header } from './shell/Header';
import { Help } from './shell/Help';
import { listenToKeys } from './shell/keys';
import { loadAll, loaded } from './shell/loaded';
import { Loading } from './shell/Loading';
import { keepTitle } from './shell/title';
import { network, tab } from './state/choice';
import { start } from './state/serve';
import { Toasts } from './ui/Toasts';

/** The page of `vizsla serve`. */
export function Page() {
  useEffect(() => {
    const stops = [listenToKeys(), keepTitle()];
    return () => stops.forEach((stop) => stop());
  }, []);
  const isReady = start.value !== null && network.value !== '';
  useEffect(() => {
    if (isReady) {
      endWhenShown(READY);
      loadAll();
    }
  }, [isReady]);
  const Screen = loaded(tab.value);
  return (
    <DropArea>
      <Header />
      <Banners />
      <main>
        <div id="screen" role="tabpanel" aria-labelledby={`tab-${tab.value}`} data-part={tab.value}>
          {isReady && Screen !== null ? <Screen /> : <Loading />}
        </div>
      </main>
      <Help />
      <Toasts />
    </DropArea>
  );
}
