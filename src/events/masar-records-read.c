/* SPDX-FileCopyrightText: The Masar authors
 * SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "masar-events"

#include "masar-edtf.h"
#include "masar-records.h"

#include <json-glib/json-glib.h>
#include <string.h>

/* One JSON object into a record.  The first thing that is not as expected is kept as the error, with its path; reading
 * goes on with "unknown" so that the code stays straight, and the caller drops the record. */

typedef struct
{
  MasarRecords *records;
  const char *where;
  GString *path;
  GError *error;
} Reader;

static void
reader_fail (Reader *reader, const char *member, const char *expected, JsonNode *found)
{
  g_autofree char *text = NULL;

  if (reader->error != NULL)
    return;
  text = found != NULL ? json_to_string (found, FALSE) : g_strdup ("nothing");
  if (strlen (text) > 60)
    strcpy (g_utf8_offset_to_pointer (text, g_utf8_strlen (text, 57)), "…");
  reader->error =
      g_error_new (MASAR_RECORDS_ERROR, MASAR_RECORDS_ERROR_VALUE, "%s: %s%s%s: expected %s, found %s", reader->where,
                   reader->path->str, reader->path->len > 0 && *member != '\0' ? "." : "", member, expected, text);
}

static JsonNode *
get_member (JsonObject *object, const char *member)
{
  JsonNode *node = json_object_get_member (object, member);

  return node == NULL || JSON_NODE_HOLDS_NULL (node) ? NULL : node;
}

/* A string that lives as long as the line. */
static const char *
get_string (Reader *reader, JsonObject *object, const char *member)
{
  JsonNode *node = get_member (object, member);

  if (node == NULL)
    return NULL;
  if (!JSON_NODE_HOLDS_VALUE (node) || json_node_get_value_type (node) != G_TYPE_STRING)
    {
      reader_fail (reader, member, "a string", node);
      return NULL;
    }
  return json_node_get_string (node);
}

/* A string that many records have in common: a name, a word of an enumeration. */
static const char *
read_string (Reader *reader, JsonObject *object, const char *member)
{
  return masar_records_intern (reader->records, get_string (reader, object, member));
}

/* A string that few have in common. */
static const char *
read_text (Reader *reader, JsonObject *object, const char *member)
{
  return masar_records_keep (reader->records, get_string (reader, object, member));
}

static int
read_number (Reader *reader, JsonObject *object, const char *member, int otherwise)
{
  JsonNode *node = get_member (object, member);
  gint64 value;

  if (node == NULL)
    return otherwise;
  value = JSON_NODE_HOLDS_VALUE (node) ? json_node_get_int (node) : -1;
  if (!JSON_NODE_HOLDS_VALUE (node) || json_node_get_value_type (node) != G_TYPE_INT64 || value < 0 || value > G_MAXINT)
    {
      reader_fail (reader, member, "a whole number from 0", node);
      return otherwise;
    }
  return (int) value;
}

static gboolean
read_flag (Reader *reader, JsonObject *object, const char *member)
{
  JsonNode *node = get_member (object, member);

  if (node == NULL)
    return FALSE;
  if (!JSON_NODE_HOLDS_VALUE (node) || json_node_get_value_type (node) != G_TYPE_BOOLEAN)
    {
      reader_fail (reader, member, "true or false", node);
      return FALSE;
    }
  return json_node_get_boolean (node);
}

static MasarPassage
read_passage (Reader *reader, JsonObject *object)
{
  const MasarPassage passage = {
    .start = (guint32) read_number (reader, object, "start", 0),
    .end = (guint32) read_number (reader, object, "end", 0),
  };

  if (passage.start <= passage.end)
    return passage;
  reader_fail (reader, "end", "an offset not before start", get_member (object, "end"));
  return (MasarPassage){ 0, 0 };
}

/* Days as records write them: "earliest" and "latest", both included. */
static gboolean
read_day (Reader *reader, JsonObject *object, const char *member, MasarSpan *span)
{
  JsonNode *node = get_member (object, member);
  const char *text = get_string (reader, object, member);
  gboolean approximate;

  if (text == NULL)
    return FALSE;
  if (masar_edtf_parse (text, span, &approximate, NULL))
    return TRUE;
  reader_fail (reader, member, "a date such as 2024-08-05", node);
  return FALSE;
}

static MasarWhen
read_when (Reader *reader, JsonObject *object)
{
  MasarWhen when = { .span = MASAR_SPAN_OPEN, .lasting = read_flag (reader, object, "lasting") };
  const char *edtf = get_string (reader, object, "edtf");
  gboolean approximate = FALSE;
  MasarSpan bound;

  if (edtf != NULL && *edtf != '\0')
    {
      if (!masar_edtf_parse (edtf, &when.span, &approximate, NULL))
        reader_fail (reader, "edtf", "an EDTF date such as 2024-08-05", get_member (object, "edtf"));
      when.approximate = approximate;
      return when;
    }
  if (read_day (reader, object, "earliest", &bound))
    when.span.begin_minutes = bound.begin_minutes;
  if (read_day (reader, object, "latest", &bound))
    when.span.end_minutes = bound.end_minutes;
  if (when.span.begin_minutes >= when.span.end_minutes)
    {
      reader_fail (reader, "latest", "a date not before earliest", get_member (object, "latest"));
      when.span = MASAR_SPAN_OPEN;
    }
  return when;
}

typedef void (*ReadObject) (Reader *reader, JsonObject *object, gpointer data);

/* Calls @read for each object of an array member, with the path to it set for errors. */
static void
read_objects (Reader *reader, JsonObject *object, const char *member, ReadObject read, gpointer data)
{
  JsonNode *node = get_member (object, member);
  const gsize outer = reader->path->len;
  JsonArray *array;

  if (node == NULL)
    return;
  if (!JSON_NODE_HOLDS_ARRAY (node))
    {
      reader_fail (reader, member, "a list", node);
      return;
    }
  array = json_node_get_array (node);
  for (guint i = 0; i < json_array_get_length (array) && reader->error == NULL; i++)
    {
      JsonNode *element = json_array_get_element (array, i);

      g_string_append_printf (reader->path, "%s%s[%u]", outer > 0 ? "." : "", member, i);
      if (JSON_NODE_HOLDS_OBJECT (element))
        read (reader, json_node_get_object (element), data);
      else
        reader_fail (reader, "", "an object", element);
      g_string_truncate (reader->path, outer);
    }
}

#define READ_WORD(reader, object, member, value, from_string, expected)                                                \
  G_STMT_START                                                                                                         \
  {                                                                                                                    \
    const char *word = get_string (reader, object, member);                                                            \
                                                                                                                       \
    if (word != NULL && !from_string (word, value))                                                                    \
      reader_fail (reader, member, expected, get_member (object, member));                                             \
  }                                                                                                                    \
  G_STMT_END

#define EXPECTED_TYPE "attack, strike, talks or context"
#define EXPECTED_MODALITY "asserted, reported, denied, possible, planned or hypothetical"
#define EXPECTED_LINK_KIND "response, delays, impedes, causes or disputes"
#define EXPECTED_SIDE "unknown, state, coalition, armed or civil"
#define EXPECTED_ROLE "unknown, person, source, witness, office, agency or outlet"
#define EXPECTED_HARM "killed, wounded, missing or captured"
#define EXPECTED_EXACTNESS "exact, at-least, about, more-than, at-most or none"
#define EXPECTED_BOUND "since or until"
#define EXPECTED_BASIS "stated, metadata, sidecar, inferred, corpus, chronicle or unknown"

static void
read_speaker (Reader *reader, JsonObject *object, gpointer data)
{
  MasarSpeaker speaker = {
    .who = read_text (reader, object, "who"),
    .passage = read_passage (reader, object),
  };

  READ_WORD (reader, object, "role", &speaker.role, masar_speaker_role_from_string, EXPECTED_ROLE);
  g_array_append_val ((GArray *) data, speaker);
}

static void
read_casualties (Reader *reader, JsonObject *object, gpointer data)
{
  MasarCasualties casualties = {
    .count = read_number (reader, object, "count", MASAR_UNKNOWN),
    .who = read_text (reader, object, "who"),
    .passage = read_passage (reader, object),
  };

  READ_WORD (reader, object, "harm", &casualties.harm, masar_harm_from_string, EXPECTED_HARM);
  READ_WORD (reader, object, "exactness", &casualties.exactness, masar_exactness_from_string, EXPECTED_EXACTNESS);
  READ_WORD (reader, object, "side", &casualties.side, masar_side_from_string, EXPECTED_SIDE);
  g_array_append_val ((GArray *) data, casualties);
}

static guint8
read_side (Reader *reader, JsonObject *object, const char *member)
{
  MasarSide side = MASAR_SIDE_UNKNOWN;

  READ_WORD (reader, object, member, &side, masar_side_from_string, EXPECTED_SIDE);
  return (guint8) side;
}

/* As ACLED has it; what is no such code is not known. */
#define MAX_PRECISION 3

static guint8
read_precision (Reader *reader, JsonObject *object)
{
  const int precision = read_number (reader, object, "place_precision", 0);

  return precision <= MAX_PRECISION ? (guint8) precision : 0;
}

static MasarMention
read_mention_members (Reader *reader, JsonObject *object)
{
  g_autoptr (GArray) says = g_array_new (FALSE, FALSE, sizeof (MasarSpeaker));
  g_autoptr (GArray) casualties = g_array_new (FALSE, FALSE, sizeof (MasarCasualties));
  MasarMention mention = {
    .passage = read_passage (reader, object),
    .when = read_when (reader, object),
    .time = read_number (reader, object, "time", MASAR_UNKNOWN),
    .kind = read_string (reader, object, "kind"),
    .place = read_string (reader, object, "place"),
    .actor = read_string (reader, object, "actor"),
    .target = read_string (reader, object, "target"),
    .killed = read_number (reader, object, "killed", MASAR_UNKNOWN),
    .wounded = read_number (reader, object, "wounded", MASAR_UNKNOWN),
    .same = read_number (reader, object, "same", MASAR_UNKNOWN),
    .claims = read_number (reader, object, "claims", MASAR_UNKNOWN),
    .actor_side = read_side (reader, object, "actor_side"),
    .target_side = read_side (reader, object, "target_side"),
    .place_precision = read_precision (reader, object),
    .reported = read_flag (reader, object, "reported"),
    .background = read_flag (reader, object, "background"),
    .headline = read_flag (reader, object, "headline"),
    .since = read_flag (reader, object, "since"),
    .intercepted = read_flag (reader, object, "intercepted"),
    .quoted = read_flag (reader, object, "quoted"),
  };

  READ_WORD (reader, object, "type", &mention.type, masar_event_type_from_string, EXPECTED_TYPE);
  READ_WORD (reader, object, "modality", &mention.modality, masar_modality_from_string, EXPECTED_MODALITY);
  read_objects (reader, object, "says", read_speaker, says);
  mention.n_says = says->len;
  if (says->len > 0)
    mention.says = masar_records_copy (reader->records, says->data, says->len * sizeof (MasarSpeaker));
  read_objects (reader, object, "casualties", read_casualties, casualties);
  mention.n_casualties = casualties->len;
  if (casualties->len > 0)
    mention.casualties =
        masar_records_copy (reader->records, casualties->data, casualties->len * sizeof (MasarCasualties));
  return mention;
}

static void
read_mention (Reader *reader, JsonObject *object, gpointer data)
{
  MasarMention mention = read_mention_members (reader, object);

  mention.words = read_text (reader, object, "words");
  g_array_append_val ((GArray *) data, mention);
}

static void
read_time (Reader *reader, JsonObject *object, gpointer data)
{
  MasarTimeRecord time = {
    .passage = read_passage (reader, object),
    .text = read_text (reader, object, "text"),
    .expression = read_string (reader, object, "expression"),
    .when = read_when (reader, object),
    .disagrees = g_strcmp0 (read_string (reader, object, "disagrees"), "weekday") == 0,
  };

  READ_WORD (reader, object, "bound", &time.bound, masar_time_bound_from_string, EXPECTED_BOUND);
  g_array_append_val ((GArray *) data, time);
}

static void
read_relation (Reader *reader, JsonObject *object, gpointer data)
{
  MasarRelation relation = {
    .from = read_number (reader, object, "from", MASAR_UNKNOWN),
    .to = read_number (reader, object, "to", MASAR_UNKNOWN),
    .passage = read_passage (reader, object),
  };

  READ_WORD (reader, object, "kind", &relation.kind, masar_link_kind_from_string, EXPECTED_LINK_KIND);
  READ_WORD (reader, object, "modality", &relation.modality, masar_modality_from_string, EXPECTED_MODALITY);
  g_array_append_val ((GArray *) data, relation);
}

static void
read_title (Reader *reader, JsonObject *object, MasarArticleRecord *article)
{
  JsonNode *node = get_member (object, "title");

  if (node != NULL && JSON_NODE_HOLDS_OBJECT (node))
    {
      article->title = read_text (reader, json_node_get_object (node), "text");
      article->title_passage = read_passage (reader, json_node_get_object (node));
    }
  else
    article->title = read_text (reader, object, "title");
}

static void
read_published (Reader *reader, JsonObject *object, MasarArticleRecord *article)
{
  JsonNode *node = get_member (object, "published");
  JsonObject *published;

  if (node == NULL)
    return;
  if (!JSON_NODE_HOLDS_OBJECT (node))
    {
      reader_fail (reader, "published", "an object", node);
      return;
    }
  published = json_node_get_object (node);
  g_string_append (reader->path, "published");
  article->published = read_when (reader, published);
  READ_WORD (reader, published, "basis", &article->basis, masar_basis_from_string, EXPECTED_BASIS);
  article->published_passage = read_passage (reader, published);
  article->reference = read_text (reader, published, "reference");
  g_string_truncate (reader->path, 0);
}

static void
read_body (Reader *reader, JsonObject *object, MasarArticleRecord *article)
{
  JsonNode *node = get_member (object, "body");
  JsonArray *parts;

  if (node == NULL)
    return;
  if (!JSON_NODE_HOLDS_ARRAY (node))
    {
      reader_fail (reader, "body", "a list of [start, end]", node);
      return;
    }
  parts = json_node_get_array (node);
  for (guint i = 0; i < json_array_get_length (parts); i++)
    {
      JsonNode *part = json_array_get_element (parts, i);
      JsonArray *ends = JSON_NODE_HOLDS_ARRAY (part) ? json_node_get_array (part) : NULL;
      MasarPassage passage = { 0, 0 };

      if (ends != NULL && json_array_get_length (ends) == 2)
        passage = (MasarPassage){ (guint32) json_array_get_int_element (ends, 0),
                                  (guint32) json_array_get_int_element (ends, 1) };
      if (passage.start >= passage.end)
        {
          reader_fail (reader, "body", "a list of [start, end]", part);
          return;
        }
      g_array_append_val (article->body, passage);
    }
}

/* What we do not know is kept as it is: the members of @object that are not among @known, without the braces. */
static const char *
read_extra (Reader *reader, JsonObject *object, const char *const *known)
{
  g_autoptr (GString) extra = g_string_new (NULL);
  g_autoptr (GList) members = json_object_get_members (object);

  for (GList *l = members; l != NULL; l = l->next)
    {
      g_autoptr (JsonNode) key = NULL;
      g_autofree char *key_text = NULL, *value_text = NULL;

      if (g_strv_contains (known, l->data))
        continue;
      key = json_node_init_string (json_node_alloc (), l->data);
      key_text = json_to_string (key, FALSE);
      value_text = json_to_string (json_object_get_member (object, l->data), FALSE);
      g_string_append_printf (extra, "%s%s:%s", extra->len > 0 ? "," : "", key_text, value_text);
    }
  return extra->len > 0 ? masar_records_keep (reader->records, extra->str) : NULL;
}

/* The stub of an article that an event or a link names before its record is read. */
static int
find_or_add_article (Reader *reader, const char *id)
{
  const int position = masar_records_find_article (reader->records, id);

  if (position != MASAR_UNKNOWN)
    return position;
  masar_records_add_article (reader->records, id)->stub = TRUE;
  return (int) masar_records_get_n_articles (reader->records) - 1;
}

static int
read_article_reference (Reader *reader, JsonObject *object)
{
  const char *id = get_string (reader, object, "article");

  if (id == NULL)
    {
      reader_fail (reader, "article", "the id of an article", NULL);
      return MASAR_UNKNOWN;
    }
  return find_or_add_article (reader, id);
}

/* One article in two shards: of the two places, the one that is first by its bytes, whichever was read first. */
static void
take_lesser_uri (Reader *reader, JsonObject *object, MasarArticleRecord *article)
{
  const char *uri = get_string (reader, object, "uri");

  if (uri != NULL && (article->uri == NULL || strcmp (uri, article->uri) < 0))
    article->uri = masar_records_keep (reader->records, uri);
}

static void
read_article (Reader *reader, JsonObject *object, const char *id)
{
  static const char *const known[] = { "record", "id",       "uri",       "sha256",   "encoding",  "language",
                                       "title",  "lead",     "outlet",    "place",    "published", "body",
                                       "times",  "mentions", "relations", "shingles", "copy_of",   NULL };
  const char *sha256 = get_string (reader, object, "sha256");
  g_autofree char *own_id = masar_records_dup_article_id (reader->records, id, sha256);
  const int position = masar_records_find_article (reader->records, own_id);
  MasarArticleRecord *article = masar_records_add_article (reader->records, own_id);

  if (position != MASAR_UNKNOWN && !article->stub)
    {
      if (sha256 == NULL || g_strcmp0 (article->sha256, sha256) != 0)
        reader_fail (reader, "id", "an id that no other article has", json_object_get_member (object, "id"));
      else
        take_lesser_uri (reader, object, article);
      return;
    }
  article->stub = FALSE;
  article->uri = read_text (reader, object, "uri");
  article->sha256 = read_text (reader, object, "sha256");
  article->encoding = read_string (reader, object, "encoding");
  article->language = read_string (reader, object, "language");
  article->lead = read_text (reader, object, "lead");
  article->outlet = read_string (reader, object, "outlet");
  article->place = read_string (reader, object, "place");
  read_title (reader, object, article);
  read_published (reader, object, article);
  read_body (reader, object, article);
  read_objects (reader, object, "times", read_time, article->times);
  read_objects (reader, object, "mentions", read_mention, article->mentions);
  read_objects (reader, object, "relations", read_relation, article->relations);
  article->shingles = read_text (reader, object, "shingles");
  article->copy_of = read_text (reader, object, "copy_of");
  article->extra = read_extra (reader, object, known);
  masar_records_finish_article (reader->records, article);
}

static void
read_evidence (Reader *reader, JsonObject *object, gpointer data)
{
  const MasarEvidence evidence = {
    .article = read_article_reference (reader, object),
    .mention = read_number (reader, object, "mention", MASAR_UNKNOWN),
    .values = read_mention_members (reader, object),
  };

  if (evidence.article != MASAR_UNKNOWN)
    g_array_append_val ((GArray *) data, evidence);
}

/* Articles that an event holds for copies of one text, where their own records do not say so. */
static void
read_copies (Reader *reader, JsonObject *object, gpointer data)
{
  const char *original = read_string (reader, object, "of");
  JsonNode *node = get_member (object, "articles");
  JsonArray *articles = node != NULL && JSON_NODE_HOLDS_ARRAY (node) ? json_node_get_array (node) : NULL;

  if (original == NULL || articles == NULL)
    reader_fail (reader, articles == NULL ? "articles" : "of", "ids of articles", node);
  for (guint i = 0; articles != NULL && i < json_array_get_length (articles); i++)
    {
      JsonNode *id = json_array_get_element (articles, i);

      if (!JSON_NODE_HOLDS_VALUE (id) || json_node_get_value_type (id) != G_TYPE_STRING)
        reader_fail (reader, "articles", "ids of articles", id);
      else
        masar_records_get_article (reader->records, find_or_add_article (reader, json_node_get_string (id)))->copy_of =
            original;
    }
}

static void
read_dispute_value (Reader *reader, JsonObject *object, gpointer data)
{
  g_autoptr (GArray) evidence = g_array_new (FALSE, FALSE, sizeof (guint));
  JsonNode *node = get_member (object, "value");
  JsonNode *list = get_member (object, "evidence");
  MasarDisputeValue value = { 0 };

  if (node == NULL || !JSON_NODE_HOLDS_VALUE (node))
    reader_fail (reader, "value", "a string or a number", node);
  else if (json_node_get_value_type (node) == G_TYPE_STRING)
    value.value = read_string (reader, object, "value");
  else
    {
      g_autofree char *number = g_strdup_printf ("%" G_GINT64_FORMAT, json_node_get_int (node));

      value.value = masar_records_intern (reader->records, number);
    }
  if (list != NULL && JSON_NODE_HOLDS_ARRAY (list))
    for (guint i = 0; i < json_array_get_length (json_node_get_array (list)); i++)
      {
        const guint position = (guint) json_array_get_int_element (json_node_get_array (list), i);

        g_array_append_val (evidence, position);
      }
  value.n_evidence = evidence->len;
  if (evidence->len > 0)
    value.evidence = masar_records_copy (reader->records, evidence->data, evidence->len * sizeof (guint));
  g_array_append_val ((GArray *) data, value);
}

static void
read_dispute (Reader *reader, JsonObject *object, gpointer data)
{
  g_autoptr (GArray) values = g_array_new (FALSE, FALSE, sizeof (MasarDisputeValue));
  MasarDispute dispute = { .what = read_string (reader, object, "what") };

  read_objects (reader, object, "values", read_dispute_value, values);
  dispute.n_values = values->len;
  if (values->len > 0)
    dispute.values = masar_records_copy (reader->records, values->data, values->len * sizeof (MasarDisputeValue));
  g_array_append_val ((GArray *) data, dispute);
}

/* Evidence that a dispute names must exist, whoever wrote the record. */
static void
check_disputes (Reader *reader, const MasarEventRecord *event)
{
  for (guint d = 0; d < event->disputes->len; d++)
    {
      const MasarDispute *dispute = &g_array_index (event->disputes, MasarDispute, d);

      for (guint v = 0; v < dispute->n_values; v++)
        for (guint e = 0; e < dispute->values[v].n_evidence; e++)
          if (dispute->values[v].evidence[e] >= event->evidence->len)
            reader_fail (reader, "disputes", "positions in the event's evidence", NULL);
    }
}

/* Sources of an event whose record does not count them: its articles. */
static guint
count_articles (const GArray *evidence)
{
  guint count = 0;

  for (guint i = 0; i < evidence->len; i++)
    {
      gboolean seen = FALSE;

      for (guint j = 0; j < i && !seen; j++)
        seen = g_array_index (evidence, MasarEvidence, i).article == g_array_index (evidence, MasarEvidence, j).article;
      count += !seen;
    }
  return count;
}

static void
read_event (Reader *reader, JsonObject *object, const char *id)
{
  static const char *const known[] = { "record",   "id",     "type",     "kind",  "title", "edtf",
                                       "earliest", "latest", "lasting",  "place", "actor", "sources",
                                       "evidence", "copies", "disputes", NULL };
  MasarEventRecord *event;

  if (masar_records_find_event (reader->records, id) != MASAR_UNKNOWN)
    {
      reader_fail (reader, "id", "an id that no other event has", json_object_get_member (object, "id"));
      return;
    }
  event = masar_records_add_event (reader->records, id);
  READ_WORD (reader, object, "type", &event->type, masar_event_type_from_string, EXPECTED_TYPE);
  event->kind = read_string (reader, object, "kind");
  event->title = read_text (reader, object, "title");
  event->when = read_when (reader, object);
  event->place = read_string (reader, object, "place");
  event->actor = read_string (reader, object, "actor");
  read_objects (reader, object, "evidence", read_evidence, event->evidence);
  read_objects (reader, object, "copies", read_copies, NULL);
  read_objects (reader, object, "disputes", read_dispute, event->disputes);
  if (event->evidence->len == 0)
    reader_fail (reader, "evidence", "at least one piece of evidence", get_member (object, "evidence"));
  check_disputes (reader, event);
  event->n_sources = (guint) read_number (reader, object, "sources", (int) count_articles (event->evidence));
  event->extra = read_extra (reader, object, known);
}

static void
read_link_evidence (Reader *reader, JsonObject *object, gpointer data)
{
  const MasarLinkEvidence evidence = {
    .article = read_article_reference (reader, object),
    .passage = read_passage (reader, object),
  };

  if (evidence.article != MASAR_UNKNOWN)
    g_array_append_val ((GArray *) data, evidence);
}

static int
read_event_reference (Reader *reader, JsonObject *object, const char *member)
{
  const char *id = get_string (reader, object, member);
  const int position = id != NULL ? masar_records_find_event (reader->records, id) : MASAR_UNKNOWN;

  if (position == MASAR_UNKNOWN)
    reader_fail (reader, member, "the id of an event above", get_member (object, member));
  return position;
}

static void
read_link (Reader *reader, JsonObject *object)
{
  static const char *const known[] = { "record", "kind", "from", "to", "modality", "evidence", NULL };
  const int from = read_event_reference (reader, object, "from");
  const int to = read_event_reference (reader, object, "to");
  MasarLinkRecord *link;

  if (reader->error != NULL)
    return;
  link = masar_records_add_link (reader->records);
  link->from = from;
  link->to = to;
  READ_WORD (reader, object, "kind", &link->kind, masar_link_kind_from_string, EXPECTED_LINK_KIND);
  READ_WORD (reader, object, "modality", &link->modality, masar_modality_from_string, EXPECTED_MODALITY);
  read_objects (reader, object, "evidence", read_link_evidence, link->evidence);
  link->extra = read_extra (reader, object, known);
}

static void
read_record (Reader *reader, JsonNode *root)
{
  JsonObject *object = json_node_get_object (root);
  const char *record = get_string (reader, object, "record");
  const char *id = get_string (reader, object, "id");

  /* an explanation of weave holds nothing that is not in the others */
  if (g_strcmp0 (record, "merge") == 0)
    return;
  if (g_strcmp0 (record, "link") == 0)
    read_link (reader, object);
  else if (g_strcmp0 (record, "article") != 0 && g_strcmp0 (record, "event") != 0)
    reader_fail (reader, "record", "“article”, “event” or “link”", get_member (object, "record"));
  else if (id == NULL)
    reader_fail (reader, "id", "a string", get_member (object, "id"));
  else if (g_str_equal (record, "article"))
    read_article (reader, object, id);
  else
    read_event (reader, object, id);
}

/**
 * masar_records_read_line:
 * @line: one JSON object
 * @length: bytes of @line, or -1 when it ends with a NUL
 * @where: what the line is called in an error, such as "records.jsonl:12"
 * @error: return location for an error of domain %MASAR_RECORDS_ERROR
 *
 * Reads one record.  Unknown members are kept, missing ones are unknown.  A link follows the events that it names.
 * After an error @self has no new event and no new link; an article is there as far as it could be read.
 *
 * Returns: %TRUE on success
 */
gboolean
masar_records_read_line (MasarRecords *self, const char *line, gssize length, const char *where, GError **error)
{
  g_autoptr (JsonParser) parser = json_parser_new ();
  g_autoptr (GString) path = g_string_new (NULL);
  g_autoptr (GError) syntax_error = NULL;
  Reader reader = { .records = self, .where = where, .path = path };
  const guint n_events = masar_records_get_n_events (self);
  const guint n_links = masar_records_get_n_links (self);
  JsonNode *root;

  if (!json_parser_load_from_data (parser, line, length, &syntax_error))
    {
      g_set_error (error, MASAR_RECORDS_ERROR, MASAR_RECORDS_ERROR_SYNTAX, "%s: expected one JSON object, found %s",
                   where, syntax_error->message);
      return FALSE;
    }
  root = json_parser_get_root (parser);
  if (root == NULL || !JSON_NODE_HOLDS_OBJECT (root))
    {
      g_set_error (error, MASAR_RECORDS_ERROR, MASAR_RECORDS_ERROR_SYNTAX, "%s: expected one JSON object", where);
      return FALSE;
    }
  read_record (&reader, root);
  if (reader.error != NULL)
    {
      masar_records_truncate (self, n_events, n_links);
      g_propagate_error (error, reader.error);
      return FALSE;
    }
  return TRUE;
}
