/* SPDX-FileCopyrightText: The Masar authors
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "masar-extract.h"
#include "masar-places.h"
#include "masar-test.h"

#include <math.h>
#include <string.h>

/* The gazetteer: that it holds together, what lies in what, and which words are places in a text. */

static MasarLexicon *shared_lexicon;

static const MasarLexicon *
get_lexicon (void)
{
  g_autoptr (GError) error = NULL;

  if (shared_lexicon == NULL)
    shared_lexicon = masar_lexicon_new_default ("/nonexistent", &error);
  g_assert_no_error (error);
  return shared_lexicon;
}

static gboolean
get_position (const MasarLexiconEntry *entry, double *latitude, double *longitude)
{
  JsonArray *at = json_object_has_member (entry->data, "at") ? json_object_get_array_member (entry->data, "at") : NULL;

  if (at == NULL)
    return FALSE;
  g_assert_cmpuint (json_array_get_length (at), ==, 2);
  *latitude = json_array_get_double_element (at, 0);
  *longitude = json_array_get_double_element (at, 1);
  return TRUE;
}

/* A degree of latitude is 111 km; none of the provinces of the region reaches further from its middle than this, and
 * the seas are longer. */
#define MAX_DEGREES_IN_PROVINCE 4.0

static void
check_entry (const MasarLexicon *lexicon, guint category, const MasarLexiconEntry *entry)
{
  static const char *const kinds[] = { "base", "city", "island", "district", "province", "sea", "country", "region" };
  static const char *const links[] = { "in", "on" };
  const char *kind = masar_lexicon_entry_get_string (entry, "kind");
  double latitude, longitude, outer_latitude, outer_longitude;
  gboolean known = FALSE;

  g_test_message ("%s", entry->name);
  /* the time of a capital is no place */
  if (masar_lexicon_entry_get_flag (entry, "none"))
    return;
  for (guint i = 0; i < G_N_ELEMENTS (kinds); i++)
    known |= g_strcmp0 (kind, kinds[i]) == 0;
  g_assert_true (known);
  for (guint i = 0; i < G_N_ELEMENTS (links); i++)
    {
      const char *outer = masar_lexicon_entry_get_string (entry, links[i]);

      g_assert_true (outer == NULL || masar_lexicon_find_entry (lexicon, category, outer) != NULL);
      g_assert_true (outer == NULL || !masar_place_lies_in (lexicon, outer, entry->name));
      g_assert_true (outer == NULL || i == 0 || masar_place_get_level (lexicon, outer) == MASAR_PLACE_REGION);
    }
  if (get_position (entry, &latitude, &longitude))
    {
      const char *outer = masar_lexicon_entry_get_string (entry, "in");
      const MasarLexiconEntry *around = masar_lexicon_find_entry (lexicon, category, outer);

      g_assert_cmpfloat (fabs (latitude), <=, 90);
      g_assert_cmpfloat (fabs (longitude), <=, 180);
      if (around != NULL && g_strcmp0 (masar_lexicon_entry_get_string (around, "kind"), "sea") != 0
          && get_position (around, &outer_latitude, &outer_longitude))
        {
          g_assert_cmpfloat (fabs (latitude - outer_latitude), <=, MAX_DEGREES_IN_PROVINCE);
          g_assert_cmpfloat (fabs (longitude - outer_longitude), <=, MAX_DEGREES_IN_PROVINCE);
        }
    }
}

static void
test_gazetteer (void)
{
  const MasarLexicon *lexicon = get_lexicon ();
  const guint category = masar_lexicon_get_category (lexicon, "place");
  const guint n = masar_lexicon_get_n_entries (lexicon, category);

  g_assert_cmpuint (n, >, 1000);
  for (guint i = 0; i < n; i++)
    check_entry (lexicon, category, masar_lexicon_get_entry (lexicon, category, i));
}

static const struct
{
  const char *place, *outer;
  gboolean in;
} in_rows[] = {
  { "عين الأسد", "عين الأسد", TRUE }, { "عين الأسد", "الأنبار", TRUE },     { "عين الأسد", "العراق", TRUE },
  { "الأنبار", "عين الأسد", FALSE },  { "عين الأسد", "أربيل", FALSE },      { "قاعدة حرير", "أربيل", TRUE },
  { "المخا", "البحر الأحمر", TRUE },                                        /* by its coast */
  { "المخا", "اليمن", TRUE },         { "رأس عيسى", "البحر الأحمر", TRUE }, /* by the coast of the province */
  { "مأرب", "البحر الأحمر", FALSE },  { "باب المندب", "خليج عدن", TRUE },   { "حارة حريك", "لبنان", TRUE },
  { "مكان مجهول", "العراق", FALSE },  { "مكان مجهول", "مكان مجهول", TRUE },
};

static void
test_in (void)
{
  const MasarLexicon *lexicon = get_lexicon ();

  for (gsize i = 0; i < G_N_ELEMENTS (in_rows); i++)
    {
      g_test_message ("%s, %s", in_rows[i].place, in_rows[i].outer);
      g_assert_cmpint (masar_place_lies_in (lexicon, in_rows[i].place, in_rows[i].outer), ==, in_rows[i].in);
    }
  g_assert_false (masar_place_lies_in (lexicon, NULL, "العراق"));
  g_assert_false (masar_place_lies_within (lexicon, "المخا", "البحر الأحمر"));
  g_assert_true (masar_place_lies_within (lexicon, "المخا", "اليمن"));
  g_assert_true (masar_place_lies_within (lexicon, "باب المندب", "البحر الأحمر"));
  g_assert_false (masar_place_lies_in (lexicon, "العراق", NULL));
  g_assert_cmpstr (masar_place_get_country (lexicon, "عين الأسد"), ==, "العراق");
  g_assert_cmpstr (masar_place_get_country (lexicon, "العراق"), ==, "العراق");
  g_assert_null (masar_place_get_country (lexicon, "البحر الأحمر"));
  g_assert_cmpint (masar_place_get_level (lexicon, "عين الأسد"), ==, MASAR_PLACE_SITE);
  g_assert_cmpint (masar_place_get_level (lexicon, "مكان مجهول"), ==, MASAR_PLACE_TOWN);
  g_assert_cmpint (masar_place_get_level (lexicon, NULL), ==, MASAR_PLACE_UNKNOWN);
  g_assert_true (masar_places_are_neighbours (lexicon, "هيت", "الرمادي"));
  g_assert_false (masar_places_are_neighbours (lexicon, "هيت", "تكريت"));
}

/* A file that goes in a circle is read, and asked without end. */
static void
test_circle (void)
{
  static const char json[] = "{\"categories\":{\"place\":{\"entries\":["
                             "{\"forms\":[\"ا\"],\"kind\":\"city\",\"in\":\"ب\",\"on\":\"ب\"},"
                             "{\"forms\":[\"ب\"],\"kind\":\"city\",\"in\":\"ا\",\"on\":\"ا\"}]}}}";
  g_autoptr (MasarLexicon) lexicon = masar_lexicon_new ();
  g_autoptr (GBytes) bytes = g_bytes_new_static (json, strlen (json));
  g_autoptr (GError) error = NULL;

  masar_lexicon_add_bytes (lexicon, "circle.json", bytes, &error);
  g_assert_no_error (error);
  g_assert_true (masar_place_lies_in (lexicon, "ا", "ب"));
  g_assert_false (masar_place_lies_in (lexicon, "ا", "ج"));
  g_assert_null (masar_place_get_country (lexicon, "ا"));
}

/* Where an article says that it was, and how exactly.  The sentences are made up. */
static const struct
{
  const char *text;
  const char *place;
  int precision;
} text_rows[] = {
  { "استهدفت طائرة مسيرة قاعدة عين الأسد في محافظة الأنبار يوم الاثنين.", "عين الأسد", 1 },
  { "سقطت ثلاثة صواريخ قرب قاعدة بلد الجوية يوم الاثنين.", "قاعدة بلد", 2 },
  { "قصفت طائرات مسيرة منطقة جرف النصر شمال محافظة بابل يوم الاثنين.", "جرف الصخر", 1 },
  { "هاجم مسلحون دورية في محافظة ديالى يوم الاثنين.", "ديالى", 3 },
  { "تعرضت سفينة شحن لهجوم بصاروخ قبالة سواحل الحديدة يوم الاثنين.", "الحديدة", 2 },
  { "تعرضت سفينة شحن لهجوم بصاروخ في البحر الأحمر يوم الاثنين.", "البحر الأحمر", 3 },
  /* common words that are places only beside what says so */
  { "انفجرت سيارة مفخخة في قضاء القائم يوم الاثنين.", "القائم", 1 },
  { "انفجرت سيارة مفخخة استهدفت القائم بالأعمال يوم الاثنين.", NULL, 0 },
  { "انفجرت عبوة ناسفة في هيت وحديثة يوم الاثنين.", NULL, -1 },
  { "هاجم مسلحون الموقع بأسلحة حديثة يوم الاثنين.", NULL, 0 },
  { "قصفت طائرات مسيرة مواقع غربي القصير يوم الاثنين.", "القصير", 2 },
  { "قصفت طائرات مسيرة مواقع خلال الهجوم القصير يوم الاثنين.", NULL, 0 },
  { "هاجم مسلحون دورية بحجة التفتيش يوم الاثنين.", NULL, 0 },
  { "هاجم مسلحون دورية في محافظة حجة يوم الاثنين.", "حجة", 1 },
};

static void
test_texts (void)
{
  for (gsize i = 0; i < G_N_ELEMENTS (text_rows); i++)
    {
      g_autoptr (MasarRecords) records = masar_records_new ();
      g_autoptr (MasarDocument) document = masar_document_new ("made-up", "file:///made-up.txt");
      const MasarArticleRecord *article;
      const MasarMention *mention;

      g_free (document->text);
      document->text = g_strdup (text_rows[i].text);
      document->length = strlen (document->text);
      document->published = g_strdup ("2024-08-07");
      document->from_sidecar = TRUE;
      article = masar_extract (get_lexicon (), document, records);
      g_test_message ("%s", text_rows[i].text);
      g_assert_cmpuint (article->mentions->len, ==, 1);
      mention = &g_array_index (article->mentions, MasarMention, 0);
      if (text_rows[i].precision < 0)
        {
          /* of a list of two, either */
          g_assert_true (masar_place_lies_in (get_lexicon (), mention->place, "الأنبار"));
          continue;
        }
      g_assert_cmpstr (mention->place, ==, text_rows[i].place);
      g_assert_cmpint (mention->place_precision, ==, text_rows[i].precision);
    }
}

int
main (int argc, char **argv)
{
  int status;

  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/places/gazetteer", test_gazetteer);
  g_test_add_func ("/places/in", test_in);
  g_test_add_func ("/places/circle", test_circle);
  g_test_add_func ("/places/texts", test_texts);
  status = g_test_run ();
  g_clear_pointer (&shared_lexicon, masar_lexicon_unref);
  return status;
}
