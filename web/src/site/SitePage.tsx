import '../look/look.css';
import '../shell/shell.css';
import { Banner } from '../ui/Banner';
import { Brand } from '../ui/Brand';
import { Button } from '../ui/Button';
import { Icon } from '../ui/Icon';
import { About } from './About';
import { DropPictures } from './DropPictures';
import './site.css';
import { SiteClasses } from './SiteClasses';
import { SiteMethods } from './SiteMethods';
import { SitePictures } from './SitePictures';
import { SiteStage } from './SiteStage';
import { broken, refusal, site } from './state';

/** A page of files alone, that explains pictures with one network. */
export function SitePage() {
  return (
    <DropPictures>
      <header class="top" data-part="header">
        <Brand />
        <h1 class="site-title">What {site.explainer.model.name} looks at</h1>
        <p class="private">
          <Icon name="lock" size={16} />
          Computed on this device; no picture leaves it
        </p>
      </header>
      <main>
        <div class="banners">
          {broken.value !== null && (
            <Banner alert tone="bad" part="broken">
              {broken.value.message}
            </Banner>
          )}
          {refusal.value !== null && (
            <Banner alert tone="bad" part="refusal" actions={<Button onClick={() => (refusal.value = null)}>Close</Button>}>
              {refusal.value.message}
            </Banner>
          )}
        </div>
        {broken.value === null && (
          <div class="look">
            <SiteStage />
            <div class="look-left">
              <SiteClasses />
              <SitePictures />
            </div>
            <div class="look-right">
              <SiteMethods />
            </div>
          </div>
        )}
      </main>
      <About />
    </DropPictures>
  );
}
