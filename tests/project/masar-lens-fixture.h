/* SPDX-FileCopyrightText: The Masar authors
 * SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "masar-records.h"

/* Invented records: four articles, the last without a date and the one before a copy of the first; five events.
 *
 *   event  lane     date                   place    told by         of
 *   flood  attack   2024-08-04             الميناء   a, b, copy      two values of wounded, in a and b
 *   ship   strike   2024-08-05/2024-08-09           b               a response to flood
 *   talks  talks    2024-09, about         القاهرة  undated
 *   old    context  ../2014-01-01                   b
 *   lost   talks    unknown                القاهره   a, undated
 */

#define FLOOD 0
#define SHIP 1
#define TALKS 2
#define OLD 3
#define LOST 4
#define N_EVENTS 5

static const char *const lens_lines[] = {
  "{'record':'article','id':'a','outlet':'الجريدة','title':{'text':'مياه في المدينة','start':0,'end':1},"
  "'published':{'edtf':'2024-08-05','basis':'stated'}}",
  "{'record':'article','id':'b','outlet':'المجلة','published':{'edtf':'2024-08-10','basis':'stated'}}",
  "{'record':'article','id':'copy','outlet':'النشرة','copy_of':'a','published':{'edtf':'2024-08-06','basis':'stated'}}",
  "{'record':'article','id':'undated','published':{'edtf':null,'basis':'unknown'}}",
  "{'record':'event','id':'flood','type':'attack','title':'فيضان "
  "كبير','edtf':'2024-08-04','place':'الميناء','sources':2,"
  "'evidence':[{'article':'a','start':0,'end':1,'wounded':7,'actor':'النهر'},"
  "{'article':'b','start':0,'end':1,'wounded':5},{'article':'copy','start':0,'end':1,'wounded':7}],"
  "'disputes':[{'what':'wounded','values':[{'value':7,'evidence':[0,2]},{'value':5,'evidence':[1]}]}]}",
  "{'record':'event','id':'ship','type':'strike','title':'سفينة','edtf':'2024-08-05/2024-08-09','sources':1,"
  "'evidence':[{'article':'b','start':0,'end':1}],'disputes':[]}",
  "{'record':'event','id':'talks','type':'talks','title':'Round','edtf':'2024-09~','place':'القاهرة','sources':1,"
  "'evidence':[{'article':'undated','start':0,'end':1}],'disputes':[]}",
  "{'record':'event','id':'old','type':'context','title':'قديم','edtf':'../2014-01-01','sources':1,"
  "'evidence':[{'article':'b','start':0,'end':1}],'disputes':[]}",
  "{'record':'event','id':'lost','type':'talks','edtf':null,'place':'القاهره','sources':3,"
  "'evidence':[{'article':'a','start':0,'end':1},{'article':'undated','start':0,'end':1}],'disputes':[]}",
  "{'record':'link','kind':'response','from':'ship','to':'flood','modality':'asserted','evidence':[]}",
};

static inline MasarRecords *
lens_records_new (void)
{
  MasarRecords *records = masar_records_new ();

  for (guint i = 0; i < G_N_ELEMENTS (lens_lines); i++)
    {
      g_autofree char *line = g_strdelimit (g_strdup (lens_lines[i]), "'", '"');
      g_autoptr (GError) error = NULL;

      masar_records_read_line (records, line, -1, "test", &error);
      g_assert_no_error (error);
    }
  g_assert_cmpuint (masar_records_get_n_events (records), ==, N_EVENTS);
  return records;
}
