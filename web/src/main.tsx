import { render } from 'preact';
import { Page } from './Page';
import { followAddress } from './state/history';
import { connect, start } from './state/serve';
import './ui/ui.css';

// The server is asked before anything is drawn.
void connect().then(() => (start.value === null ? undefined : followAddress()));
render(<Page />, document.getElementById('page')!);
