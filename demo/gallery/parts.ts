/** The parts that elements are made of, each with every state. */
import type { GalleryPage } from './page.ts';
import { comboboxPage } from './parts/combobox.ts';
import { fieldsPage } from './parts/fields.ts';
import { menuPage } from './parts/menu.ts';
import { meterPage } from './parts/meter.ts';
import { pagerPage } from './parts/pager.ts';
import { chipPage, dialogPage } from './parts/status.ts';
import { tablePage } from './parts/table.ts';
import { timelinePage } from './parts/timeline.ts';
import { toastPage } from './parts/toast.ts';

export const partPages: GalleryPage[] = [fieldsPage, comboboxPage, menuPage, dialogPage, toastPage, chipPage, timelinePage, meterPage, pagerPage, tablePage];
