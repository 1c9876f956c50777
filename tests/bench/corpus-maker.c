/* SPDX-FileCopyrightText: The Masar authors
 * SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "masar-bench"

#include "corpus-maker.h"

#include "masar-extract.h"
#include "masar-importer.h"
#include "masar-tags.h"
#include "masar-times.h"

#include <string.h>

/* The made articles lie in so many years. */
#define N_YEARS 12
#define LAST_YEAR 2025

#define MAX_TELLERS 12
#define N_OUTLETS 60
#define SHARE_OF_COPIES 0.2
#define SHARE_WITHOUT_DATE 0.05
#define SHARE_OF_SENTENCES_TAKEN 0.75

/* A piece of a sentence: words as they stand, or something that each story writes anew. */
typedef struct
{
  MasarPassage words;
  const MasarLexiconEntry *place; /* or NULL */
  gint64 day;                     /* a date, when not G_MININT64 */
  gboolean with_day;
  gboolean with_year;
} Part;

typedef struct
{
  guint first_part;
  guint n_parts;
} Sentence;

typedef struct
{
  MasarDocument *document;
  char *title;
  gint64 day; /* on which it may have appeared */
  GArray *parts;
  GArray *sentences;
} Theme;

struct _CorpusMaker
{
  const MasarLexicon *lexicon;
  GHashTable *places; /* kind and country → GPtrArray of entries */
  GPtrArray *themes;
  GRand *random;
};

/* What one story makes of the places and dates of its theme. */
typedef struct
{
  guint number;
  gint64 shift_days;
  guint place_step;
} Story;

static void
theme_free (gpointer data)
{
  Theme *theme = data;

  masar_document_free (theme->document);
  g_free (theme->title);
  g_array_unref (theme->parts);
  g_array_unref (theme->sentences);
  g_free (theme);
}

static const char *
get_member (const MasarLexiconEntry *entry, const char *member)
{
  return json_object_get_string_member_with_default (entry->data, member, "");
}

static char *
dup_place_group (const MasarLexiconEntry *entry)
{
  return g_strdup_printf ("%s|%s", get_member (entry, "kind"), get_member (entry, "in"));
}

static void
index_places (CorpusMaker *self)
{
  const guint category = masar_lexicon_get_category (self->lexicon, "place");

  for (guint i = 0; i < masar_lexicon_get_n_entries (self->lexicon, category); i++)
    {
      const MasarLexiconEntry *entry = masar_lexicon_get_entry (self->lexicon, category, i);
      char *group = dup_place_group (entry);
      GPtrArray *places = g_hash_table_lookup (self->places, group);

      if (places == NULL)
        {
          places = g_ptr_array_new ();
          g_hash_table_insert (self->places, g_strdup (group), places);
        }
      if (places->len == 0 || g_ptr_array_index (places, places->len - 1) != entry)
        g_ptr_array_add (places, (gpointer) entry);
      g_free (group);
    }
}

/* The text of a time as a day or a month to be moved, where it names one that can be written anew. */
static gboolean
read_date (const MasarTime *time, Part *part)
{
  const MasarTimePoint *point = &time->expression.first;
  MasarWhen when;

  if (time->vague || point->hijri || point->part_first != 0 || point->end_minute != 0
      || point->month.setting != MASAR_TIME_ABSOLUTE || point->year.setting != MASAR_TIME_ABSOLUTE
      || time->expression.last.month.setting != MASAR_TIME_UNSET || point->weekday != 0
      || time->expression.last.day.setting != MASAR_TIME_UNSET
      || !masar_time_expression_resolve (&time->expression, MASAR_SPAN_OPEN, MASAR_TIME_PAST, &when)
      || !masar_span_get_first_day (when.span, &part->day))
    return FALSE;
  part->with_day = point->day.setting == MASAR_TIME_ABSOLUTE;
  part->with_year = TRUE;
  return TRUE;
}

/* What begins at @token and is written anew by each story; its length in tokens, or 0. */
static guint
find_variable (const MasarTags *tags, const GArray *times, guint *next_time, guint token, Part *part)
{
  const MasarTag *place = masar_tags_at (tags, token, MASAR_TAG_PLACE);

  while (*next_time < times->len && g_array_index (times, MasarTime, *next_time).first_token < token)
    (*next_time)++;
  if (*next_time < times->len && g_array_index (times, MasarTime, *next_time).first_token == token
      && read_date (&g_array_index (times, MasarTime, *next_time), part))
    return g_array_index (times, MasarTime, *next_time).n_tokens;
  if (place == NULL || place->clitics != 0)
    return 0;
  part->place = place->entry;
  return place->n_tokens;
}

static void
cut_sentence (Theme *theme, const MasarText *text, const MasarTags *tags, const GArray *times, guint from, guint to)
{
  const MasarToken *tokens = masar_text_get_tokens (text);
  Sentence sentence = { .first_part = theme->parts->len };
  guint next_time = 0;
  guint32 start = tokens[from].start;

  for (guint token = from; token < to;)
    {
      Part part = { .day = G_MININT64 };
      const guint n_tokens = find_variable (tags, times, &next_time, token, &part);

      if (n_tokens == 0 || token + n_tokens > to)
        {
          token++;
          continue;
        }
      if (tokens[token].start > start)
        {
          const Part words = { .words = { start, tokens[token].start }, .day = G_MININT64 };

          g_array_append_val (theme->parts, words);
        }
      part.words = (MasarPassage){ tokens[token].start, tokens[token + n_tokens - 1].end };
      g_array_append_val (theme->parts, part);
      start = part.words.end;
      token += n_tokens;
    }
  if (tokens[to - 1].end > start)
    {
      const Part words = { .words = { start, tokens[to - 1].end }, .day = G_MININT64 };

      g_array_append_val (theme->parts, words);
    }
  sentence.n_parts = theme->parts->len - sentence.first_part;
  g_array_append_val (theme->sentences, sentence);
}

static gboolean
is_body (const MasarArticle *page, const MasarSentence *sentence)
{
  for (guint i = 0; i < page->body->len; i++)
    {
      const MasarPassage *part = &g_array_index (page->body, MasarPassage, i);

      if (part->start <= sentence->start && sentence->end <= part->end)
        return TRUE;
    }
  return FALSE;
}

/* The day of publication; where it is not known, the last day that the text names; else some day. */
static gint64
guess_day (const MasarArticle *page, const Theme *theme)
{
  gint64 last = G_MININT64;
  gint64 day;

  if (masar_span_get_last_day (page->published.span, &day) && masar_span_get_first_day (page->published.span, &last))
    return day;
  for (guint i = 0; i < theme->parts->len; i++)
    last = MAX (last, g_array_index (theme->parts, Part, i).day);
  return last != G_MININT64 ? last : masar_days_from_civil (2020, 6, 17);
}

static void
take_document (MasarDocument *document, gpointer user_data)
{
  CorpusMaker *self = user_data;
  g_autoptr (MasarText) text = masar_text_new (document->text, document->length, self->lexicon);
  g_autoptr (GArray) times = masar_times_find (text);
  g_autoptr (MasarArticle) page = masar_article_new (document, text, times);
  g_autoptr (MasarTags) tags = masar_tags_new (text);
  const MasarSentence *sentences = masar_text_get_sentences (text);
  Theme *theme = g_new0 (Theme, 1);

  theme->document = document;
  theme->title = g_strdup (page->title);
  theme->parts = g_array_new (FALSE, FALSE, sizeof (Part));
  theme->sentences = g_array_new (FALSE, FALSE, sizeof (Sentence));
  for (guint i = 0; i < masar_text_get_n_sentences (text); i++)
    {
      const guint first = sentences[i].first_token;
      guint end = first + sentences[i].n_tokens;

      while (end > first && masar_text_get_tokens (text)[end - 1].kind == MASAR_TOKEN_BREAK)
        end--;
      if (end > first && is_body (page, &sentences[i]))
        cut_sentence (theme, text, tags, times, first, end);
    }
  theme->day = guess_day (page, theme);
  if (theme->sentences->len > 0 && (page->language == NULL || g_str_equal (page->language, "ar")))
    g_ptr_array_add (self->themes, theme);
  else
    theme_free (theme);
}

static void
complain (const char *file, const GError *error, gpointer user_data)
{
  g_printerr ("%s: %s\n", file, error->message);
}

/**
 * corpus_maker_new:
 * @lexicon: the language; must outlive the maker
 * @paths: (array zero-terminated=1): files and folders of real articles
 * @seed: another one makes another corpus
 *
 * Returns: (transfer full) (nullable): a maker, or %NULL where no article could be read
 */
CorpusMaker *
corpus_maker_new (const MasarLexicon *lexicon, const char *const *paths, guint32 seed)
{
  g_autoptr (GPtrArray) files = masar_importer_list (paths, NULL, complain, NULL);
  CorpusMaker *self = g_new0 (CorpusMaker, 1);

  self->lexicon = lexicon;
  self->places = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, (GDestroyNotify) g_ptr_array_unref);
  self->themes = g_ptr_array_new_with_free_func (theme_free);
  self->random = g_rand_new_with_seed (seed);
  index_places (self);
  for (guint i = 0; i < files->len; i++)
    {
      g_autoptr (GError) error = NULL;

      if (!masar_importer_read (files->pdata[i], NULL, NULL, take_document, complain, self, &error))
        complain (files->pdata[i], error, self);
    }
  if (self->themes->len == 0)
    g_clear_pointer (&self, corpus_maker_free);
  return self;
}

void
corpus_maker_free (CorpusMaker *self)
{
  g_hash_table_unref (self->places);
  g_ptr_array_unref (self->themes);
  g_rand_free (self->random);
  g_free (self);
}

static const char *
replace_place (const CorpusMaker *self, const Story *story, const MasarLexiconEntry *place)
{
  g_autofree char *group = dup_place_group (place);
  const GPtrArray *places = g_hash_table_lookup (self->places, group);
  guint position = 0;

  /* A country stays: the doers of the story are of it. */
  if (g_str_equal (get_member (place, "kind"), "country"))
    return place->name;
  while (position < places->len && !g_str_equal (((MasarLexiconEntry *) places->pdata[position])->name, place->name))
    position++;
  return ((const MasarLexiconEntry *) places->pdata[(position + story->place_step) % places->len])->name;
}

static void
append_date (GString *text, const Part *part, gint64 day)
{
  static const char *const months[] = { "يناير", "فبراير", "مارس",   "أبريل",  "مايو",   "يونيو",
                                        "يوليو", "أغسطس",  "سبتمبر", "أكتوبر", "نوفمبر", "ديسمبر" };
  const MasarCivilDate date = masar_civil_from_days (day);

  if (part->with_day)
    g_string_append_printf (text, "%d ", date.day);
  g_string_append_printf (text, "%s %d", months[date.month - 1], date.year);
}

static void
append_sentence (const CorpusMaker *self, const Story *story, const Theme *theme, guint position, GString *text)
{
  const Sentence *sentence = &g_array_index (theme->sentences, Sentence, position);

  for (guint i = 0; i < sentence->n_parts; i++)
    {
      const Part *part = &g_array_index (theme->parts, Part, sentence->first_part + i);

      if (part->place != NULL)
        g_string_append (text, replace_place (self, story, part->place));
      else if (part->day != G_MININT64)
        append_date (text, part, part->day + story->shift_days);
      else
        g_string_append_len (text, theme->document->text + part->words.start, part->words.end - part->words.start);
    }
  g_string_append_c (text, '\n');
}

static const Theme *
choose_theme (CorpusMaker *self)
{
  return g_ptr_array_index (self->themes, g_rand_int_range (self->random, 0, (int) self->themes->len));
}

/* The text of one teller: most of the theme, now and then a little of something else. */
static char *
tell (CorpusMaker *self, const Story *story, const Theme *theme)
{
  GString *text = g_string_new (NULL);

  append_sentence (self, story, theme, 0, text);
  for (guint i = 1; i < theme->sentences->len; i++)
    if (g_rand_double (self->random) < SHARE_OF_SENTENCES_TAKEN)
      append_sentence (self, story, theme, i, text);
  if (g_rand_int_range (self->random, 0, 3) == 0)
    {
      const Theme *other = choose_theme (self);

      append_sentence (self, story, other, (guint) g_rand_int_range (self->random, 0, (int) other->sentences->len),
                       text);
    }
  return g_string_free (text, FALSE);
}

static void
append_member (JsonBuilder *builder, const char *name, const char *value)
{
  json_builder_set_member_name (builder, name);
  json_builder_add_string_value (builder, value);
}

static char *
dup_day (gint64 day)
{
  const MasarCivilDate date = masar_civil_from_days (day);

  return g_strdup_printf ("%04d-%02d-%02d", date.year, date.month, date.day);
}

static void
write_article (CorpusMaker *self, const Theme *theme, const char *id, const char *text, gint64 day, GString *line)
{
  g_autoptr (JsonBuilder) builder = json_builder_new ();
  g_autoptr (JsonGenerator) generator = json_generator_new ();
  g_autoptr (JsonNode) root = NULL;
  g_autofree char *date = dup_day (day);
  g_autofree char *outlet = g_strdup_printf ("منبر %d", g_rand_int_range (self->random, 1, N_OUTLETS + 1));

  json_builder_begin_object (builder);
  append_member (builder, "id", id);
  if (theme->title != NULL)
    append_member (builder, "title", theme->title);
  append_member (builder, "source", outlet);
  if (g_rand_double (self->random) >= SHARE_WITHOUT_DATE)
    append_member (builder, "date", date);
  append_member (builder, "text", text);
  json_builder_end_object (builder);
  root = json_builder_get_root (builder);
  json_generator_set_root (generator, root);
  json_generator_to_gstring (generator, line);
  g_string_append_c (line, '\n');
}

/* Weeks by which to move @theme, so that its day falls within the years of the corpus. */
static gint64
choose_shift (CorpusMaker *self, const Theme *theme)
{
  const gint64 n_weeks = N_YEARS * 365 / 7;
  const gint64 last = (masar_days_from_civil (LAST_YEAR, 12, 20) - theme->day) / 7;

  return 7 * (last - g_rand_int_range (self->random, 0, (int) n_weeks));
}

/**
 * corpus_maker_run:
 * @n_articles: how many to make
 * @sink: takes each
 *
 * Returns: %FALSE when @sink did
 */
gboolean
corpus_maker_run (CorpusMaker *self, guint n_articles, CorpusMakerSink sink, gpointer user_data)
{
  g_autoptr (GString) line = g_string_new (NULL);
  guint n_made = 0;

  for (guint number = 0; n_made < n_articles; number++)
    {
      const Theme *theme = choose_theme (self);
      const Story story = { number, choose_shift (self, theme), g_rand_int (self->random) % 64 };
      const int n_tellers = g_rand_int_range (self->random, 1, g_rand_int_range (self->random, 2, MAX_TELLERS + 2));
      g_autofree char *text = NULL;

      for (int i = 0; i < n_tellers && n_made < n_articles; i++)
        {
          const gint64 day = theme->day + story.shift_days + MAX (g_rand_int_range (self->random, -4, 3), 0);
          g_autofree char *id = g_strdup_printf ("made-%07u", ++n_made);

          if (text == NULL || g_rand_double (self->random) >= SHARE_OF_COPIES)
            {
              g_free (text);
              text = tell (self, &story, theme);
            }
          g_string_truncate (line, 0);
          write_article (self, theme, id, text, day, line);
          if (!sink (id, line, user_data))
            return FALSE;
        }
    }
  return TRUE;
}
