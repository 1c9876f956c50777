/* SPDX-FileCopyrightText: The Masar authors
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "masar-article.h"
#include "masar-importer.h"
#include "masar-times.h"

#include <glib/gstdio.h>
#include <string.h>

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

static MasarDocument *
read_page (const char *bytes, gssize length)
{
  g_autofree char *folder = g_dir_make_tmp ("masar-html-XXXXXX", NULL);
  g_autofree char *path = g_build_filename (folder, "page.html", NULL);
  g_autoptr (GError) error = NULL;
  MasarDocument *document = NULL;

  g_assert_true (g_file_set_contents (path, bytes, length, NULL));
  masar_importer_read (path, NULL, NULL, take_document_cb, fail_on_problem_cb, &document, &error);
  g_remove (path);
  g_rmdir (folder);
  g_assert_no_error (error);
  return document;
}

static void
test_text (void)
{
  g_autoptr (MasarDocument) document =
      read_page ("<html><head><title>t</title><style>p{}</style><script>var a='<p>لا</p>';</script></head><body>"
                 "<nav><ul><li><a href='/'>الرئيسية</a></li><li>اتصل بنا</li></ul></nav>"
                 "<h1>عنوان  الخبر</h1><p>قال <b>المتحدث</b>\n  إن الاجتماع<br>انتهى &amp; لم يعد.</p>"
                 "<figure><img src=x><figcaption>صورة</figcaption></figure>"
                 "<div style='display:none'>مخفي</div><noscript>لا</noscript><p>نهاية</p></body></html>",
                 -1);
  static const MasarBlockKind kinds[] = { MASAR_BLOCK_ASIDE, MASAR_BLOCK_ASIDE, MASAR_BLOCK_HEADING,
                                          MASAR_BLOCK_PROSE, MASAR_BLOCK_PROSE, MASAR_BLOCK_CAPTION,
                                          MASAR_BLOCK_PROSE };

  g_assert_cmpstr (document->text, ==,
                   "الرئيسية\nاتصل بنا\nعنوان الخبر\nقال المتحدث إن الاجتماع\nانتهى & لم يعد.\nصورة\nنهاية\n");
  g_assert_cmpuint (document->length, ==, strlen (document->text));
  g_assert_cmpuint (document->blocks->len, ==, G_N_ELEMENTS (kinds));
  for (guint i = 0; i < G_N_ELEMENTS (kinds); i++)
    {
      const MasarBlock *block = &g_array_index (document->blocks, MasarBlock, i);

      g_assert_cmpint (block->kind, ==, kinds[i]);
      g_assert_cmpint (document->text[block->passage.end], ==, '\n');
      g_assert_cmpuint (block->link_bytes, ==, i == 0 ? strlen ("الرئيسية") : 0);
    }
}

typedef struct
{
  const char *name;
  const char *html;
  const char *title;
  const char *outlet;
  const char *published;
  const char *url;
} Hints;

static const Hints hints[] = {
  { "nothing", "<p>خبر</p>", NULL, NULL, NULL, NULL },
  { "title", "<title> خبر - موقع </title><p>خبر</p>", "خبر - موقع", NULL, NULL, NULL },
  { "open-graph",
    "<head><title>x</title><meta property='og:title' content='خبر'><meta property='og:site_name' content='موقع'>"
    "<meta property='article:published_time' content='2021-05-06T07:08:09+03:00'>"
    "<link rel='canonical' href='https://x.example/a'></head><p>خبر</p>",
    "خبر", "موقع", "2021-05-06T07:08:09+03:00", "https://x.example/a" },
  { "json-ld",
    "<script "
    "type='application/ld+json'>{\"@graph\":[{\"@type\":\"WebSite\",\"name\":\"no\"},{\"@type\":\"NewsArticle\","
    "\"headline\":\"خبر\",\"datePublished\":\"2021-05-06\",\"publisher\":{\"name\":\"موقع\"},\"url\":\"https://"
    "x.example/b\"}]}"
    "</script><p>خبر</p>",
    "خبر", "موقع", "2021-05-06", "https://x.example/b" },
  { "json-ld-list",
    "<script type='application/ld+json'>[{\"headline\":\"خبر\",\"datePublished\":\"2021-05-06\"}]</script><p>خبر</p>",
    "خبر", NULL, "2021-05-06", NULL },
  { "json-ld-bad", "<script type='application/ld+json'>{\"headline\":</script><p>خبر</p>", NULL, NULL, NULL, NULL },
  { "time", "<time class='entry-date published' datetime='2021-05-06'>أمس</time><p>خبر</p>", NULL, NULL, "2021-05-06",
    NULL },
  { "site-before-publisher",
    "<title>افتتاح جسر جديد وسط المدينة - موقع الضفة</title><meta name='publisher' content='شركة البث'>"
    "<h1>افتتاح جسر جديد وسط المدينة</h1><p>خبر</p>",
    "افتتاح جسر جديد وسط المدينة", "موقع الضفة", NULL, NULL },
  { "publisher", "<meta name='publisher' content='شركة البث'><p>خبر</p>", NULL, "شركة البث", NULL, NULL },
  { "site-in-two-scripts",
    "<title>افتتاح جسر جديد وسط المدينة - الضفة | Daffa</title><meta property='og:site_name' content='Daffa News'>"
    "<h1>افتتاح جسر جديد وسط المدينة</h1><p>خبر</p>",
    "افتتاح جسر جديد وسط المدينة", "الضفة", NULL, NULL },
  { "section-and-site",
    "<title>افتتاح جسر جديد وسط المدينة | محليات | الضفة</title><h1>افتتاح جسر جديد وسط المدينة</h1><p>خبر</p>",
    "افتتاح جسر جديد وسط المدينة", NULL, NULL, NULL },
  { "time-of-others", "<p>خبر</p><ul><li><time datetime='2021-05-06'>خبر آخر</time></ul>", NULL, NULL, NULL, NULL },
};

static void
test_hints (gconstpointer data)
{
  const Hints *expected = data;
  g_autoptr (MasarDocument) document = read_page (expected->html, -1);

  g_assert_cmpstr (document->title, ==, expected->title);
  g_assert_cmpstr (document->outlet, ==, expected->outlet);
  g_assert_cmpstr (document->published, ==, expected->published);
  g_assert_cmpstr (document->url, ==, expected->url);
  g_assert_false (document->from_sidecar);
}

static void
test_charsets (void)
{
  static const char *const declarations[] = {
    "<meta charset=\"windows-1256\">", "<meta http-equiv=Content-Type content='text/html; charset = windows-1256'>",
    "<meta charset='no-such-charset'>", ""
  };

  for (guint i = 0; i < G_N_ELEMENTS (declarations); i++)
    {
      g_autofree char *page =
          g_strdup_printf ("<html><head>%s</head><p>وصل الوفد إلى المدينة اليوم</p></html>", declarations[i]);
      gsize length;
      g_autofree char *bytes = g_convert (page, -1, "WINDOWS-1256", "UTF-8", NULL, &length, NULL);
      g_autoptr (MasarDocument) document = read_page (bytes, length);

      g_assert_cmpstr (document->text, ==, "وصل الوفد إلى المدينة اليوم\n");
      g_assert_cmpint (g_ascii_strcasecmp (document->encoding, "windows-1256"), ==, 0);
    }
}

static void
test_declared_wrongly (void)
{
  g_autoptr (MasarDocument) document = read_page ("<meta charset='windows-1256'><p>وصل الوفد</p>", -1);

  g_assert_cmpstr (document->text, ==, "وصل الوفد\n");
  g_assert_cmpstr (document->encoding, ==, "UTF-8");
}

/* A whole page: the structure tells the article from what stands around it. */
static void
test_article (void)
{
  static const char *const first = "وقع انفجار قرب ميناء المدينة، وقالت الشرطة إن ثلاثة أشخاص أصيبوا بجروح طفيفة.";
  static const char *const last = "وذكر شهود أنهم سمعوا دويا قويا في الميناء قبل أن تصل سيارات الإسعاف.";
  g_autofree char *html = g_strdup_printf (
      "<html><head><title>انفجار قرب الميناء - موقع الضفة</title><meta property='og:site_name' content='موقع "
      "الضفة'></head>"
      "<body class='has-sidebar'><header>الأحد، 1 يناير 2026<nav><a href=#>الرئيسية</a></nav></header><article>"
      "<h1>انفجار قرب الميناء</h1><div>كتب سامي <time>5 أبريل 2023</time></div><p>%s</p><figure><figcaption>رجال إطفاء "
      "في "
      "الميناء</figcaption></figure><div class='related'><a href=#>حريق في مخزن قديم وسط "
      "المدينة</a></div><p>%s</p></article>"
      "<aside><p>ارتفعت أسعار الوقود في البلاد، وقالت الوزارة إن ذلك لن يدوم أكثر من شهر واحد. 3 مايو 2024</p></aside>"
      "</body></html>",
      first, last);
  g_autoptr (MasarDocument) document = read_page (html, -1);
  g_autoptr (MasarLexicon) lexicon = masar_lexicon_new_default (NULL, NULL);
  g_autoptr (MasarText) text = masar_text_new (document->text, document->length, lexicon);
  g_autoptr (GArray) times = masar_times_find (text);
  g_autoptr (MasarArticle) article = masar_article_new (document, text, times);
  const char *const sentences[] = { first, last };

  g_assert_cmpstr (article->title, ==, "انفجار قرب الميناء");
  g_assert_cmpstr (article->outlet, ==, "موقع الضفة");
  g_assert_cmpint (article->published.span.begin_minutes, ==,
                   masar_span_new_day (masar_days_from_civil (2023, 4, 5)).begin_minutes);
  g_assert_cmpuint (article->body->len, ==, 2);
  for (guint i = 0; i < 2; i++)
    {
      const MasarPassage *passage = &g_array_index (article->body, MasarPassage, i);

      g_assert_cmpuint (passage->end - passage->start, ==, strlen (sentences[i]));
      g_assert_true (g_str_has_prefix (document->text + passage->start, sentences[i]));
    }
}

static MasarArticle *
read_article (const MasarLexicon *lexicon, const char *html)
{
  g_autoptr (MasarDocument) document = read_page (html, -1);
  g_autoptr (MasarText) text = masar_text_new (document->text, document->length, lexicon);
  g_autoptr (GArray) times = masar_times_find (text);

  return masar_article_new (document, text, times);
}

#define PROSE                                                                                                                                                                                 \
  "<p>وقع انفجار قرب ميناء المدينة، وقالت الشرطة إن ثلاثة أشخاص أصيبوا بجروح طفيفة ونقلوا إلى المستشفى.</p>" \
  "<p>وذكر شهود أنهم سمعوا دويا قويا في الميناء قبل أن تصل سيارات الإسعاف إلى المكان بدقائق قليلة.</p>"

/* What its makers call an element says what it is, not what it lacks or has beside it; a menu names no outlet. */
static void
test_names_of_elements (void)
{
  static const char html[] =
      "<body class='has-sidebar'><div class='top'><ul class='main-menu'><li><a href=#>العالم</a></li>"
      "<li><a href=#>الاقتصادية</a></li><li><a href=#>الرياض</a></li></ul></div>"
      "<h1>انفجار قرب الميناء</h1><div class='entry-content no-share'><div class='inner without-ads'>" PROSE
      "</div></div></body>";
  g_autoptr (MasarLexicon) lexicon = masar_lexicon_new_default (NULL, NULL);
  g_autoptr (MasarArticle) article = read_article (lexicon, html);

  g_assert_cmpuint (article->body->len, ==, 1);
  g_assert_cmpstr (article->outlet, ==, NULL);
}

/* The day is that of the place where it was published. */
static void
test_local_time (void)
{
  static const char html[] =
      "<meta property='article:published_time' content='2020-12-24T23:59:50+00:00'>"
      "<script type='application/ld+json'>{\"headline\":\"انفجار\",\"datePublished\":\"2020-12-25T01:59:50+02:00\"}"
      "</script><h1>انفجار قرب الميناء</h1>" PROSE;
  g_autoptr (MasarLexicon) lexicon = masar_lexicon_new_default (NULL, NULL);
  g_autoptr (MasarArticle) article = read_article (lexicon, html);
  const MasarSpan day = masar_span_new_day (masar_days_from_civil (2020, 12, 25));

  g_assert_true (masar_span_equal (article->published.span, day));
}

/* However broken or deep, something comes of it, and no stack is used up. */
static void
test_broken (void)
{
  g_autoptr (GString) deep = g_string_new ("<p>خبر</p>");

  for (int i = 0; i < 100000; i++)
    g_string_append (deep, "<div class=menu><b>");
  masar_document_free (read_page (deep->str, -1));
  masar_document_free (read_page ("<p>خبر<table><td></p></div><a<b <!-- ", -1));
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/import-html/text", test_text);
  for (guint i = 0; i < G_N_ELEMENTS (hints); i++)
    {
      g_autofree char *path = g_strconcat ("/import-html/hints/", hints[i].name, NULL);

      g_test_add_data_func (path, &hints[i], test_hints);
    }
  g_test_add_func ("/import-html/charsets", test_charsets);
  g_test_add_func ("/import-html/declared-wrongly", test_declared_wrongly);
  g_test_add_func ("/import-html/article", test_article);
  g_test_add_func ("/import-html/names-of-elements", test_names_of_elements);
  g_test_add_func ("/import-html/local-time", test_local_time);
  g_test_add_func ("/import-html/broken", test_broken);
  return g_test_run ();
}
