import { render } from 'preact';
import './ui/ui.css';
import { Page } from './Page';

render(<Page />, document.getElementById('page')!);
