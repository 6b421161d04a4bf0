import './page/page.js';
import { mindPaper } from './page/paper.js';
import { keepLive } from './state/live.js';
import { store } from './state/store.js';

store.start();
keepLive();
mindPaper();
