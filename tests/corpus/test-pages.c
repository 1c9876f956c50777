/* SPDX-FileCopyrightText: The Masar authors
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "masar-importer.h"
#include "masar-page-fixture.h"

#include <glib/gstdio.h>

/* Whole pages, made up, each built as a kind of site builds its own: the same article among menus, tickers, links to
 * other articles with their first sentences and dates, comments, notices and the data of scripts. */

#define TITLE "افتتاح جسر جديد يربط ضفتي النهر وسط المدينة"
#define OUTLET "شبكة الضفتين"

/* The article, a sentence of each paragraph. */
static const char *const body[] = {
  "أعلنت وزارة النقل، الأربعاء، افتتاح جسر جديد يربط بين ضفتي النهر في وسط المدينة، بعد عمل استمر نحو عامين.",
  "وقال المتحدث باسم الوزارة إن الجسر يخفف الازدحام عن الأحياء القديمة، وإن الحكومة تدرس إنشاء جسرين آخرين في المنطقة "
  "خلال السنوات المقبلة.",
  "وأضاف أن الكلفة بلغت نحو أربعين مليونا، وأن شركة محلية نفذت المشروع تحت إشراف مهندسين من الوزارة.",
  "وكان سكان الأحياء القريبة قد طالبوا منذ سنوات بإنشاء الجسر، بعدما أصبح الجسر القديم لا يتسع لعدد السيارات المتزايد.",
  "وذكر شهود أن مئات السيارات عبرت الجسر في ساعاته الأولى، فيما انتشرت شرطة المرور على مداخله لتنظيم السير.",
};

typedef struct
{
  const char *name;
  const char *encoding;
  const char *outlet;
  const char *day;
  MasarBasis basis;
  const char *url;
  gsize n_more_bytes; /* of the body: a dateline, the editors' letters */
} Case;

static const Case cases[] = {
  { "wordpress", "UTF-8", OUTLET, "2024-08-14", MASAR_BASIS_METADATA,
    "https://daffatain.example/2024/08/14/new-bridge/" },
  { "newspaper", "UTF-8", OUTLET, "2024-08-14", MASAR_BASIS_METADATA,
    "https://daffatain.example/news/48213-new-bridge" },
  { "portal", "windows-1256", OUTLET, "2010-06-14", MASAR_BASIS_STATED, NULL },
  { "agency", "UTF-8", OUTLET, "2024-08-14", MASAR_BASIS_METADATA, NULL },
  { "blog", "UTF-8", OUTLET, "2024-08-14", MASAR_BASIS_METADATA,
    "https://daffatain.example/2024/08/blog-post_14.html" },
  { "scripted", "UTF-8", OUTLET, "2024-08-14", MASAR_BASIS_METADATA, NULL },
};

static void
take_document_cb (MasarDocument *document, gpointer user_data)
{
  MasarDocument **taken = user_data;

  g_assert_null (*taken);
  *taken = document;
}

static void
fail_on_problem_cb (const char *file, const GError *error, gpointer user_data)
{
  g_error ("%s: %s", file, error->message);
}

static char *
dup_path (const char *name)
{
  g_autofree char *file = g_strconcat (name, ".html", NULL);

  return g_test_build_filename (G_TEST_DIST, "corpus", "pages", file, NULL);
}

static MasarDocument *
read_page (const char *path)
{
  g_autoptr (GError) error = NULL;
  MasarDocument *document = NULL;

  masar_importer_read (path, NULL, NULL, take_document_cb, fail_on_problem_cb, &document, &error);
  g_assert_no_error (error);
  return document;
}

static char *
dup_body (const MasarPageFixture *page)
{
  g_autoptr (GString) text = g_string_new (NULL);

  for (guint i = 0; i < page->article->body->len; i++)
    {
      const MasarPassage *passage = &g_array_index (page->article->body, MasarPassage, i);

      g_string_append_len (text, page->document->text + passage->start, passage->end - passage->start);
      g_string_append_c (text, '\n');
    }
  return g_string_free (g_steal_pointer (&text), FALSE);
}

static void
assert_body (const MasarPageFixture *page, gsize n_more_bytes)
{
  g_autofree char *text = dup_body (page);
  gsize n_bytes = 0;

  for (guint i = 0; i < G_N_ELEMENTS (body); i++)
    {
      g_assert_nonnull (strstr (text, body[i]));
      n_bytes += strlen (body[i]) + 1;
    }
  g_assert_cmpuint (strlen (text), <=, n_bytes + n_more_bytes);
}

static void
test_page (gconstpointer data)
{
  const Case *expected = data;
  g_autofree char *file = dup_path (expected->name);
  g_autoptr (MasarLexicon) lexicon = masar_page_fixture_load_lexicon ();
  g_auto (MasarPageFixture) page = masar_page_fixture_read (lexicon, read_page (file));
  gint64 day = 0;
  MasarCivilDate date;
  g_autofree char *published = NULL;

  assert_body (&page, expected->n_more_bytes);
  g_assert_cmpint (g_ascii_strcasecmp (page.document->encoding, expected->encoding), ==, 0);
  g_assert_cmpstr (page.document->url, ==, expected->url);
  g_assert_cmpstr (page.article->title, ==, TITLE);
  g_assert_cmpstr (page.article->outlet, ==, expected->outlet);
  g_assert_cmpstr (page.article->language, ==, "ar");
  g_assert_true (masar_span_get_first_day (page.article->published.span, &day));
  date = masar_civil_from_days (day);
  published = g_strdup_printf ("%04d-%02d-%02d", date.year, date.month, date.day);
  g_assert_cmpstr (published, ==, expected->day);
  g_assert_cmpint (page.article->basis, ==, expected->basis);
}

/* Without its data, then without the names of its elements, and at last without a title, the structure still tells. */
static void
test_bare (gconstpointer data)
{
  static const char *const dropped[] = {
    "<script.*?</script>|<meta [^>]*property[^>]*>|<link[^>]*>",
    " (class|id|role|itemprop|itemtype)=(\"[^\"]*\"|'[^']*')",
    "<title>.*?</title>",
  };
  g_autofree char *file = dup_path (data);
  g_autoptr (MasarLexicon) lexicon = masar_page_fixture_load_lexicon ();
  g_autofree char *folder = g_dir_make_tmp ("masar-pages-XXXXXX", NULL);
  g_autofree char *bare = g_build_filename (folder, "bare.html", NULL);
  g_autofree char *html = NULL;

  g_assert_true (g_file_get_contents (file, &html, NULL, NULL));
  for (guint i = 0; i < G_N_ELEMENTS (dropped); i++)
    {
      g_autoptr (GRegex) regex = g_regex_new (dropped[i], G_REGEX_RAW | G_REGEX_DOTALL | G_REGEX_CASELESS, 0, NULL);
      char *rest = g_regex_replace_literal (regex, html, -1, 0, "", 0, NULL);
      g_auto (MasarPageFixture) page = { NULL };

      g_free (html);
      html = rest;
      g_assert_true (g_file_set_contents (bare, html, -1, NULL));
      page = masar_page_fixture_read (lexicon, read_page (bare));
      assert_body (&page, 0);
    }
  g_remove (bare);
  g_rmdir (folder);
}

int
main (int argc, char *argv[])
{
  int status;

  g_test_init (&argc, &argv, NULL);
  for (gsize i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autofree char *path = g_strconcat ("/pages/", cases[i].name, NULL);

      g_autofree char *bare = g_strconcat ("/pages/bare/", cases[i].name, NULL);

      g_test_add_data_func (path, &cases[i], test_page);
      if (strcmp (cases[i].name, "scripted") != 0)
        g_test_add_data_func (bare, cases[i].name, test_bare);
    }
  status = g_test_run ();
  g_clear_pointer (&shared_lexicon, masar_lexicon_unref);
  return status;
}
