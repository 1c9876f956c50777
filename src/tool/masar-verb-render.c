/* SPDX-FileCopyrightText: The Masar authors
 * SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "masar-tool"

#include "masar-verb.h"

#include "masar-edtf.h"
#include "masar-export.h"
#include "masar-quotes.h"

#include <stdio.h>

/* render: weave's records in, a page with their timeline out. */

typedef struct
{
  char *format;
  char *size;
  char *from;
  char *to;
  char *direction;
  char *theme;
  char *language;
  char *title;
  char *topic;
  char *select;
  char *output;
  double scale; /* 0: what is usual for the format */
  double text_scale;
  gboolean fold;
} Options;

static void
options_clear (Options *options)
{
  g_free (options->format);
  g_free (options->size);
  g_free (options->from);
  g_free (options->to);
  g_free (options->direction);
  g_free (options->theme);
  g_free (options->language);
  g_free (options->title);
  g_free (options->topic);
  g_free (options->select);
  g_free (options->output);
}

static gboolean
complain (const char *option, const char *expected, const char *found)
{
  masar_verb_complain ("render: --%s: expected %s, found “%s”", option, expected, found);
  return FALSE;
}

static gboolean
parse_choice (const char *option, const char *value, const char *const *choices, guint *choice)
{
  g_autofree char *expected = NULL;

  for (guint i = 0; value && choices[i]; i++)
    if (g_str_equal (value, choices[i]))
      {
        *choice = i;
        return TRUE;
      }
  if (value == NULL)
    return TRUE;
  expected = g_strjoinv (" or ", (char **) choices);
  return complain (option, expected, value);
}

static gboolean
parse_scale (const char *option, double value, double *scale)
{
  if (value >= 0.25 && value <= 8)
    {
      *scale = value;
      return TRUE;
    }
  return complain (option, "0.25 to 8", "another number");
}

static gboolean
parse_date (const char *option, const char *value, MasarSpan *span)
{
  gboolean approximate;

  *span = MASAR_SPAN_OPEN;
  if (value == NULL || masar_edtf_parse (value, span, &approximate, NULL))
    return TRUE;
  return complain (option, "a date such as 2024-08-05, 2024-08 or 2024", value);
}

static gboolean
parse_size (const char *value, MasarExport *page)
{
  double width, height;
  char end;

  if (value == NULL)
    return TRUE;
  if (sscanf (value, "%lfx%lf%c", &width, &height, &end) != 2)
    return complain ("size", "WIDTHxHEIGHT in pixels, such as 1280x800", value);
  page->width = width;
  page->height = height;
  return TRUE;
}

/* Reads the options into the page and its style; the first that is wrong is said. */
static gboolean
parse_page (const Options *options, MasarStyle *style, MasarExport *page)
{
  static const char *const themes[] = { "light", "dark", "print", NULL };
  static const char *const languages[] = { "ar", "en", NULL };
  static const char *const directions[] = { "ltr", "rtl", NULL };
  MasarExportFormat format = MASAR_EXPORT_PDF;
  MasarSpan from, to;
  guint theme, language = 0, direction;

  if (options->format == NULL || !masar_export_format_from_string (options->format, &format))
    return complain ("format", "pdf, svg or png", options->format ? options->format : "nothing");
  if (options->output == NULL)
    return complain ("output", "a file to write", "nothing");
  theme = format == MASAR_EXPORT_PNG ? MASAR_THEME_LIGHT : MASAR_THEME_PRINT;
  if (!parse_choice ("theme", options->theme, themes, &theme)
      || !parse_choice ("language", options->language, languages, &language))
    return FALSE;
  masar_style_init (style, theme, masar_words_get (languages[language]));
  masar_export_init (page, format, style);
  direction = page->time_direction;
  if (!parse_choice ("direction", options->direction, directions, &direction) || !parse_size (options->size, page)
      || !parse_date ("from", options->from, &from) || !parse_date ("to", options->to, &to))
    return FALSE;
  page->time_direction = direction;
  page->window = (MasarSpan){ from.begin_minutes, to.end_minutes };
  if (page->window.begin_minutes >= page->window.end_minutes)
    return complain ("to", "a date after --from", options->to);
  page->title = options->title;
  return (options->scale == 0 || parse_scale ("scale", options->scale, &page->scale))
         && parse_scale ("text-scale", options->text_scale, &style->text_scale);
}

static gboolean
find_selected (const char *id, MasarRecords *records, MasarExport *page)
{
  if (id == NULL)
    return TRUE;
  for (guint i = 0; i < masar_records_get_n_events (records); i++)
    if (g_strcmp0 (masar_records_get_event (records, i)->id, id) == 0)
      {
        page->selected = (int) i;
        return TRUE;
      }
  return complain ("select", "the id of an event", id);
}

static MasarExit
render (const Options *options, const char *const *files)
{
  g_autoptr (MasarRecords) records = masar_records_new ();
  g_autoptr (MasarTopic) topic = NULL;
  g_autoptr (MasarTimeline) timeline = NULL;
  g_autoptr (MasarDocuments) documents = NULL;
  g_autoptr (MasarQuotes) quotes = NULL;
  g_autoptr (MasarBreaks) breaks = NULL;
  g_autoptr (GError) error = NULL;
  MasarStyle style;
  MasarExport page;
  MasarExit status;
  gboolean good;

  if (!parse_page (options, &style, &page))
    return MASAR_EXIT_USAGE;
  topic = masar_verb_load_topic (options->topic, &status);
  if (topic == NULL)
    return status;
  good = masar_verb_read_records (records, files);
  if (!find_selected (options->select, records, &page))
    return MASAR_EXIT_USAGE;
  timeline = masar_timeline_new (records, topic);
  documents = masar_documents_new (records);
  quotes = masar_quotes_new (documents);
  page.quote = masar_quotes_read_cb;
  page.quote_data = quotes;
  if (options->fold)
    page.breaks = breaks = masar_timeline_find_breaks (timeline);
  if (masar_export_write (&page, timeline, options->output, &error))
    {
      if (masar_quotes_get_error (quotes) != NULL)
        masar_verb_complain ("render: not every article could be quoted: %s", masar_quotes_get_error (quotes)->message);
      return good ? MASAR_EXIT_OK : MASAR_EXIT_INPUT;
    }
  masar_verb_complain ("%s", error->message);
  return g_error_matches (error, MASAR_EXPORT_ERROR, MASAR_EXPORT_ERROR_SIZE) ? MASAR_EXIT_USAGE : MASAR_EXIT_INPUT;
}

static MasarExit
run (int argc, char **argv)
{
  Options options = { .text_scale = 1 };
  MasarExit status;
  const GOptionEntry entries[] = {
    { "format", 0, 0, G_OPTION_ARG_STRING, &options.format, "What to write", "pdf|svg|png" },
    { "output", 'o', 0, G_OPTION_ARG_FILENAME, &options.output, "Where to write it", "OUT" },
    { "size", 0, 0, G_OPTION_ARG_STRING, &options.size, "Of the page, in pixels of 1/96 inch; of a PDF usually A4",
      "WxH" },
    { "from", 0, 0, G_OPTION_ARG_STRING, &options.from, "Where the view begins, as EDTF", "DATE" },
    { "to", 0, 0, G_OPTION_ARG_STRING, &options.to, "The last it shows, as EDTF", "DATE" },
    { "direction", 0, 0, G_OPTION_ARG_STRING, &options.direction, "Which way time runs", "rtl|ltr" },
    { "theme", 0, 0, G_OPTION_ARG_STRING, &options.theme, "The colours", "light|dark|print" },
    { "language", 0, 0, G_OPTION_ARG_STRING, &options.language, "Of what is written around the events", "ar|en" },
    { "title", 0, 0, G_OPTION_ARG_STRING, &options.title, "A heading for the page", "TEXT" },
    { "select", 0, 0, G_OPTION_ARG_STRING, &options.select, "Draw this event's curves to its articles", "ID" },
    { "fold", 0, 0, G_OPTION_ARG_NONE, &options.fold, "Fold long empty stretches of time", NULL },
    { "scale", 0, 0, G_OPTION_ARG_DOUBLE, &options.scale, "Pixels of a PNG for each pixel of the page, usually 2",
      "N" },
    { "text-scale", 0, 0, G_OPTION_ARG_DOUBLE, &options.text_scale, "Larger text, for a slide: 1.5", "N" },
    MASAR_VERB_TOPIC_OPTION (&options.topic),
    G_OPTION_ENTRY_NULL,
  };

  if (masar_verb_parse_options (&masar_verb_render, entries, &argc, &argv, &status))
    status = render (&options, (const char *const *) argv + 1);
  options_clear (&options);
  return status;
}

const MasarVerb masar_verb_render = {
  .name = "render",
  .arguments = "--format=FORMAT -o OUT [FILE…]",
  .summary = "draw the timeline of weave's records",
  .run = run,
};
