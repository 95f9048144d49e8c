// Wiring of the page that shows one file.

import '@/components/ui/ui.css';
import '@/components/file/file.css';
import { render } from 'preact';
import { FilePage } from '@/components/file/file-page';

render(<FilePage ticket={location.hash.slice(1)} />, document.body);
