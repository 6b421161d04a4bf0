/** What stands below the first view, or opens from it: loaded when that is there. */
import '../chart/charts.js';
import '../finding/findings.js';
import '../matrix/detail.js';
import '../relation/relationships.js';
import '../source/sources.js';
import '../take/take-away.js';
import '../timeline/timeline.js';
