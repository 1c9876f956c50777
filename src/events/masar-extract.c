/* SPDX-FileCopyrightText: The Masar authors
 * SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "masar-events"

#include "masar-extract.h"

#include "masar-mentions.h"
#include "masar-sketch.h"
#include "masar-times.h"

#include <string.h>

/* One article from text to record: what the page says about itself, its times, and what it tells of. */

#define MAX_LEAD_BYTES 120

static void
add_times (const MasarStory *story, const GArray *times, MasarRecords *records, MasarArticleRecord *article)
{
  const char *source = masar_text_get_source (story->text, NULL);

  for (guint i = 0; i < times->len; i++)
    {
      const MasarTime *time = &g_array_index (times, MasarTime, i);
      g_autofree char *expression = time->vague ? NULL : masar_time_expression_to_string (&time->expression);
      MasarTimeRecord record = {
        .passage = time->passage,
        .text =
            masar_records_intern_len (records, source + time->passage.start, time->passage.end - time->passage.start),
        .expression = masar_records_intern (records, expression),
        .when = g_array_index (story->whens, MasarWhen, i),
        .bound = (MasarTimeBound) time->bound,
        .disagrees = masar_time_expression_contradicts_weekday (&time->expression, story->published, MASAR_TIME_PAST),
      };

      if (g_array_index (story->positions, int, i) == MASAR_UNKNOWN)
        continue;
      if (time->vague || !masar_time_expression_is_settled (&time->expression, story->published, MASAR_TIME_PAST))
        record.when = (MasarWhen){ MASAR_SPAN_OPEN, 0, 0 };
      g_array_append_val (article->times, record);
    }
}

/* The first words of the body, for a list to show where there is no headline. */
static const char *
copy_lead (const MasarDocument *document, const MasarArticle *page, MasarRecords *records)
{
  const MasarPassage *first;
  g_autofree char *lead = NULL;
  gsize length;

  if (page->body->len == 0)
    return NULL;
  first = &g_array_index (page->body, MasarPassage, 0);
  length = first->end - first->start;
  if (length > MAX_LEAD_BYTES)
    for (length = MAX_LEAD_BYTES; length > 0 && !g_ascii_isspace (document->text[first->start + length]);)
      length--;
  lead = g_strndup (document->text + first->start, length);
  return length > 0 ? masar_records_keep (records, lead) : NULL;
}

static const char *
keep_reference (const MasarChronicleEntry *entry, MasarRecords *records)
{
  g_autofree char *text = entry != NULL ? masar_chronicle_entry_to_string (entry) : NULL;

  return masar_records_keep (records, text);
}

static void
add_page (const MasarDocument *document, const MasarArticle *page, MasarRecords *records, MasarArticleRecord *article)
{
  article->uri = masar_records_keep (records, document->uri);
  article->sha256 = masar_records_keep (records, document->sha256);
  article->encoding = masar_records_intern (records, document->encoding);
  article->language = masar_records_intern (records, page->language);
  article->title = masar_records_keep (records, page->title);
  article->title_passage = page->title_passage;
  if (page->title == NULL)
    article->lead = copy_lead (document, page, records);
  article->outlet = masar_records_intern (records, page->outlet);
  article->place = masar_records_intern (records, page->place);
  article->published = page->published;
  article->basis = page->basis;
  article->published_passage = page->published_passage;
  article->reference = keep_reference (page->entry, records);
  g_array_append_vals (article->body, page->body->data, page->body->len);
}

/* What weave compares articles and mentions by, beside what was understood. */
static void
add_sketches (const MasarStory *story, const GArray *findings, MasarRecords *records, MasarArticleRecord *article)
{
  g_autoptr (GString) sketch = g_string_new (NULL);

  masar_sketch_shingles (story->text, article->body, sketch);
  if (sketch->len > 0)
    article->shingles = masar_records_keep (records, sketch->str);
  for (guint i = 0; i < findings->len; i++)
    {
      const MasarFinding *finding = &g_array_index (findings, MasarFinding, i);

      g_string_truncate (sketch, 0);
      masar_sketch_words (story->text, finding->first_token, finding->end_token, sketch);
      if (sketch->len > 0)
        g_array_index (article->mentions, MasarMention, i).words = masar_records_keep (records, sketch->str);
    }
}

/* Gives the times the years that their words leave out and that are known all the same. */
static void
pin_years (GArray *times, const MasarArticle *page)
{
  for (guint i = 0; i < page->pins->len; i++)
    {
      const MasarTimePin *pin = &g_array_index (page->pins, MasarTimePin, i);
      MasarTimePoint *point = &g_array_index (times, MasarTime, pin->time).expression.first;

      point->year = (MasarTimeField){ (gint16) pin->year, MASAR_TIME_ABSOLUTE };
      point->relation = MASAR_TIME_RELATION_NONE;
    }
}

/**
 * masar_extract_can_read:
 * @article: a record
 *
 * Returns: whether the article is in a language that is read; what surely is in another one is only listed
 */
gboolean
masar_extract_can_read (const MasarArticleRecord *article)
{
  return article->language == NULL || strcmp (article->language, "ar") == 0;
}

/**
 * masar_extract:
 * @lexicon: the language and the topic
 * @document: what an importer found
 * @records: where to add the record
 *
 * Reads @document and adds its record, mentions and relations included, to @records.  Pure but for @records: the same
 * bytes and hints give the same record on every thread.
 *
 * Returns: (transfer none): the record
 */
MasarArticleRecord *
masar_extract (const MasarLexicon *lexicon, const MasarDocument *document, MasarRecords *records)
{
  MasarArticleRecord *article = masar_records_add_article (records, document->id);
  g_autoptr (MasarText) text = masar_text_new (document->text, document->length, lexicon);
  g_autoptr (GArray) times = masar_times_find (text);
  g_autoptr (MasarArticle) page = masar_article_new (document, text, times);
  g_autoptr (MasarStory) story = NULL;
  g_autoptr (GArray) findings = NULL;

  add_page (document, page, records, article);
  /* What is like Arabic in another language says something else. */
  if (!masar_extract_can_read (article))
    return article;
  pin_years (times, page);
  story = masar_story_new (text, times, page);
  findings = masar_findings_new (story);
  add_times (story, times, records, article);
  masar_mentions_add (story, findings, records, article);
  masar_relations_add (story, findings, article);
  add_sketches (story, findings, records, article);
  return article;
}
