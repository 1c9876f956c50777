/* SPDX-FileCopyrightText: The Masar authors
 * SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "masar-events"

#include "masar-edtf.h"
#include "masar-records.h"
#include "masar-weave.h"

#include <string.h>

/* Records as JSON, one object without a line end.  Written straight into a string: it is the output of extract, a
 * filter whose speed counts. */

/* Makes room for @length more bytes and returns where they go: a record is mostly short pieces, and one at a time they
 * cost more to append than to make. */
static inline char *
extend (GString *out, gsize length)
{
  const gsize old = out->len;

  if (old + length < out->allocated_len)
    {
      out->len += length;
      out->str[out->len] = '\0';
    }
  else
    g_string_set_size (out, old + length);
  return out->str + old;
}

static void
append_bytes (GString *out, const char *bytes, gsize length)
{
  memcpy (extend (out, length), bytes, length);
}

/* Begins the element @position of an array. */
static void
open_element (GString *out, guint position, char bracket)
{
  if (position > 0)
    g_string_append_c (out, ',');
  g_string_append_c (out, bracket);
}

#define append_literal(out, literal) append_bytes (out, literal, sizeof literal - 1)

/* Passes over eight bytes at a time among which is none that is escaped: the test of a byte spills into higher ones
 * only behind one that is (https://graphics.stanford.edu/~seander/bithacks.html#HasLessInWord). */
static const char *
skip_plain (const char *at, const char *end)
{
  const guint64 ones = G_GUINT64_CONSTANT (0x0101010101010101);

  for (; end - at >= 8; at += 8)
    {
      guint64 bytes, quote, backslash;

      memcpy (&bytes, at, 8);
      quote = bytes ^ '"' * ones;
      backslash = bytes ^ '\\' * ones;
      if ((((bytes - 0x20 * ones) & ~bytes) | ((quote - ones) & ~quote) | ((backslash - ones) & ~backslash))
          & 0x80 * ones)
        break;
    }
  return at;
}

static void
append_string (GString *out, const char *text)
{
  const char *end = text + strlen (text);
  const char *run = text;

  g_string_append_c (out, '"');
  for (const char *at = skip_plain (text, end);; at++)
    {
      const guchar c = (guchar) *at;

      if (c >= 0x20 && c != '"' && c != '\\')
        continue;
      append_bytes (out, run, at - run);
      if (c == '\0')
        break;
      if (c == '"' || c == '\\')
        {
          g_string_append_c (out, '\\');
          g_string_append_c (out, (char) c);
        }
      else
        g_string_append_printf (out, "\\u%04x", c);
      run = at + 1;
      at = skip_plain (run, end) - 1;
    }
  g_string_append_c (out, '"');
}

/* Inlined, as is what takes a key: the length of a key is known where it is written down. */
static G_ALWAYS_INLINE inline void
append_key (GString *out, const char *key)
{
  const char last = out->len > 0 ? out->str[out->len - 1] : '{';
  const gboolean follows = last != '{' && last != '[';
  const gsize length = strlen (key);
  char *at = extend (out, length + 3 + follows);

  *at = ',';
  at += follows;
  *at++ = '"';
  memcpy (at, key, length);
  memcpy (at + length, "\":", 2);
}

static void
append_unsigned (GString *out, guint64 value)
{
  char digits[20];
  guint n_digits = 0;

  do
    digits[sizeof digits - ++n_digits] = (char) ('0' + value % 10);
  while ((value /= 10) != 0);
  memcpy (extend (out, n_digits), digits + sizeof digits - n_digits, n_digits);
}

static inline void
append_member (GString *out, const char *key, const char *value)
{
  append_key (out, key);
  if (value != NULL)
    append_string (out, value);
  else
    append_literal (out, "null");
}

/* A member that is left out when it is not known. */
static inline void
append_known (GString *out, const char *key, const char *value)
{
  if (value != NULL)
    append_member (out, key, value);
}

static inline void
append_number (GString *out, const char *key, int value)
{
  append_key (out, key);
  if (value == MASAR_UNKNOWN)
    append_literal (out, "null");
  else
    {
      if (value < 0)
        g_string_append_c (out, '-');
      append_unsigned (out, (guint64) ABS ((gint64) value));
    }
}

static inline void
append_passage (GString *out, MasarPassage passage)
{
  append_key (out, "start");
  append_unsigned (out, passage.start);
  append_key (out, "end");
  append_unsigned (out, passage.end);
}

static void
append_day (GString *out, gboolean known, gint64 day)
{
  if (known)
    {
      g_string_append_c (out, '"');
      masar_edtf_append_day (out, masar_civil_from_days (day));
      g_string_append_c (out, '"');
    }
  else
    append_literal (out, "null");
}

static void
append_when (GString *out, MasarWhen when)
{
  gint64 first = 0, last = 0;
  const gboolean begins = masar_span_get_first_day (when.span, &first);
  const gboolean ends = masar_span_get_last_day (when.span, &last);
  gsize before, length;

  append_key (out, "edtf");
  if (masar_span_is_unknown (when.span))
    append_literal (out, "null");
  else
    {
      g_string_append_c (out, '"');
      masar_edtf_append (out, when.span, when.approximate);
      g_string_append_c (out, '"');
    }
  append_key (out, "earliest");
  before = out->len;
  append_day (out, begins, first);
  length = out->len - before;
  append_key (out, "latest");
  /* most are of one day, which is written out once */
  if (begins && ends && first == last)
    {
      char *copy = extend (out, length);

      memcpy (copy, out->str + before, length);
    }
  else
    append_day (out, ends, last);
  if (when.lasting)
    {
      append_key (out, "lasting");
      append_literal (out, "true");
    }
}

static inline void
append_flag (GString *out, const char *key, gboolean value)
{
  if (!value)
    return;
  append_key (out, key);
  append_literal (out, "true");
}

static void
append_extra (GString *out, const char *extra)
{
  if (extra == NULL)
    return;
  g_string_append_c (out, ',');
  g_string_append (out, extra);
}

static void
append_says (GString *out, const MasarMention *mention)
{
  append_key (out, "says");
  g_string_append_c (out, '[');
  for (guint i = 0; i < mention->n_says; i++)
    {
      const MasarSpeaker *speaker = &mention->says[i];

      open_element (out, i, '{');
      append_member (out, "who", speaker->who);
      if (speaker->role != MASAR_SPEAKER_UNKNOWN)
        append_member (out, "role", masar_speaker_role_to_string (speaker->role));
      append_passage (out, speaker->passage);
      g_string_append_c (out, '}');
    }
  g_string_append_c (out, ']');
}

static inline void
append_side (GString *out, const char *key, MasarSide side)
{
  if (side != MASAR_SIDE_UNKNOWN)
    append_member (out, key, masar_side_to_string (side));
}

static void
append_casualties (GString *out, const MasarMention *mention)
{
  if (mention->n_casualties == 0)
    return;
  append_key (out, "casualties");
  g_string_append_c (out, '[');
  for (guint i = 0; i < mention->n_casualties; i++)
    {
      const MasarCasualties *casualties = &mention->casualties[i];

      open_element (out, i, '{');
      append_member (out, "harm", masar_harm_to_string (casualties->harm));
      append_number (out, "count", casualties->count);
      append_member (out, "exactness", masar_exactness_to_string (casualties->exactness));
      append_known (out, "who", casualties->who);
      append_side (out, "side", casualties->side);
      append_passage (out, casualties->passage);
      g_string_append_c (out, '}');
    }
  g_string_append_c (out, ']');
}

/* The members of a mention, without braces; evidence has the same. */
static void
append_mention_members (GString *out, const MasarMention *mention)
{
  append_passage (out, mention->passage);
  append_member (out, "type", masar_event_type_to_string (mention->type));
  append_member (out, "kind", mention->kind);
  append_when (out, mention->when);
  append_number (out, "time", mention->time);
  append_member (out, "place", mention->place);
  if (mention->place_precision > 0)
    append_number (out, "place_precision", mention->place_precision);
  append_member (out, "actor", mention->actor);
  append_side (out, "actor_side", mention->actor_side);
  append_member (out, "target", mention->target);
  append_side (out, "target_side", mention->target_side);
  append_number (out, "killed", mention->killed);
  append_number (out, "wounded", mention->wounded);
  append_casualties (out, mention);
  append_says (out, mention);
  append_member (out, "modality", masar_modality_to_string (mention->modality));
  if (mention->same != MASAR_UNKNOWN)
    append_number (out, "same", mention->same);
  if (mention->claims != MASAR_UNKNOWN)
    append_number (out, "claims", mention->claims);
  append_flag (out, "reported", mention->reported);
  append_flag (out, "background", mention->background);
  append_flag (out, "headline", mention->headline);
  append_flag (out, "since", mention->since);
  append_flag (out, "intercepted", mention->intercepted);
  append_flag (out, "quoted", mention->quoted);
}

static void
append_times (GString *out, const GArray *times)
{
  append_key (out, "times");
  g_string_append_c (out, '[');
  for (guint i = 0; i < times->len; i++)
    {
      const MasarTimeRecord *time = &g_array_index (times, MasarTimeRecord, i);

      open_element (out, i, '{');
      append_passage (out, time->passage);
      append_member (out, "text", time->text);
      append_known (out, "expression", time->expression);
      append_known (out, "bound", masar_time_bound_to_string (time->bound));
      append_known (out, "disagrees", time->disagrees ? "weekday" : NULL);
      append_when (out, time->when);
      g_string_append_c (out, '}');
    }
  g_string_append_c (out, ']');
}

static void
append_mentions (GString *out, const GArray *mentions)
{
  append_key (out, "mentions");
  g_string_append_c (out, '[');
  for (guint i = 0; i < mentions->len; i++)
    {
      open_element (out, i, '{');
      append_mention_members (out, &g_array_index (mentions, MasarMention, i));
      append_known (out, "words", g_array_index (mentions, MasarMention, i).words);
      g_string_append_c (out, '}');
    }
  g_string_append_c (out, ']');
}

static void
append_relations (GString *out, const GArray *relations)
{
  append_key (out, "relations");
  g_string_append_c (out, '[');
  for (guint i = 0; i < relations->len; i++)
    {
      const MasarRelation *relation = &g_array_index (relations, MasarRelation, i);

      open_element (out, i, '{');
      append_member (out, "kind", masar_link_kind_to_string (relation->kind));
      append_number (out, "from", relation->from);
      append_number (out, "to", relation->to);
      append_member (out, "modality", masar_modality_to_string (relation->modality));
      append_passage (out, relation->passage);
      g_string_append_c (out, '}');
    }
  g_string_append_c (out, ']');
}

static void
append_published (GString *out, const MasarArticleRecord *article)
{
  append_key (out, "published");
  g_string_append_c (out, '{');
  append_when (out, article->published);
  append_member (out, "basis", masar_basis_to_string (article->basis));
  if (article->published_passage.end > article->published_passage.start)
    append_passage (out, article->published_passage);
  append_known (out, "reference", article->reference);
  g_string_append_c (out, '}');
}

/**
 * masar_article_record_write:
 * @article: an article
 * @out: where to append its JSON object
 */
void
masar_article_record_write (const MasarArticleRecord *article, GString *out)
{
  append_literal (out, "{\"record\":\"article\"");
  append_member (out, "id", article->id);
  append_known (out, "uri", article->uri);
  append_known (out, "sha256", article->sha256);
  append_known (out, "encoding", article->encoding);
  append_known (out, "language", article->language);
  append_key (out, "title");
  if (article->title != NULL)
    {
      g_string_append_c (out, '{');
      append_member (out, "text", article->title);
      if (article->title_passage.end > article->title_passage.start)
        append_passage (out, article->title_passage);
      g_string_append_c (out, '}');
    }
  else
    append_literal (out, "null");
  append_known (out, "lead", article->lead);
  append_member (out, "outlet", article->outlet);
  append_member (out, "place", article->place);
  append_published (out, article);
  append_key (out, "body");
  g_string_append_c (out, '[');
  for (guint i = 0; i < article->body->len; i++)
    {
      const MasarPassage *part = &g_array_index (article->body, MasarPassage, i);

      open_element (out, i, '[');
      append_unsigned (out, part->start);
      g_string_append_c (out, ',');
      append_unsigned (out, part->end);
      g_string_append_c (out, ']');
    }
  g_string_append_c (out, ']');
  append_times (out, article->times);
  append_mentions (out, article->mentions);
  append_relations (out, article->relations);
  append_known (out, "shingles", article->shingles);
  append_known (out, "copy_of", article->copy_of);
  append_extra (out, article->extra);
  g_string_append_c (out, '}');
}

/* What sources say of a number is a number in the record. */
static void
append_value (GString *out, const char *value)
{
  gint64 number;

  if (g_ascii_string_to_signed (value, 10, G_MININT, G_MAXINT, &number, NULL))
    append_number (out, "value", (int) number);
  else
    append_member (out, "value", value);
}

static void
append_disputes (GString *out, const GArray *disputes)
{
  append_key (out, "disputes");
  g_string_append_c (out, '[');
  for (guint i = 0; i < disputes->len; i++)
    {
      const MasarDispute *dispute = &g_array_index (disputes, MasarDispute, i);

      open_element (out, i, '{');
      append_member (out, "what", dispute->what);
      append_key (out, "values");
      g_string_append_c (out, '[');
      for (guint v = 0; v < dispute->n_values; v++)
        {
          open_element (out, v, '{');
          append_value (out, dispute->values[v].value);
          append_key (out, "evidence");
          g_string_append_c (out, '[');
          for (guint e = 0; e < dispute->values[v].n_evidence; e++)
            g_string_append_printf (out, "%s%u", e > 0 ? "," : "", dispute->values[v].evidence[e]);
          append_literal (out, "]}");
        }
      append_literal (out, "]}");
    }
  g_string_append_c (out, ']');
}

/* What is asked of the article of a piece of evidence, looked up once. */
typedef struct
{
  int article;
  const char *id;
  const char *copy_of;
  gboolean again; /* evidence before is of the same article */
  gboolean written;
} Told;

static Told *
look_up_articles (const MasarRecords *self, const GArray *evidence)
{
  Told *told = g_new0 (Told, evidence->len + 1);
  g_autoptr (GHashTable) seen = g_hash_table_new (NULL, NULL);

  for (guint i = 0; i < evidence->len; i++)
    {
      const int article = g_array_index (evidence, MasarEvidence, i).article;
      const MasarArticleRecord *record;

      if (i > 0 && told[i - 1].article == article)
        {
          told[i] = told[i - 1];
          told[i].again = TRUE;
          continue;
        }
      record = masar_records_get_article (self, (guint) article);
      told[i] =
          (Told){ article, record->id, record->copy_of, !g_hash_table_add (seen, GINT_TO_POINTER (article)), FALSE };
    }
  return told;
}

/* The ids of the articles from @first on that are copies of one text. */
static void
append_copies_of (Told *told, guint n_told, guint first, GString *out)
{
  gboolean any = FALSE;

  g_string_append_c (out, '{');
  append_member (out, "of", told[first].copy_of);
  append_key (out, "articles");
  g_string_append_c (out, '[');
  for (guint i = first; i < n_told; i++)
    {
      if (told[i].again || told[i].written || g_strcmp0 (told[i].copy_of, told[first].copy_of) != 0)
        continue;
      if (any)
        g_string_append_c (out, ',');
      append_string (out, told[i].id);
      told[i].written = any = TRUE;
    }
  append_literal (out, "]}");
}

/* Which articles of the evidence are copies, grouped by what they are copies of; left out when none is. */
static void
append_copies (Told *told, guint n_told, GString *out)
{
  gboolean any = FALSE;

  for (guint i = 0; i < n_told; i++)
    {
      if (told[i].copy_of == NULL || told[i].again || told[i].written)
        continue;
      if (!any)
        append_key (out, "copies");
      g_string_append_c (out, any ? ',' : '[');
      append_copies_of (told, n_told, i, out);
      any = TRUE;
    }
  if (any)
    g_string_append_c (out, ']');
}

/**
 * masar_event_record_write:
 * @self: records
 * @position: of the event
 * @out: where to append its JSON object
 */
void
masar_event_record_write (const MasarRecords *self, guint position, GString *out)
{
  const MasarEventRecord *event = masar_records_get_event (self, position);
  g_autofree Told *told = look_up_articles (self, event->evidence);

  append_literal (out, "{\"record\":\"event\"");
  append_member (out, "id", event->id);
  append_member (out, "type", masar_event_type_to_string (event->type));
  append_member (out, "kind", event->kind);
  append_member (out, "title", event->title);
  append_when (out, event->when);
  append_member (out, "place", event->place);
  append_known (out, "actor", event->actor);
  append_number (out, "sources", (int) event->n_sources);
  append_key (out, "evidence");
  g_string_append_c (out, '[');
  for (guint i = 0; i < event->evidence->len; i++)
    {
      const MasarEvidence *evidence = &g_array_index (event->evidence, MasarEvidence, i);

      open_element (out, i, '{');
      append_member (out, "article", told[i].id);
      if (evidence->mention != MASAR_UNKNOWN)
        append_number (out, "mention", evidence->mention);
      append_mention_members (out, &evidence->values);
      g_string_append_c (out, '}');
    }
  g_string_append_c (out, ']');
  append_copies (told, event->evidence->len, out);
  append_disputes (out, event->disputes);
  append_extra (out, event->extra);
  g_string_append_c (out, '}');
}

/**
 * masar_link_record_write:
 * @self: records
 * @position: of the link
 * @out: where to append its JSON object
 */
void
masar_link_record_write (const MasarRecords *self, guint position, GString *out)
{
  const MasarLinkRecord *link = masar_records_get_link (self, position);

  append_literal (out, "{\"record\":\"link\"");
  append_member (out, "kind", masar_link_kind_to_string (link->kind));
  append_member (out, "from", masar_records_get_event (self, link->from)->id);
  append_member (out, "to", masar_records_get_event (self, link->to)->id);
  append_member (out, "modality", masar_modality_to_string (link->modality));
  append_key (out, "evidence");
  g_string_append_c (out, '[');
  for (guint i = 0; i < link->evidence->len; i++)
    {
      const MasarLinkEvidence *evidence = &g_array_index (link->evidence, MasarLinkEvidence, i);

      open_element (out, i, '{');
      append_member (out, "article", masar_records_get_article (self, evidence->article)->id);
      append_passage (out, evidence->passage);
      g_string_append_c (out, '}');
    }
  g_string_append_c (out, ']');
  append_extra (out, link->extra);
  g_string_append_c (out, '}');
}

static void
append_happening (const MasarRecords *self, const char *key, guint article, guint mention, GString *out)
{
  append_key (out, key);
  g_string_append_c (out, '{');
  append_member (out, "article", masar_records_get_article (self, article)->id);
  append_number (out, "mention", (int) mention);
  g_string_append_c (out, '}');
}

/**
 * masar_merge_note_write:
 * @self: records
 * @note: why two happenings in them are one or not
 * @out: where to append its JSON object
 */
void
masar_merge_note_write (const MasarRecords *self, const MasarMergeNote *note, GString *out)
{
  static const char *const features[] = { "date", "place", "parties", "kind", "numbers", "words", "copy", "alone" };

  G_STATIC_ASSERT (G_N_ELEMENTS (features) == MASAR_N_MERGE_FEATURES);
  append_literal (out, "{\"record\":\"merge\"");
  append_key (out, "merged");
  g_string_append (out, note->merged ? "true" : "false");
  append_known (out, "refusal", note->refusal);
  append_happening (self, "a", note->article_a, note->mention_a, out);
  append_happening (self, "b", note->article_b, note->mention_b, out);
  append_key (out, "score");
  g_string_append_printf (out, "%d", note->score);
  append_number (out, "needed", note->needed);
  append_key (out, "features");
  g_string_append_c (out, '{');
  for (guint i = 0; i < MASAR_N_MERGE_FEATURES; i++)
    {
      append_key (out, features[i]);
      g_string_append_printf (out, "%d", note->parts[i]);
    }
  append_literal (out, "}}");
}
